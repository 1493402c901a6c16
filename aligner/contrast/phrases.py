"""Finding the words and phrases of a table in running text, by lemma or by form, the longest first."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from aligner.domain import Word

SPELLINGS = (
    (re.compile(r"is(e|ed|es|ing|ation)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|able|ite)?$"), r"or\1"),
    (re.compile(r"tre(s)?$"), r"ter\1"),
    (re.compile(r"ll(ed|ing|er)$"), r"l\1"),
    (re.compile(r"ence$"), r"ense"),
    (re.compile(r"ogue$"), r"og"),
    (re.compile(r"mme$"), r"m"),
)
FREE = frozenset(("", "phrase", "preposition", "pronoun"))

Value = TypeVar("Value")


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word without what does not tell it apart: case, British or American spelling, hyphens, stops, kind of apostrophe."""
    text = unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("-", "").replace(".", "")
    for pattern, replacement in SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


@dataclass(frozen=True)
class Match(Generic[Value]):
    """A phrase of a table found in words `start` to `end`, end exclusive."""

    start: int
    end: int
    value: Value

    @property
    def places(self) -> range:
        """The indices of its words."""
        return range(self.start, self.end)

    def overlaps(self, other: Match[Value]) -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


class PhraseTable(Generic[Value]):
    """Phrases with what is known of them, indexed by their first word."""

    def __init__(self) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], Value, str]]] = defaultdict(list)

    def add(self, phrase: str, value: Value, pos: str = "") -> None:
        """Enter a phrase; a single word counts only in its part of speech."""
        keys = tuple(key(word) for word in phrase.split())
        self._index[keys[0]].append((keys, value, pos))

    def find(self, words: Sequence[Word], *, nested: bool = False) -> tuple[Match[Value], ...]:
        """All phrases of the table in the words; those within a longer one are left out unless `nested`."""
        keys = [(key(word.lemma), key(word.text)) for word in words]
        found = list(self._matches(words, keys))
        if not nested:
            longest = {(match.start, match.end) for match in found}
            found = [match for match in found if not any(_within(match, low, high) for low, high in longest)]
        return tuple(sorted(found, key=lambda match: (match.start, match.end)))

    def _matches(self, words: Sequence[Word], keys: Sequence[tuple[str, str]]) -> Iterator[Match[Value]]:
        for start, forms in enumerate(keys):
            for form in dict.fromkeys(forms):
                for phrase, value, pos in self._index.get(form, ()):
                    end = start + len(phrase)
                    stands = end <= len(keys) and all(
                        part in keys[at] for part, at in zip(phrase, range(start, end), strict=True)
                    )
                    if stands and (len(phrase) > 1 or fits(words[start], form, pos)):
                        yield Match(start, end, value)


def fits(word: Word, form: str, pos: str) -> bool:
    """Whether a word may be of a part of speech: names may be nouns, participles in their own form adjectives."""
    if pos in FREE or word.pos == pos or word.pos in ("name", "number"):
        return True
    if pos == "adjective":
        return word.pos == "verb" and form == key(word.text) and word.lemma != word.text.lower()
    return word.pos == "function" and pos in ("adverb", "verb", "noun")


def _within(match: Match[Value], low: int, high: int) -> bool:
    return low <= match.start and match.end <= high and high - low > match.end - match.start
