"""What to write instead of a wrong figure, where one can say so safely."""

from __future__ import annotations

from aligner.contrast.figures.fault import Aspect, Fault
from aligner.contrast.figures.figure import Moment, Place, Quantity
from aligner.contrast.figures.numerals import BIG
from aligner.contrast.figures.units import PREFIXES

SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def mended(fault: Fault, spoken: str, reported: str) -> str | None:
    """The words that may replace the paraphrase's span, or nothing where that is not safe."""
    written = _text(fault.paraphrase, reported)
    if isinstance(fault.said, Quantity) and isinstance(fault.written, Quantity):
        if fault.aspect is Aspect.VALUE:
            return _value(fault.said, fault.written, _text(fault.quote, spoken), written)
        if fault.aspect is Aspect.BOUND and not _leads(fault.said) == _leads(fault.written) is True:
            return None
        if fault.aspect is Aspect.UNIT:
            return _unit(fault.said, fault.written, _text(fault.quote, spoken))
        return _cased(_text(fault.quote, spoken), written)
    if isinstance(fault.said, Moment) and isinstance(fault.written, Moment):
        return _cased(_text(fault.quote, spoken), written) if _alike(fault.said, fault.written) else None
    return None


def _text(place: Place, text: str) -> str:
    return text[place.start : place.end]


def _unit(said: Quantity, written: Quantity, spoken: str) -> str | None:
    """The speaker's unit where both stand behind their numbers, with a space where the paraphrase has none."""
    if said.vague or spoken in PREFIXES or written.unit_place is None or written.unit_place.start < written.place.end:
        return None
    return f" {spoken}" if written.unit_place.start == written.place.end and spoken[0].isalpha() else spoken


def _leads(quantity: Quantity) -> bool:
    """Whether a bound stands before its figure."""
    return quantity.bound_place is not None and quantity.bound_place.start < quantity.place.start


def _alike(said: Moment, written: Moment) -> bool:
    """Whether two times are told in the same form, so that one can stand where the other stood."""
    parts = [(moment.year is None, moment.month is None, moment.day is None) for moment in (said, written)]
    forms = [bool(moment.part) for moment in (said, written)]
    return said.family != "clock" and said.family != "rate" and parts[0] == parts[1] and forms[0] == forms[1]


def _cased(said: str, written: str) -> str:
    """The quote's words, with a capital where the paraphrase has one and begins its sentence."""
    return said[:1].upper() + said[1:] if written[:1].isupper() and said[:1].islower() else said


def _value(said: Quantity, written: Quantity, spoken: str, standing: str) -> str | None:
    """The speaker's value in the paraphrase's style: digits, currency sign, magnitude word."""
    if said.unit != written.unit or said.family != written.family or said.readings:
        return None
    if not any(character.isdigit() for character in standing):
        return None if any(sign in spoken for sign in PREFIXES) else _cased(spoken, standing)
    if said.family == "ordinal":
        return f"{said.value:.0f}{_suffix(int(said.value))}"
    if said.family not in ("number", "label"):
        return None
    sign = standing[0] if standing[0] in PREFIXES else ""
    return sign + _digits(said.value, standing)


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else SUFFIXES.get(number % 10, "th")


def _digits(value: float, standing: str) -> str:
    """A value in digits; with a magnitude word from a million up, as the paraphrase's own style has it."""
    power = next((word for word in BIG if word in standing.lower()), "")
    if power and value >= 1e6:
        power = next(word for word in ("trillion", "billion", "million") if value >= BIG[word])
        return f"{_plain(value / BIG[power])} {power}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")
