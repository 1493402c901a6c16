"""Do two figures say the same? By value: units converted, honest rounding allowed."""

from __future__ import annotations

from aligner.contrast.figures.figure import Bound, Figure, Moment, Quantity

EXACT = 1e-6
CONVERTED, CONVERTED_LOOSELY = 0.03, 0.1
ROUNDED, ROUNDED_LOOSELY, BOUNDED = 0.03, 0.05, 0.21
POINTS, POINTS_LOOSELY = 0.011, 0.05
NAMED_APART = frozenset(("money", "points", "cent"))
RELATIVE_FAMILIES = frozenset(("share", "multiple"))


def agree(quote: Figure, paraphrase: Figure) -> bool:
    """Whether the two may stand for one thing."""
    if isinstance(quote, Moment) and isinstance(paraphrase, Moment):
        return same_moment(quote, paraphrase)
    if isinstance(quote, Quantity) and isinstance(paraphrase, Quantity):
        return same_quantity(quote, paraphrase)
    if isinstance(quote, Quantity) and isinstance(paraphrase, Moment):
        return _crosswise(quote, paraphrase)
    if isinstance(quote, Moment) and isinstance(paraphrase, Quantity):
        return _crosswise(paraphrase, quote)
    return False


def _crosswise(quantity: Quantity, moment: Moment) -> bool:
    """A number beside a date or clock time: “the 6th” and “January 6”, “at six” and “6:00”, “weekly” and “a week”."""
    if moment.family == "rate":
        period = quantity.value * quantity.unit.factor if quantity.unit and quantity.dimension == "duration" else 0.0
        return moment.number is not None and period > 0 and close(period, moment.number, 0.05)
    known = [moment.year, moment.day, moment.number]
    if moment.family == "clock" and moment.number is not None:
        known += [int(moment.number) // 60, int(moment.number) % 60]
    return any(number is not None and close(quantity.value, number) for number in known)


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two times agree in all that both of them say."""
    if one.family != other.family:
        return False
    if one.family == "date":
        return shares_a_part(one, other) and not contradicts(one, other)
    if one.family == "clock":
        return one.number == other.number and (not one.half or not other.half or one.half == other.half)
    if one.family == "relative":
        parts = not one.part or not other.part or one.part == other.part
        return one.unit == other.unit and parts and (None in (one.number, other.number) or one.number == other.number)
    if one.family == "rate":
        return one.number is not None and other.number is not None and close(one.number, other.number, 0.05)
    return one.number == other.number


def shares_a_part(one: Moment, other: Moment) -> bool:
    """Whether two dates both name a year, a month or a day."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(first is not None and second is not None for first, second in pairs)


def contradicts(one: Moment, other: Moment) -> bool:
    """Whether two dates name different years, months, days or parts of the same month."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    clash = any(first is not None and second is not None and first != second for first, second in pairs)
    return clash or bool(one.part and other.part and one.part != other.part)


def close(one: float, other: float, tolerance: float = EXACT) -> bool:
    """Whether two values differ by no more than a share of the greater."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other), EXACT)


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether the numbers as said are equal."""
    firsts, seconds = (one.value, *one.others), (other.value, *other.others)
    return any(close(abs(first), abs(second)) for first in firsts for second in seconds)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure the same thing, or one of them does not say what it measures."""
    if "label" in (one.family, other.family):
        return one.family == other.family and one.unit == other.unit
    if "ordinal" in (one.family, other.family):
        return one.family == other.family
    if one.remainder != other.remainder:
        return False
    if one.unit and other.unit:
        return one.dimension == other.dimension
    if one.unit and other.noun or other.unit and one.noun:
        return False
    if one.family in RELATIVE_FAMILIES or other.family in RELATIVE_FAMILIES:
        return relative(one) is not None and relative(other) is not None and not _multiple_and_share(one, other)
    return True


def _multiple_and_share(one: Quantity, other: Quantity) -> bool:
    """“Doubled” and “a third” compare only where the share tells a change: “fell by a third”."""
    families = {one.family, other.family}
    return families == {"share", "multiple"} and "by" not in (one.course, other.course)


def relative(quantity: Quantity) -> float | None:
    """A share, percentage or multiple as a ratio; nothing for other quantities."""
    if quantity.family in RELATIVE_FAMILIES:
        return quantity.value
    if quantity.dimension == "percent":
        return quantity.value / 100
    return quantity.value if quantity.dimension == "times" else None


def hedged(quantity: Quantity) -> bool:
    """Whether the figure is said to be inexact."""
    return quantity.bound is not Bound.EXACT


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities agree, by value and by unit, rounding and conversion allowed."""
    if one.vague or other.vague:
        return one.vague and other.vague and one.unit == other.unit
    if "ordinal" in (one.family, other.family):
        if one.family != other.family and (one.weak or other.weak):
            return False
        return same_value(one, other) or _ordinal_share(one, other) or _ordinal_share(other, one)
    if "label" in (one.family, other.family):
        return same_value(one, other)
    loosely = hedged(one) or hedged(other)
    first, second = relative(one), relative(other)
    if first is not None and second is not None and one.family != other.family:
        return close(first, second) or abs(first - second) <= (POINTS_LOOSELY if loosely else POINTS)
    if one.unit and other.unit and one.unit != other.unit:
        return _converted(one, other, loosely)
    if one.family != other.family and not (one.family == "number" and other.family == "number"):
        return False
    return same_value(one, other) or _rounded(one, other, loosely)


def _ordinal_share(ordinal: Quantity, share: Quantity) -> bool:
    return ordinal.family == "ordinal" and share.family == "share" and close(1 / max(ordinal.value, 1), share.value)


def _converted(one: Quantity, other: Quantity, loosely: bool) -> bool:
    if one.unit is None or other.unit is None or one.dimension != other.dimension:
        return False
    first, second = one.value * one.unit.factor, other.value * other.unit.factor
    if one.dimension in NAMED_APART:
        return one.dimension == "points" and close(first, second)
    if one.dimension == "temperature":
        return _same_temperature(one, other)
    if one.dimension == "duration":
        return close(first, second, CONVERTED_LOOSELY if loosely else 0.085) and not same_value(one, other)
    return close(first, second, CONVERTED_LOOSELY if loosely else CONVERTED)


def _same_temperature(one: Quantity, other: Quantity) -> bool:
    names = (one.unit.name if one.unit else "", other.unit.name if other.unit else "")
    if "degree" in names:
        converted = [32 + 1.8 * one.value, (one.value - 32) / 1.8]
        return same_value(one, other) or any(abs(value - other.value) <= 1 for value in converted)
    celsius, fahrenheit = (one, other) if names[0] == "degree Celsius" else (other, one)
    return abs(celsius.value * 1.8 + 32 - fahrenheit.value) <= 2


def _rounded(one: Quantity, other: Quantity, loosely: bool) -> bool:
    """396 and “about 400”; 12 and “over 10”; without a hedge only a long number cut short."""
    if max(one.value, other.value) < 10:
        return False
    if one.family == "number" and one.dimension == "percent" and loosely:
        return abs(one.value - other.value) < 1 and one.value % 1 != other.value % 1
    if not loosely:
        return _shortened(one, other) or _shortened(other, one)
    within = one.bound.side and other.bound.side == 0 and (other.value - one.value) * one.bound.side > 0
    return digits(one) != digits(other) and close(one.value, other.value, BOUNDED if within else ROUNDED_LOOSELY)


def _shortened(one: Quantity, other: Quantity) -> bool:
    """1.23 billion and 1.2 billion: the same from the first digits on, with no fewer than two of them."""
    if one.value < 1000 or not 1 < digits(other) < digits(one):
        return False
    return close(float(f"{one.value:.{digits(other) - 1}e}"), other.value) and close(one.value, other.value, ROUNDED)


def digits(quantity: Quantity) -> int:
    """How many digits a value has before its trailing zeros: 308 million has three, 400 has one."""
    return len(f"{quantity.value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))
