"""Tokens -> quantities: numbers with their currency, unit, bound and company; ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.contrast.figures.bounds import bound_after, bound_before
from aligner.contrast.figures.company import company, noun, remainder
from aligner.contrast.figures.figure import Bound, Place, Quantity, Unit
from aligner.contrast.figures.numerals import Numeral, numeral
from aligner.contrast.figures.tokens import Token, near_at, phrase_at, word_at
from aligner.contrast.figures.units import LOOKUP, SYMBOLS, unit_after

SMALLER: dict[str, tuple[int, str, str]] = {
    "dollar": (100, "cents", "cent"),
    "euro": (100, "cents", "cent"),
    "pound": (100, "pence", "p"),
    "metre": (100, "centimetres", "centimeters"),
    "hour": (60, "minutes", "minute"),
    "year": (12, "months", "month"),
}
MEASURED = frozenset(("duration", "money", "mass", "length", "area", "volume"))
Found = tuple[Quantity, int]
CHANGING = re.compile(
    r"(?:cut|cuts|cutting|fall|falls|fell|fallen|falling|ris|rose|drop|reduc|rais|lower|decreas|increas|declin|shrink|shrank"
    r"|shrunk|climb|slip|lift|jump|grow|grew|gain|brought|bring|com|came|down|up|higher|trim|widen|narrow|extend|chang|go|went"
    r"|plung|surg|soar|sank|sunk|slash|expand|slow|ease|edg|tumbl|advanc|shorten|lengthen)"
)
CHANGE_REACH = 8
COURSES = frozenset(("by", "to", "from"))
VAGUE_BEFORE = frozenset(("several", "few", "many", "couple"))
PAIRS = {"both": 2.0, "pair": 2.0, "couple": 2.0, "twice": 2.0, "once": 1.0, "thrice": 3.0, "twins": 2.0, "single": 1.0}


def quantity_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the number or ordinal that begins at an index, with all that belongs to it."""
    symbol = SYMBOLS.get(tokens[index].text)
    start = index + 1 if symbol else index
    read = numeral(tokens, start) if start < len(tokens) and (not symbol or near_at(tokens, start)) else None
    if read is None or word_at(tokens, index - 1) in VAGUE_BEFORE and read.magnitude > 1:
        return None
    if read.ordinal:
        return ordinal_quantity(tokens, index, read), read.end
    return dressed(tokens, index, read, symbol)


def ordinal_quantity(tokens: Sequence[Token], index: int, read: Numeral) -> Quantity:
    """An ordinal: “the fifth”, “25th”; small ones are weak, for “first” and “second” say much else."""
    place = Place(tokens[index].start, tokens[read.end - 1].end)
    return Quantity("ordinal", read.value, place, company=company(tokens, read.end), weak=read.value <= 2)


def dressed(tokens: Sequence[Token], index: int, read: Numeral, symbol: Unit | None) -> Found:
    """A cardinal with its unit, bound, company and course."""
    place = Place(tokens[index].start, tokens[read.end - 1].end)
    value = -read.value if word_at(tokens, index - 1) == "minus" else read.value
    weak = _weak(read)
    words = company(tokens, read.end)
    found = Quantity("number", value, place, company=words, weak=weak, magnitude=read.magnitude)
    found = replace(found, noun=noun(tokens, read.end))
    end = read.end
    if symbol:
        found = replace(found, unit=symbol, unit_place=Place(tokens[index].start, tokens[index].end))
    elif unit := unit_after(tokens, read.end):
        kind, first, end = unit
        found = replace(found, unit=kind, unit_place=Place(tokens[first].start, tokens[end - 1].end))
        found, end = _halved(tokens, replace(found, company=company(tokens, end), noun=""), end)
    return bounded(tokens, found, index, end), end


