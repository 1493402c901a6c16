"""Tokens -> shares and multiples: “a third”, “two fifths”, “one in three”, “doubled”, “tenfold”."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.company import company
from aligner.contrast.figures.figure import Place, Quantity, Unit
from aligner.contrast.figures.numerals import MULTIPLIERS, ORDINALS, numeral
from aligner.contrast.figures.quantities import bounded
from aligner.contrast.figures.tokens import Token, near_at, phrase_at, word_at
from aligner.contrast.figures.units import unit_after

Found = tuple[Quantity, int]
DENOMINATORS = {**{word: value for word, value in ORDINALS.items() if value > 2}, "quarter": 4, "half": 2}
PLURAL = {word + "s": value for word, value in DENOMINATORS.items()} | {"halves": 2}
NOT_HALF_BEFORE = frozenset(("first", "second", "other", "and", "better", "latter", "this", "next", "last", "per"))
NOT_HALF_AFTER = frozenset(
    ("past", "time", "way", "brother", "sister", "hour", "day", "year", "price", "mast", "dozen")
)
FRACTION_FOLLOWERS = frozenset(
    "of the its their our his her my less more fewer higher lower and or in to from by on at below above that this"
    " came come were was are is have had has did do believe said say as than who left went"
    " will would can could may might go goes".split()
)
MULTIPLES = {
    "doubled": 2.0,
    "doubling": 2.0,
    "doubles": 2.0,
    "double": 2.0,
    "twofold": 2.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "triples": 3.0,
    "triple": 3.0,
    "trebled": 3.0,
    "threefold": 3.0,
    "quadrupled": 4.0,
    "quadrupling": 4.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "sevenfold": 7.0,
    "eightfold": 8.0,
    "ninefold": 9.0,
    "tenfold": 10.0,
    "hundredfold": 100.0,
    "halved": 0.5,
    "halving": 0.5,
    "halves": 0.5,
}
REACH = 2


def share_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the share or multiple that begins at an index."""
    return _ratio(tokens, index) or _fraction(tokens, index) or _half(tokens, index) or _multiple(tokens, index)


def _fraction(tokens: Sequence[Token], index: int) -> Found | None:
    """“A third”, “one-fifth”, “two thirds”."""
    if word_at(tokens, index) == "a" and near_at(tokens, index + 1):
        return _single(tokens, index)
    read = numeral(tokens, index)
    if read is None or read.ordinal or read.magnitude > 1 or not near_at(tokens, read.end):
        return None
    word = word_at(tokens, read.end)
    below = PLURAL.get(word) or (DENOMINATORS.get(word) if read.value == 1 else None)
    if not below or read.value >= below:
        return None
    return _share(tokens, index, read.end + 1, read.value / below)


def _single(tokens: Sequence[Token], index: int) -> Found | None:
    """“A third” is a share unless a noun follows that would make it “another”: “a third missile”."""
    below = DENOMINATORS.get(word_at(tokens, index + 1))
    if below is None or word_at(tokens, index + 2) in NOT_HALF_AFTER:
        return None
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    plain = word_at(tokens, index + 1) in ("half", "quarter")
    if following and following.alphabetic and following.word not in FRACTION_FOLLOWERS and not plain:
        return None
    if word_at(tokens, index + 1) == "quarter" and word_at(tokens, index + 2) in ("to", "past"):
        return None
    return _share(tokens, index, index + 2, 1 / below)


def _half(tokens: Sequence[Token], index: int) -> Found | None:
    """“Half”, where it is not half past, the first half or half-time."""
    if word_at(tokens, index) != "half" or word_at(tokens, index - 1) in NOT_HALF_BEFORE:
        return None
    if word_at(tokens, index + 1) in NOT_HALF_AFTER or index + 1 < len(tokens) and tokens[index + 1].attached:
        return None
    return _share(tokens, index, index + 1, 0.5)


def _share(tokens: Sequence[Token], index: int, end: int, value: float) -> Found:
    scale, end = _of_a_million(tokens, end)
    place = Place(tokens[index].start, tokens[end - 1].end)
    if part := _of_a_percent(tokens, end):
        return bounded(tokens, Quantity("number", value, place, *part[:2]), index, part[2]), part[2]
    family = "number" if scale > 1 else "share"
    found = Quantity(family, value * scale, place, company=company(tokens, end), magnitude=scale)
    return bounded(tokens, found, index, end), end


def _of_a_percent(tokens: Sequence[Token], end: int) -> tuple[Unit, Place, int] | None:
    """“(Two tenths) of a percent”, “(a quarter) of a percentage point”."""
    read = unit_after(tokens, end + 2) if phrase_at(tokens, end, ("of", "a")) else None
    if read is None or read[0].dimension not in ("percent", "points"):
        return None
    return read[0], Place(tokens[read[1]].start, tokens[read[2] - 1].end), read[2]


def _of_a_million(tokens: Sequence[Token], end: int) -> tuple[float, int]:
    """“(A quarter) of a million”, “(half) a dozen” are numbers."""
    at = end + 1 if word_at(tokens, end) == "of" else end
    scale = MULTIPLIERS.get(word_at(tokens, at + 1), 1.0) if word_at(tokens, at) == "a" else 1.0
    return (scale, at + 2) if scale > 1 else (1.0, end)


def _ratio(tokens: Sequence[Token], index: int) -> Found | None:
    """“One in three”, “four out of ten”, “one household in five”."""
    above = numeral(tokens, index)
    if above is None or above.ordinal or above.magnitude > 1:
        return None
    for middle in range(above.end, above.end + REACH):
        out = phrase_at(tokens, middle, ("out", "of"))
        if not (out or word_at(tokens, middle) == "in") or not near_at(tokens, middle):
            continue
        after = middle + 1 + out
        after += word_at(tokens, after) == "every"
        below = numeral(tokens, after)
        if below and not below.ordinal and above.value < below.value and near_at(tokens, after) and below.value < 1900:
            return _parted(tokens, (index, above.end, above.value), (after, below.end, below.value))
    return None


def _parted(tokens: Sequence[Token], above: tuple[int, int, float], below: tuple[int, int, float]) -> Found | None:
    """A share made of two numbers, unless the second has a unit: “two in three days”."""
    if unit_after(tokens, below[1]):
        return None
    parts = tuple(
        Quantity(
            "number",
            value,
            Place(tokens[first].start, tokens[end - 1].end),
            company=company(tokens, end),
            weak=value == 1,
        )
        for first, end, value in (above, below)
    )
    place = Place(tokens[above[0]].start, tokens[below[1] - 1].end)
    found = Quantity("share", above[2] / below[2], place, company=company(tokens, below[1]), parts=parts)
    return bounded(tokens, found, above[0], below[1]), below[1]


def _multiple(tokens: Sequence[Token], index: int) -> Found | None:
    """“Doubled”, “halved”, “tenfold”, “twice as many”, “three times more”."""
    value = MULTIPLES.get(tokens[index].word)
    if value is None or index + 1 < len(tokens) and tokens[index + 1].attached:
        return None
    place = Place(tokens[index].start, tokens[index].end)
    return Quantity("multiple", value, place, company=company(tokens, index + 1)), index + 1
