"""Leftover and agreeing quantities of a pair -> faults: another value, another unit, another bound or course."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from aligner.contrast.figures.agree import comparable, relative, same_quantity, same_value
from aligner.contrast.figures.fault import LIKELY, Aspect, Fault
from aligner.contrast.figures.figure import Bound, Quantity
from aligner.contrast.figures.pairing import company_shared
from aligner.contrast.figures.slips import slip
from aligner.domain import Severity

ENOUGH, CERTAIN = 2, 4
MILD = frozenset((Bound.NEARLY, Bound.JUST_OVER))
COMMON_COMPANY = frozenset(("time",))
COURSES = frozenset(("by", "to"))


def changed_values(
    quote: Sequence[Quantity], paraphrase: Sequence[Quantity], excused: Callable[[Quantity, bool], bool]
) -> Iterator[Fault]:
    """Pair leftover figures that stand for one thing with different values; the best-fitting first."""
    scored = [
        (-_fit(one, other, quote, paraphrase), abs(first - second), first, second)
        for first, one in enumerate(quote)
        for second, other in enumerate(paraphrase)
        if comparable(one, other)
    ]
    quoted, written = set[int](), set[int]()
    for misfit, _, first, second in sorted(scored):
        if -misfit < ENOUGH or first in quoted or second in written:
            continue
        quoted.add(first)
        written.add(second)
        if not excused(paraphrase[second], _certain(quote[first], paraphrase[second])):
            yield _value_fault(quote[first], paraphrase[second], -misfit)


def _fit(one: Quantity, other: Quantity, quote: Sequence[Quantity], paraphrase: Sequence[Quantity]) -> int:
    """How well two figures fit as one figure changed: unit, company, a known slip, no rival."""
    if one.vague or other.vague or other.echo and not (slip(one, other) and _same_thing(one, other)):
        return 0
    if one.weak or other.weak:
        return 2 if _same_ordinal(one, other) and not other.echo else 0
    rivals = sum(comparable(one, rival) and not rival.weak for rival in paraphrase)
    rivals += sum(comparable(rival, other) and not rival.weak for rival in quote)
    measured = relative(one) is not None and relative(other) is not None
    measured = measured or one.unit is not None and other.unit is not None and one.dimension == other.dimension
    evidence = (measured, company_shared(one, other), slip(one, other) is not None, rivals == 2)
    return 2 * sum(evidence)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    return bool(one.unit and one.unit == other.unit or one.noun and one.noun == other.noun)


def _same_ordinal(one: Quantity, other: Quantity) -> bool:
    shared = set(one.company) & set(other.company) - COMMON_COMPANY
    return one.family == other.family == "ordinal" and bool(shared)


def _certain(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same thing, or differ by a known slip of the hand or ear."""
    return bool(set(one.company[:2]) & set(other.company[:2])) or slip(one, other) is not None


def _value_fault(one: Quantity, other: Quantity, fit: int) -> Fault:
    if fit >= CERTAIN:
        return Fault(Aspect.VALUE, one, other, one.place, other.place)
    return Fault(Aspect.VALUE, one, other, one.place, other.place, LIKELY, Severity.WARNING)


def changed_units(quote: Sequence[Quantity], paraphrase: Sequence[Quantity]) -> Iterator[Fault]:
    """The same number of another unit: three weeks, three days."""
    for other in paraphrase:
        for one in quote:
            if unit_changed(one, other) and one.unit_place and other.unit_place:
                yield Fault(Aspect.UNIT, one, other, one.unit_place, other.unit_place)
                break


def unit_changed(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have one number and two units that do not convert into each other."""
    if not (one.unit and other.unit) or one.unit == other.unit or one.family != other.family or other.echo:
        return False
    if "night" in (one.dimension, other.dimension):
        return False
    if (one.weak or other.weak) and not one.dimension == other.dimension == "duration":
        return False
    same = one.vague and other.vague or same_value(one, other)
    return same and not same_quantity(one, other)


def changed_bounds(
    agreed: Sequence[tuple[Quantity, Quantity]], denied: Callable[[Quantity, Quantity], bool]
) -> Iterator[Fault]:
    """At least and at most, about and more than; silent where a denial may turn a bound round, or one side has none."""
    for one, other in agreed:
        if not (one.bound_place and other.bound_place and same_value(one, other)) or denied(one, other):
            continue
        mild = not MILD.isdisjoint((one.bound, other.bound))
        if one.bound.side * other.bound.side < 0:
            severity = Severity.WARNING if mild else Severity.ERROR
            yield Fault(Aspect.BOUND, one, other, one.bound_place, other.bound_place, severity=severity)
        elif Bound.ABOUT in (one.bound, other.bound) and one.bound.side != other.bound.side and not mild:
            yield Fault(Aspect.BOUND, one, other, one.bound_place, other.bound_place, LIKELY, Severity.WARNING)


def changed_courses(agreed: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Fault]:
    """Fell by a third, fell to a third."""
    for one, other in agreed:
        if {one.course, other.course} == COURSES and one.course_place and other.course_place and same_value(one, other):
            yield Fault(Aspect.COURSE, one, other, one.course_place, other.course_place)