def _halved(tokens: Sequence[Token], found: Quantity, end: int) -> Found:
    """Add what follows the unit: “an hour and a half”, “a dollar ninety”, “four dollars and ten cents”."""
    if phrase_at(tokens, end, ("and", "a", "half")) and near_at(tokens, end):
        place = Place(found.place.start, tokens[end + 2].end)
        return replace(found, value=found.value + 0.5, weak=False, place=place), end + 3
    small = SMALLER.get(found.unit.name) if found.unit else None
    joined = word_at(tokens, end) == "and"
    read = numeral(tokens, end + joined) if small and near_at(tokens, end) else None
    if small is None or read is None or read.ordinal or not 1 <= read.value < small[0]:
        return found, end
    named = word_at(tokens, read.end) in small[1:]
    if read.digits and not named:
        return found, end
    if read.value < 10 and not named:
        return found, end
    if joined and not named and found.dimension != "duration" or not named and unit_after(tokens, read.end):
        return found, end
    last = read.end + named
    place = Place(found.place.start, tokens[last - 1].end)
    return replace(found, value=found.value + read.value / float(small[0]), weak=False, place=place), last


def _weak(read: Numeral) -> bool:
    """“One” is hardly a figure, for it is a pronoun, an article or a turn of speech as often as a count."""
    return read.value == 1 and not read.digits or read.value == 0


def bounded(tokens: Sequence[Token], found: Quantity, index: int, end: int) -> Quantity:
    """Add the bound and the course around a quantity that stands between two indexes."""
    if before := bound_before(tokens, index):
        bound, place, index = before
        if not _lasting(tokens, index, found, bound):
            found = replace(found, bound=bound, bound_place=place)
    elif after := bound_after(tokens, end) or (bound_after(tokens, end + 1) if near_at(tokens, end) else None):
        found = replace(found, bound=after[0], bound_place=after[1])
    found = replace(found, remainder=remainder(tokens, index, end))
    course = word_at(tokens, index - 1)
    if course in COURSES and _changes(tokens, index - 1):
        found = replace(found, course=course, course_place=Place(tokens[index - 1].start, tokens[index - 1].end))
    return found


def _changes(tokens: Sequence[Token], index: int) -> bool:
    """Whether something rises or falls in the few words before an index."""
    return any(CHANGING.match(token.word) for token in tokens[max(0, index - CHANGE_REACH) : index])


def _lasting(tokens: Sequence[Token], index: int, found: Quantity, bound: Bound) -> bool:
    """“Over three years” lasts three years; it need not be more."""
    return bound is Bound.MORE and tokens[index].word == "over" and found.dimension == "duration"


def article_quantity(tokens: Sequence[Token], index: int) -> Found | None:
    """“A week”, “an hour and a half”, “half an hour”: a unit of time behind an article."""
    value, start = 1.0, index + 1
    if word_at(tokens, index) == "half" and word_at(tokens, index + 1) in ("a", "an"):
        value, start = 0.5, index + 2
    elif word_at(tokens, index) not in ("a", "an", "half"):
        return None
    elif word_at(tokens, index) == "half":
        value = 0.5
    read = unit_after(tokens, start)
    if read is None or read[1] != start or value == 1 and read[0].dimension not in MEASURED:
        return None
    unit, _, end = read
    if word_at(tokens, end - 1).endswith("s"):
        return None
    place, at = Place(tokens[index].start, tokens[start - 1].end), Place(tokens[start].start, tokens[end - 1].end)
    found = Quantity("number", value, place, unit, at, company=company(tokens, end), weak=value == 1.0)
    found, end = _halved(tokens, found, end)
    return bounded(tokens, found, index, end), end


def pair_quantity(tokens: Sequence[Token], index: int) -> Found | None:
    """“Both”, “a pair of”, “twice”: words that stand for a small number."""
    value = PAIRS.get(tokens[index].word)
    if value is None:
        return None
    place = Place(tokens[index].start, tokens[index].end)
    unit = LOOKUP[("times",)] if tokens[index].word in ("twice", "once", "thrice") else None
    return Quantity(
        "number", value, place, unit, place if unit else None, company=company(tokens, index + 1), weak=True
    ), (index + 1)
