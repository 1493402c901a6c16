"""Number words and digits -> values: “three hundred and eight million”, “1.4 billion”, “two and a half”, “a dozen”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.contrast.figures.tokens import Token, near_at, phrase_at, word_at

ONES = dict(zip("zero one two three four five six seven eight nine".split(), range(10), strict=True))
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
BIG = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
MULTIPLIERS = {"hundred": 100.0, "dozen": 12.0, **BIG}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
TAILS = {("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("and", "three", "quarters"): 0.75}
ORDINALS = {
    **dict(zip("first second third fourth fifth sixth seventh eighth ninth".split(), range(1, 10), strict=True)),
    **dict(zip("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split(), range(10, 17), strict=True)),
    **dict(zip("seventeenth eighteenth nineteenth twentieth thirtieth".split(), (17, 18, 19, 20, 30), strict=True)),
    **dict(zip("fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), range(40, 100, 10), strict=True)),
    "hundredth": 100,
    "thousandth": 1000,
}
DECIMAL_COMMA = re.compile(r",(?=\d{1,2}$)")
SUFFIXES = frozenset(("st", "nd", "rd", "th"))


@dataclass(frozen=True)
class Numeral:
    """A number as read: its value, the index after its last token, and the last power it was multiplied by."""

    value: float
    end: int
    magnitude: float = 1.0
    ordinal: bool = False
    digits: bool = False


def numeral(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read the cardinal or ordinal number that begins at an index."""
    if index >= len(tokens):
        return None
    if tokens[index].numeric:
        return _digits(tokens, index)
    if phrase_at(tokens, index, ("half", "a")) and word_at(tokens, index + 2) in MULTIPLIERS:
        return _magnified(tokens, 0.5, index + 2)
    if word_at(tokens, index) in ("a", "an") or _bare_magnitude(tokens, index):
        return _words(tokens, index + 1, 1.0) if _magnitude_follows(tokens, index) else None
    return _words(tokens, index, None)


def _bare_magnitude(tokens: Sequence[Token], index: int) -> bool:
    """“The hundred”, “per thousand”: the article is not part of the number, but one is meant."""
    return word_at(tokens, index) in ("the", "per") and _magnitude_follows(tokens, index)


def _magnitude_follows(tokens: Sequence[Token], index: int) -> bool:
    return word_at(tokens, index + 1) in MULTIPLIERS and near_at(tokens, index + 1)


def _digits(tokens: Sequence[Token], index: int) -> Numeral:
    value = float(DECIMAL_COMMA.sub(".", tokens[index].text).replace(",", ""))
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after and not after.gap and after.word in SUFFIXES:
        return Numeral(value, index + 2, ordinal=True, digits=True)
    if after and not after.gap and after.word in SIGNS:
        return Numeral(value + SIGNS[after.word], index + 2, digits=True)
    if after and not after.gap and after.word in LETTERS and not (after.word == "m" and value > 999):
        return Numeral(value * LETTERS[after.word], index + 2, LETTERS[after.word], digits=True)
    read = _magnified(tokens, value, index + 1)
    return Numeral(read.value, read.end, read.magnitude, digits=True)


def _magnified(tokens: Sequence[Token], value: float, index: int) -> Numeral:
    """Apply “and a half” and the magnitude words that stand at an index."""
    value, index = _tail(tokens, value, index)
    magnitude = 1.0
    while near_at(tokens, index) and (power := MULTIPLIERS.get(word_at(tokens, index))):
        magnitude *= power
        index += 1
    tail, index = _tail(tokens, 0.0, index)
    return Numeral(round((value + tail) * magnitude, 9), index, magnitude)


def _tail(tokens: Sequence[Token], value: float, index: int) -> tuple[float, int]:
    for words, extra in TAILS.items():
        if phrase_at(tokens, index, words) and near_at(tokens, index):
            return value + extra, index + len(words)
    return value, index


def _words(tokens: Sequence[Token], index: int, current: float | None) -> Numeral | None:
    """Read number words; `current` is 1 after “a”, as in “a hundred”."""
    total, last, start = 0.0, 1e15, index
    while index < len(tokens) and (index == start or tokens[index].near):
        word = tokens[index].word
        if total and current == 0 and word in ONES and not _continues(tokens, index):
            break
        if (small := _small(word, current)) is not None:
            current = (current or 0.0) + small
        elif word in ORDINALS and (current is not None or index == start):
            return _ordinal(tokens, index, total, current)
        elif word in ("hundred", "dozen") and current is not None and 0 < current < 100:
            current *= MULTIPLIERS[word]
        elif word in BIG and current is not None and BIG[word] < last and (current or total):
            total, last, current = total + current * BIG[word], BIG[word], 0.0
        elif not (word == "and" and _joins(tokens, index, total, current)):
            break
        index += 1
    if current is None:
        return None
    return _finished(tokens, index, total + current, last if last < 1e15 else 1.0)


def _continues(tokens: Sequence[Token], index: int) -> bool:
    """Whether a digit word behind “thousand” belongs to the number: “two thousand three hundred”, “… and three”."""
    return word_at(tokens, index - 1) == "and" or word_at(tokens, index + 1) in MULTIPLIERS


def _small(word: str, current: float | None) -> float | None:
    """The value of a word below a hundred where the number so far leaves room for it."""
    if word in ONES and (current is None or current == 0 or current % 100 == 0 or _bare_tens(current)):
        return float(ONES[word])
    if (word in TEENS or word in TENS) and (current is None or current % 100 == 0):
        return float(TEENS.get(word) or TENS[word])
    return None


def _bare_tens(current: float) -> bool:
    return current % 10 == 0 and current % 100 >= 20


def _joins(tokens: Sequence[Token], index: int, total: float, current: float | None) -> bool:
    """Whether “and” continues the number: “two hundred and six”, “a thousand and one”."""
    following = word_at(tokens, index + 1)
    if word_at(tokens, index + 2) == "hundred":
        return False
    room = current is not None and (current >= 100 and current % 100 == 0 or current == 0 and total > 0)
    known = following in ONES or following in TEENS or following in TENS or following in ORDINALS
    return room and known and near_at(tokens, index + 1)


def _ordinal(tokens: Sequence[Token], index: int, total: float, current: float | None) -> Numeral | None:
    value = ORDINALS[word_at(tokens, index)]
    if current is not None and not (current % 100 == 0 or _bare_tens(current) and value < 10):
        return None
    return Numeral(total + (current or 0.0) + value, index + 1, ordinal=True)


def _finished(tokens: Sequence[Token], index: int, value: float, magnitude: float) -> Numeral:
    """Add decimals (“point five”), halves and a magnitude after them."""
    if word_at(tokens, index) == "point" and word_at(tokens, index + 1) in ONES:
        index, scale = index + 1, 0.1
        while word_at(tokens, index) in ONES and near_at(tokens, index):
            value, scale, index = value + ONES[word_at(tokens, index)] * scale, scale / 10, index + 1
    read = _magnified(tokens, value, index)
    if magnitude > 1 and read.value != value and read.magnitude == 1:
        return Numeral(value + (read.value - value) * magnitude, read.end, magnitude)
    return Numeral(read.value, read.end, max(magnitude, read.magnitude))
