"""Tokens -> dates, weekdays, years and decades: “6 January 2023”, “mid-October”, “the 1980s”, “Sunday”."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.figure import Moment, Place
from aligner.contrast.figures.numerals import TEENS, TENS, numeral
from aligner.contrast.figures.tokens import Token, near_at, word_at
from aligner.contrast.figures.units import unit_after

Found = tuple[Moment, int]
MONTHS = "january february march april may june july august september october november december".split()
MONTH = {name: number for number, name in enumerate(MONTHS, 1)}
ABBREVIATED = {name[:3]: number for number, name in enumerate(MONTHS, 1) if name != "may"} | {"sept": 9}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY = {name: number for number, name in enumerate(WEEKDAYS)}
DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "beginning": "early",
    "start": "early",
    "first": "early",
}
VERBAL = frozenset(("march", "may"))
FIRST_YEAR, LAST_YEAR = 1800, 2100


def calendar_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the date, weekday, year or decade that begins at an index."""
    if (number := WEEKDAY.get(_singular(tokens[index].word))) is not None and tokens[index].text[0].isupper():
        return Moment("weekday", Place(tokens[index].start, tokens[index].end), number=number), index + 1
    return (
        _day_first(tokens, index) or _month_first(tokens, index) or _decade(tokens, index) or _year_alone(tokens, index)
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("days") else word


def month_at(tokens: Sequence[Token], index: int) -> int | None:
    """The month named at an index, written as a name."""
    if not 0 <= index < len(tokens) or not tokens[index].text[0].isupper():
        return None
    word = tokens[index].word
    if word in VERBAL and index == 0 or word in VERBAL and tokens[index - 1].word in ("”", "“", '"', "."):
        return None
    return MONTH.get(word) or (ABBREVIATED.get(word) if word_at(tokens, index + 1) == "." else None)


def _day(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A day of the month, “6”, “6th”, “sixth”, “the sixth”, with the index after it."""
    if word_at(tokens, index) == "the":
        index += 1
    read = numeral(tokens, index)
    whole = read is not None and read.value.is_integer() and 1 <= read.value <= 31 and read.magnitude == 1
    return (int(read.value), read.end) if read and whole and (read.ordinal or read.digits) else None


def _day_first(tokens: Sequence[Token], index: int) -> Found | None:
    """“6 January 2023”, “the sixth of January”."""
    if tokens[index].word == "the" or not (day := _day(tokens, index)):
        return None
    at = day[1] + 1 if word_at(tokens, day[1]) == "of" else day[1]
    month = month_at(tokens, at) if near_at(tokens, at) else None
    if month is None:
        return None
    year, end = _year(tokens, _past_stop(tokens, at))
    return Moment("date", Place(tokens[index].start, tokens[end - 1].end), day=day[0], month=month, year=year), end


def _past_stop(tokens: Sequence[Token], at: int) -> int:
    abbreviated = tokens[at].word in ABBREVIATED and word_at(tokens, at + 1) == "."
    return at + 2 if abbreviated else at + 1


def _month_first(tokens: Sequence[Token], index: int) -> Found | None:
    """“January 6, 2023”, “January the sixth”, “mid-October”, “the end of June 2021”, “May”."""
    part, at = _part(tokens, index)
    month = month_at(tokens, at)
    if month is None:
        return None
    after = _past_stop(tokens, at)
    day = _day(tokens, after) if near_at(tokens, after) else None
    if day and _not_a_day(tokens, day[1]):
        day = None
    year, end = _year(tokens, day[1] if day else after)
    place = Place(tokens[index].start, tokens[end - 1].end)
    return Moment("date", place, day=day[0] if day else None, month=month, year=year, part=part), end


def _not_a_day(tokens: Sequence[Token], index: int) -> bool:
    return unit_after(tokens, index) is not None


def _part(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    part = PARTS.get(tokens[index].word, "")
    at = index + 1 if part else index
    if part and word_at(tokens, at) == "of":
        at += 1
    return (part, at) if part and near_at(tokens, at) else ("", index)


def _year(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    """The year that completes a date, a comma or “of” passed over; the index is unchanged where there is none."""
    at = index + 1 if word_at(tokens, index) in (",", "of") else index
    read = year_at(tokens, at)
    return read if read else (None, index)


def year_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A year at an index: “2022”, “nineteen eighty-seven”, “twenty twenty-two”."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.numeric and len(token.text) == 4 and token.text.isdigit() and FIRST_YEAR <= int(token.text) < LAST_YEAR:
        return int(token.text), index + 1
    century = TEENS.get(token.word) or (20 if token.word == "twenty" else None)
    if century is None or century < 18 or not near_at(tokens, index + 1) or tokens[index + 1].attached:
        return None
    read = numeral(tokens, index + 1)
    if read is None or read.digits or read.ordinal or not 10 <= read.value <= 99 or read.magnitude > 1:
        return None
    return century * 100 + int(read.value), read.end


def _year_alone(tokens: Sequence[Token], index: int) -> Found | None:
    part, at = _part(tokens, index)
    read = year_at(tokens, at)
    if read is None or unit_after(tokens, read[1]):
        return None
    return Moment("date", Place(tokens[index].start, tokens[read[1] - 1].end), year=read[0], part=part), read[1]


def _decade(tokens: Sequence[Token], index: int) -> Found | None:
    """“The 1980s”, “the eighties”, “the nineteen-eighties”."""
    token = tokens[index]
    plural = word_at(tokens, index + 1) in ("s", "’s", "'s") and not tokens[index + 1].gap
    if plural and token.text.isdigit() and int(token.text) % 10 == 0:
        return Moment("decade", Place(token.start, tokens[index + 1].end), number=int(token.text) % 100), index + 2
    if (number := DECADES.get(token.word)) is not None:
        return Moment("decade", Place(token.start, token.end), number=number), index + 1
    if token.word == "nineteen" and (number := DECADES.get(word_at(tokens, index + 1))) is not None:
        return Moment("decade", Place(token.start, tokens[index + 1].end), number=number), index + 2
    return None
