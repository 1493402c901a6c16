"""Leftover dates and times of a pair -> faults: another month, weekday, hour or end of the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.figures.agree import contradicts
from aligner.contrast.figures.fault import LIKELY, SURE, Aspect, Fault
from aligner.contrast.figures.figure import Moment
from aligner.contrast.figures.relative import SEASONS

FIXED = frozenset(("date", "weekday", "clock"))


def changed_times(quote: Sequence[Moment], paraphrase: Sequence[Moment]) -> Iterator[Fault]:
    """Pair leftover times of one kind that contradict each other."""
    left = list(quote)
    for other in paraphrase:
        one = next((candidate for candidate in left if clashes(candidate, other)), None)
        if one:
            left.remove(one)
            sureness = SURE if one.family in FIXED else LIKELY
            yield Fault(Aspect.TIME, one, other, one.place, other.place, sureness)


def clashes(one: Moment, other: Moment) -> bool:
    """Whether two leftover times speak of one thing and differ."""
    if one.family != other.family:
        return False
    if one.family == "date":
        return contradicts(one, other)
    return _period_clashes(one, other) if one.family == "relative" else True


def _period_clashes(one: Moment, other: Moment) -> bool:
    """Next week and next month, this month and next month, the end of the week and of the month."""
    same_unit, same_shift = one.unit == other.unit, one.number == other.number and one.part == other.part
    if same_unit == same_shift:
        return False
    vague = not one.part and not one.number or bool({one.unit, other.unit} & SEASONS)
    return same_unit or not vague
