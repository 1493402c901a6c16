"""Tokens -> clock times: “8:54 p.m.”, “six minutes to nine in the evening”, “half past ten”, “noon”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.contrast.figures.figure import Moment, Place
from aligner.contrast.figures.numerals import Numeral, numeral
from aligner.contrast.figures.tokens import Token, near_at, phrase_at, word_at

Found = tuple[Moment, int]
HALF_DAY = 720
NAMED = {"noon": (0, "pm"), "midday": (0, "pm"), "midnight": (0, "am")}
HALVES = (
    (("a", ".", "m"), "am"),
    (("p", ".", "m"), "pm"),
    (("am",), "am"),
    (("pm",), "pm"),
    (("in", "the", "morning"), "am"),
    (("in", "the", "evening"), "pm"),
    (("in", "the", "afternoon"), "pm"),
    (("at", "night"), "pm"),
    (("this", "morning"), "am"),
    (("this", "evening"), "pm"),
    (("this", "afternoon"), "pm"),
    (("yesterday", "morning"), "am"),
    (("yesterday", "evening"), "pm"),
    (("tomorrow", "morning"), "am"),
    (("tomorrow", "evening"), "pm"),
    (("that", "morning"), "am"),
    (("that", "evening"), "pm"),
    (("tonight",), "pm"),
)
MINUTES = re.compile(r"[0-5]\d")
SPOKEN_QUARTERS = {"half": 30, "quarter": 15}


def clock_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the clock time that begins at an index."""
    if (named := NAMED.get(tokens[index].word)) is not None:
        return Moment("clock", Place(tokens[index].start, tokens[index].end), number=named[0], half=named[1]), index + 1
    return _past(tokens, index) or _hour(tokens, index)


def _hour(tokens: Sequence[Token], index: int) -> Found | None:
    """“8:54 p.m.”, “three o’clock”, “7 p.m.”, “six forty this morning”."""
    read = numeral(tokens, index)
    if read is None or read.ordinal or read.magnitude > 1 or not read.value.is_integer() or read.value > 24:
        return None
    minutes, end, sure = _minutes(tokens, index, read.end)
    if word_at(tokens, end) in ("o’clock", "o'clock"):
        end, sure = end + 1, True
    half, end = _half_of_day(tokens, end)
    if not sure and not (half and _really_clock(tokens, index, end, minutes)):
        return None
    return _moment(tokens, index, end, int(read.value) * 60 + minutes, half)


def _really_clock(tokens: Sequence[Token], index: int, end: int, minutes: int) -> bool:
    """Whether a bare hour before “in the morning” is one: “at nine in the morning”, “7 p.m.”."""
    marked = word_at(tokens, end - 1) in ("am", "pm", "m", ".")
    return bool(minutes) or marked or word_at(tokens, index - 1) in ("at", "until", "till", "by", "around", "about")


def _minutes(tokens: Sequence[Token], index: int, end: int) -> tuple[int, int, bool]:
    """The minutes behind an hour, the index after them, and whether the writing leaves no doubt."""
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    if word_at(tokens, end) == ":" and following and not following.gap and MINUTES.fullmatch(following.text):
        return int(following.text), end + 2, True
    if not tokens[index].numeric and near_at(tokens, end) and not tokens[end].numeric:
        read = numeral(tokens, end)
        if read and not read.ordinal and 10 <= read.value <= 59 and read.magnitude == 1:
            return int(read.value), read.end, False
    return 0, end, False


def _past(tokens: Sequence[Token], index: int) -> Found | None:
    """“Half past ten”, “a quarter to six”, “six minutes to nine”, “ten to six”."""
    minutes, at = SPOKEN_QUARTERS.get(word_at(tokens, index), 0), index + 1
    spoken = bool(minutes)
    if not minutes:
        read = numeral(tokens, index)
        if read is None or read.ordinal or read.digits or read.magnitude > 1 or not 1 <= read.value <= 30:
            return None
        minutes, at = int(read.value), read.end
    if word_at(tokens, at) in ("minute", "minutes"):
        at, spoken = at + 1, True
    side = word_at(tokens, at)
    hour = _hour_named(tokens, at + 1) if side in ("past", "to") and at + 1 < len(tokens) else None
    if hour is None or hour.ordinal or not 1 <= hour.value <= 12 or hour.magnitude > 1:
        return None
    half, end = _half_of_day(tokens, hour.end)
    named = NAMED.get(word_at(tokens, at + 1))
    half = _half_before(named[1], side) if named else half
    if side == "to" and not half and not _surely_clock(word_at(tokens, index - 1), minutes, spoken):
        return None
    value = int(hour.value) * 60 + (minutes if side == "past" else -minutes)
    return _moment(tokens, index, end, value, half)


def _surely_clock(before: str, minutes: int, spoken: bool) -> bool:
    """“At ten to six”, “a quarter to six”; “ten to six” alone may be a range or a score."""
    return before == "at" and (spoken or minutes % 5 == 0) or before == "a" and spoken


def _half_before(half: str, side: str) -> str:
    """The half of the day just before or just after noon or midnight."""
    return half if side == "past" else {"am": "pm", "pm": "am"}[half]


def _hour_named(tokens: Sequence[Token], index: int) -> Numeral | None:
    if word_at(tokens, index) in NAMED:
        return Numeral(12.0, index + 1)
    return numeral(tokens, index)


def _half_of_day(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    for words, half in HALVES:
        if phrase_at(tokens, index, words) and near_at(tokens, index):
            end = index + len(words)
            return half, end + 1 if words[-1] == "m" and len(words) == 3 and word_at(tokens, end) == "." else end
    return "", index


def _moment(tokens: Sequence[Token], index: int, end: int, minutes: int, half: str) -> Found:
    if minutes >= 780 and not half:
        half = "pm"
    return Moment("clock", Place(tokens[index].start, tokens[end - 1].end), number=minutes % HALF_DAY, half=half), end
