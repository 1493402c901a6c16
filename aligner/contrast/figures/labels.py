"""Numbers that name and do not count: P5, KN-23, Article 7, the 1718 Committee, 24/7, telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.figure import Place, Quantity, Unit
from aligner.contrast.figures.numerals import BIG, LETTERS, ONES, SIGNS, SUFFIXES, TENS, numeral
from aligner.contrast.figures.tokens import Token, near_at, word_at
from aligner.contrast.figures.units import LOOKUP

BEFORE = frozenset(
    "article resolution chapter section paragraph clause annex rule act law decree directive regulation amendment appendix"
    " flight route highway road motorway interstate runway gate room platform channel line sector zone district block"
    " building unit reactor pier berth camp post checkpoint level phase stage tier category grade class type mark version"
    " page volume case file bill document number no boeing airbus antonov tupolev ilyushin apollo windows channel"
    " battalion brigade corps hill point proposition window track lane ward plot shaft tower".split()
)
NUMBERED_IN_WORDS = BEFORE - frozenset(
    "act law line road no number mark case file post point hill class unit window block camp type bill rule page track"
    " building lane ward plot shaft tower".split()
) | {"number"}
LONGEST = 20
AFTER = frozenset("committee hotline message resolution call system emergency".split())
KNOWN_LETTERS = frozenset((*SUFFIXES, *LETTERS, *SIGNS, *BIG, "s", "am", "pm", "p", "a", "x"))
ABBREVIATED = frozenset(("no", "nos"))


def label_at(tokens: Sequence[Token], index: int) -> tuple[Quantity | None, int] | None:
    """Read the name that begins at an index; the quantity is missing where nothing can be compared."""
    token = tokens[index]
    if token.numeric and (len(token.text) > LONGEST or _code(tokens, index)):
        return None, _code_end(tokens, index)
    if token.word == "group" and word_at(tokens, index + 1) == "of" and tokens[index].text[0].isupper():
        read = numeral(tokens, index + 2) if index + 2 < len(tokens) else None
        return (None, read.end) if read else None
    return _labelled(tokens, index) or _numbered(tokens, index) or _spoken_price(tokens, index)


def _spoken_price(tokens: Sequence[Token], index: int) -> tuple[None, int] | None:
    """“Two-ninety”, “one-thirty”: hundreds or hundredths are meant, and nothing tells which."""
    tens = index + 1 < len(tokens) and tokens[index + 1].attached and tokens[index + 1].word in TENS
    return (None, index + 2) if tens and tokens[index].word in ONES else None


def _code(tokens: Sequence[Token], index: int) -> bool:
    """Whether digits are part of a code: letters stand against them, or slashes and more digits."""
    before = tokens[index - 1] if index else None
    tied = not tokens[index].gap or tokens[index].attached
    if before and tied and before.alphabetic and (not tokens[index].gap or before.text[0].isupper()):
        return before.word != "mid" and not (before.text.islower() and tokens[index].attached)
    return _medley(tokens, index) or _lettered(tokens, index)


def _lettered(tokens: Sequence[Token], index: int) -> bool:
    """802.11n, 16A, 5G: letters right behind digits that are no unit, ordinal or magnitude."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    known = after is not None and (after.word in KNOWN_LETTERS or (after.word,) in LOOKUP)
    return after is not None and not after.gap and after.alphabetic and not known


def _medley(tokens: Sequence[Token], index: int) -> bool:
    """24/7, 9/11, 02-2100-1234."""
    if word_at(tokens, index + 1) == "/" and index + 2 < len(tokens) and tokens[index + 2].numeric:
        return True
    dashes = 0
    while (
        index + dashes + 1 < len(tokens) and tokens[index + dashes + 1].numeric and tokens[index + dashes + 1].attached
    ):
        dashes += 1
    return dashes >= 2


def _code_end(tokens: Sequence[Token], index: int) -> int:
    end = index + 1
    while (
        end < len(tokens)
        and (tokens[end].numeric or tokens[end].word == "/")
        and (not tokens[end].gap or tokens[end].attached)
    ):
        end += 1
    return end


def _labelled(tokens: Sequence[Token], index: int) -> tuple[Quantity | None, int] | None:
    """“Article 7”, “channel 16”, “phase two”, “No. 5”."""
    word = tokens[index].word
    if word not in BEFORE or index and tokens[index - 1].numeric:
        return None
    at = index + 1
    if word in ABBREVIATED and word_at(tokens, at) == ".":
        at += 1
    elif word in ABBREVIATED:
        return None
    read = numeral(tokens, at) if at < len(tokens) and near_at(tokens, at) and tokens[at].gap else None
    if read is None or read.ordinal or read.magnitude > 1:
        return None
    if not (read.digits or word in NUMBERED_IN_WORDS) or read.value == 1 and not read.digits:
        return None
    return _label(tokens, at, read.end, read.value, word), read.end


def _numbered(tokens: Sequence[Token], index: int) -> tuple[Quantity | None, int] | None:
    """“The 1718 Committee”, “a 112 call”."""
    token = tokens[index]
    if not token.numeric or "," in token.text or len(token.text) < 3 or not near_at(tokens, index + 1):
        return None
    word = word_at(tokens, index + 1)
    if word not in AFTER or word == "system" and len(token.text) > 3:
        return None
    if len(token.text) == 3 and word not in ("call", "message", "hotline", "emergency"):
        return None
    return _label(tokens, index, index + 1, float(token.text), word), index + 1


def _label(tokens: Sequence[Token], first: int, end: int, value: float, word: str) -> Quantity:
    place = Place(tokens[first].start, tokens[end - 1].end)
    return Quantity("label", value, place, Unit(word, "label " + word))
