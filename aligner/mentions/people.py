"""A paragraph -> the people it names: full names, titles with surnames, surnames beside a verb of saying."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.domain import Span
from aligner.mentions.gender import known_first_name
from aligner.mentions.paragraphs import Paragraph
from aligner.mentions.titles import apposition_after, title_before
from aligner.mentions.tokens import Token, tokens
from aligner.mentions.words import MODIFIERS, PARTICLES, SAYING, TITLES, geography, names_nobody

PREPOSITIONS = frozenset(
    "of in at from near between across around into inside outside through toward towards via".split()
)
HEADLINE = 0.75
LONGEST_SENTENCE = 200


@dataclass(frozen=True)
class Reference:
    """A person named in a paragraph: the words of the name, the title or apposition around it, and whether they speak.

    `speaks` where a verb of saying stands beside the name, `says_later` where one follows in the sentence; `opens`
    where the name, or the title before it, begins the sentence. `office` spans the words of the title, or of the apposition.
    """

    block: int
    span: Span
    names: tuple[str, ...]
    title: str = ""
    apposition: str = ""
    speaks: bool = False
    says_later: bool = False
    opens: bool = False
    office: Span | None = None

    @property
    def role(self) -> str:
        """All that is said of the person's office here."""
        return f"{self.title} {self.apposition}".strip()


def people(paragraph: Paragraph) -> Iterator[Reference]:
    """Yield the people that a paragraph names outside its quotations, in order."""
    words = tokens(paragraph.outside)
    if _headline(paragraph.span.text):
        return
    at = 0
    while at < len(words):
        end = _name_end(words, at)
        if end == at:
            at += 1
            continue
        reference = _reference(paragraph, words, at, end)
        if reference is not None:
            yield reference
        at = end


def _headline(text: str) -> bool:
    """Whether a line without a final stop has nearly every longer word capitalised: capitals tell no names there."""
    longer = [word for word in text.split() if len(word) > 3]
    title_case = sum(word.strip('“”"‘’').istitle() for word in longer) > HEADLINE * len(longer)
    return len(longer) > 3 and title_case and not text.rstrip('”"’ ').endswith((".", ",", "?", "!"))


def _name_end(words: list[Token], at: int) -> int:
    """Where the name that starts at a word ends; the same place where none does."""
    end = at
    while end < len(words):
        word = words[end]
        if word.capital and (_names(words, end) or word.lower in PARTICLES):
            end += 1
            if word.owns:
                break
        elif word.text in PARTICLES and _goes_on(words, end):
            end += 1
        else:
            break
    name = [word for word in words[at:end] if word.lower not in PARTICLES]
    return end if name else at


def _names(words: list[Token], at: int) -> bool:
    """Whether a capitalised word may be part of a name: Sofia is a capital, and a woman where a surname follows."""
    if not names_nobody(words[at].text):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    first = following is not None and following.capital and not names_nobody(following.text) and not words[at].owns
    return first and words[at].lower in geography() and known_first_name(words[at].text)


def _goes_on(words: list[Token], at: int) -> bool:
    """Whether a small particle leads to a capitalised name."""
    following = next((word for word in words[at : at + 3] if word.text not in PARTICLES), None)
    return following is not None and following.capital and not names_nobody(following.text)


def _reference(paragraph: Paragraph, words: list[Token], at: int, end: int) -> Reference | None:
    names = tuple(word.text for word in words[at:end])
    whole = sum(1 for word in names if word.lower() not in PARTICLES)
    title, apposition = title_before(words, at, whole), apposition_after(words, at, end)
    speaks, later = _speaks(words, at, end), _says_later(words, end)
    if whole > 5 or not (
        title or speaks or (apposition and later) or _introduced(words, at, end, whole, bool(apposition))
    ):
        return None
    if _inside_a_body(words, at, end, titled=bool(title) and whole > 1) or (
        at and words[at - 1].lower in PREPOSITIONS and not title
    ):
        return None
    span, around = paragraph.span.part(words[at].start, words[end - 1].end), title or apposition
    office = paragraph.span.part(around[0].start, around[-1].end) if around else None
    start = bisect.bisect_left(words, title[0].start, key=_start) if title else at
    opens = start == 0 or words[start - 1].text == "." or words[start - 1].lower in ("the", "a", "an") and start < 2
    return Reference(paragraph.number, span, names, _text(title), _text(apposition), speaks, later, opens, office)


def _start(word: Token) -> int:
    return word.start


def _text(words: list[Token]) -> str:
    return " ".join(word.text + ("’s" if word.owns else "") for word in words if word.text != ",")


def _introduced(words: list[Token], at: int, end: int, whole: int, apposition: bool) -> bool:
    """Whether a name of two or more words is a person's: by an office or “who” after it, or by its first name."""
    if whole < 2:
        return False
    return apposition or _who(words, end) or known_first_name(words[at].text)


def _inside_a_body(words: list[Token], at: int, end: int, *, titled: bool) -> bool:
    """Whether the words are a piece of a longer capitalised name, as of a ministry or a treaty."""
    after = words[end] if end < len(words) else None
    if after is not None and after.capital and not words[end - 1].owns and after.lower not in TITLES:
        return True
    before = words[at - 1] if at else None
    if titled or before is None or not before.capital or before.owns:
        return False
    opening = at == 1 or words[at - 2].text in ".:" or words[at - 2].text.startswith("\u00a0")
    return before.lower not in TITLES and before.lower not in MODIFIERS and not opening


def _who(words: list[Token], end: int) -> bool:
    following = [word.lower for word in words[end : end + 2]]
    return following[:2] == [",", "who"] or following[:1] == ["who"]


def _speaks(words: list[Token], at: int, end: int) -> bool:
    """Whether a verb of saying stands beside the name, or the words “according to” before it."""
    if words[end - 1].owns:
        return False
    if at > 0 and words[at - 1].lower in SAYING and words[at - 1].lower not in ("made", "went", "called", "told"):
        return True
    if at > 1 and words[at - 2].lower == "according" and words[at - 1].lower == "to":
        return True
    after = [word.lower for word in words[end : end + 2]]
    if after and after[0] in SAYING:
        return True
    return len(after) == 2 and after[0] in ("also", "then", "further", "has", "had") and after[1] in SAYING


def _says_later(words: list[Token], end: int) -> bool:
    """Whether a verb of saying follows in the same sentence."""
    for at in range(end, min(end + LONGEST_SENTENCE, len(words))):
        if words[at].text == ".":
            return False
        if words[at].lower in SAYING:
            return True
    return False
