"""Tokens -> times told from now, and rates: “next week”, “the end of the month”, “tomorrow”, “every day”, “weekly”."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.figure import Moment, Place
from aligner.contrast.figures.numerals import numeral
from aligner.contrast.figures.tokens import Token, near_at, word_at
from aligner.contrast.figures.units import DURATIONS, LOOKUP

Found = tuple[Moment, int]
DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
SHIFTS = {"last": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "next": 1, "following": 1}
SPANS = frozenset("week month year decade century quarter".split())
SEASONS = frozenset("spring summer autumn winter fall".split())
EDGES = {"end": "end", "start": "start", "beginning": "start", "middle": "middle"}
ADVERBS = {"daily": 1.0, "weekly": 7.0, "fortnightly": 14.0, "monthly": 30.4375, "yearly": 365.25, "annually": 365.25}
ADVERBS |= {"hourly": 1 / 24, "annual": 365.25, "nightly": 1.0, "quarterly": 91.3}
PER = frozenset(("per", "every", "each"))


def relative_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the relative time or the rate that begins at an index."""
    if (shift := DAYS.get(tokens[index].word)) is not None:
        return Moment("relative", Place(tokens[index].start, tokens[index].end), number=shift, unit="day"), index + 1
    return _edge(tokens, index) or _shifted(tokens, index) or rate_at(tokens, index)


def _edge(tokens: Sequence[Token], index: int) -> Found | None:
    """“The end of the week”, “the beginning of next year”, “year’s end” is left alone."""
    edge = EDGES.get(tokens[index].word)
    if not edge or word_at(tokens, index + 1) != "of":
        return None
    at = index + 2
    if word_at(tokens, at) in ("the", "this", "that") and word_at(tokens, at + 1) in SPANS | {"day"}:
        place = Place(tokens[index].start, tokens[at + 1].end)
        return Moment("relative", place, unit=word_at(tokens, at + 1), part=edge), at + 2
    inner = _shifted(tokens, at + 1 if word_at(tokens, at) == "the" else at)
    if inner is None:
        return None
    place = Place(tokens[index].start, inner[0].place.end)
    return Moment("relative", place, number=inner[0].number, unit=inner[0].unit, part=edge), inner[1]


def _shifted(tokens: Sequence[Token], index: int) -> Found | None:
    """“Last week”, “the following month”, “this year”."""
    shift = SHIFTS.get(word_at(tokens, index))
    unit = word_at(tokens, index + 1)
    if shift is None or unit not in SPANS | SEASONS or not near_at(tokens, index + 1):
        return None
    place = Place(tokens[index].start, tokens[index + 1].end)
    return Moment("relative", place, number=shift, unit=unit), index + 2


def rate_at(tokens: Sequence[Token], index: int) -> Found | None:
    """“Every day”, “per week”, “every other day”, “every two weeks”, “weekly”."""
    token = tokens[index]
    if token.word in ADVERBS and not token.attached:
        return Moment("rate", Place(token.start, token.end), number=ADVERBS[token.word], unit=token.word), index + 1
    if token.word not in PER or not near_at(tokens, index + 1):
        return None
    count, at = 1.0, index + 1
    if word_at(tokens, at) in ("other", "second"):
        count, at = 2.0, at + 1
    elif (read := numeral(tokens, at)) and not read.ordinal:
        count, at = read.value, read.end
    unit = DURATIONS.get(word_at(tokens, at)) or (LOOKUP[("day",)] if word_at(tokens, at) == "night" else None)
    if unit is None or not near_at(tokens, at):
        return None
    return Moment("rate", Place(token.start, tokens[at].end), number=count * unit.factor, unit=unit.name), at + 1


def article_rate_at(tokens: Sequence[Token], index: int) -> Found | None:
    """“(Twice) a day”: an article and a unit that say how often, right behind what is counted."""
    unit = DURATIONS.get(word_at(tokens, index + 1)) if word_at(tokens, index) in ("a", "an") else None
    if unit is None or not near_at(tokens, index + 1):
        return None
    place = Place(tokens[index].start, tokens[index + 1].end)
    return Moment("rate", place, number=unit.factor, unit=unit.name), index + 2
