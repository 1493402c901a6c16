"""Finding a glossary's phrases in running text: inflected, hyphenated or not, and with their own capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner.contrast.phrases import Match, PhraseTable
from aligner.contrast.speech import speech
from aligner.contrast.tokens import tokens
from aligner.domain import Word


class Phrase(NamedTuple):
    """A phrase of a glossary, and the number of its entry."""

    entry: int
    text: str


class Phrases:
    """Phrases that can be found in words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._table = PhraseTable[Phrase]()
        for phrase in phrases:
            for variant in _variants(phrase.text):
                self._table.add(" ".join(variant), phrase)

    def find(self, words: Sequence[Word]) -> tuple[Match[Phrase], ...]:
        """All phrases in the words, once each, in order; of those that lie within one another the longest.

        A phrase in small letters stands for any letters, one with capitals only for words with the same ones.
        """
        found = dict.fromkeys(self._table.find(words, nested=True))
        cased = [match for match in found if _has_capitals(match.value.text, words[match.start : match.end])]
        return tuple(match for match in cased if not any(_within(match, other) for other in cased))


def _variants(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a phrase as written and as lemmas, with and without hyphens."""
    spellings = {text: None, text.replace("-", " "): None, text.replace(" ", "-"): None}
    variants: dict[tuple[str, ...], None] = {}
    for spelling in spellings:
        forms = tuple(spelling[start:end] for start, end in tokens(spelling))
        variants[forms] = None
        variants[tuple(lemma for _, lemma in speech(forms))] = None
    yield from variants


def _has_capitals(phrase: str, words: Sequence[Word]) -> bool:
    if phrase.islower():
        return True
    written = "".join(word.text for word in words)
    wanted = phrase.replace(" ", "").replace("-", "")
    if written.isupper():
        return True
    return all(
        have.isupper()
        for want, have in zip(wanted, written.replace("-", ""), strict=False)
        if want.isupper()
    )  # fmt: skip


def _within(match: Match[Phrase], other: Match[Phrase]) -> bool:
    longer = other.end - other.start > match.end - match.start
    return longer and other.start <= match.start and match.end <= other.end
