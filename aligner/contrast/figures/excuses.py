"""Figures that the speaker did not say and that still follow from what was said: sums, shares, remainders, ellipses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from aligner.contrast.figures.agree import close, relative
from aligner.contrast.figures.figure import Figure, Quantity

POINT = 0.011
SHARED = frozenset(("duration", "percent", "money"))
RECKONING = re.compile(
    r"\b(?:rest|remain\w*|left|still|others?|another|all but|except|only|below|above|fewer|less|short|before|after|earlier"
    r"|later|ahead|together|in all|total|gap|give or|difference|plus|minus|fail\w*|yet|didn[’']t|haven[’']t|elapsed|instead"
    r"|further|without)\b"
)
LEFT = re.compile(r"\b(?:left|remain\w*|rest|still|yet|to go|without|lack\w*|missing)\b")
COMPANIONS = re.compile(r"\b(?:others|herself|himself|themselves|myself|along with|with me|including)\b")


def completed(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give bare numbers the powers and units said elsewhere on their side: “2.4 billion, 1.1 of it for ammunition”."""
    powers = {figure.magnitude for figure in figures if isinstance(figure, Quantity) and figure.magnitude >= 1000}
    return tuple(
        replace(
            figure,
            others=figure.others + tuple(figure.value * power for power in sorted(powers)),
            readings=tuple(_with_units(figure, figures)),
        )
        if isinstance(figure, Quantity) and (_bare(figure) or figure.family == "share")
        else figure
        for figure in figures
    )


def _bare(figure: Quantity) -> bool:
    return figure.family == "number" and figure.magnitude == 1 and figure.unit is None and not figure.weak


def proportionate(figure: Quantity, said: Sequence[Quantity], one_left: bool) -> bool:
    """Whether a figure is a share of two of the quote's figures, or its rest where one side speaks of what is left."""
    known = [other for other in said if not other.vague]
    return _share_of_two(figure, known) or one_left and _rest(figure, known)


def reckoned(figure: Quantity, said: Sequence[Quantity], words: str) -> bool:
    """Whether a figure is a sum, difference or rest of the quote's figures, in a text that speaks of such things."""
    known = [other for other in said if not other.vague]
    if COMPANIONS.search(words) and any(
        close(other.value + 1, figure.value) for other in known if other.family == "number"
    ):
        return True
    if _product(figure, known):
        return True
    return bool(RECKONING.search(words)) and (_rest(figure, known) or _combined(figure, known))


def _with_units(figure: Quantity, side: Sequence[Figure]) -> Iterator[Quantity]:
    """A bare number may share the unit of another on its side: “seventy-two hours, and we need forty-eight”."""
    quantities = [other for other in side if isinstance(other, Quantity)]
    units = dict.fromkeys(other.unit for other in quantities if other.unit and other.dimension in SHARED)
    if figure.family == "share":
        yield from (replace(figure, family="number", unit=unit) for unit in units if unit.dimension == "percent")
    if figure.noun or figure.family != "number":
        return
    yield from (replace(figure, unit=unit) for unit in units)
    if any(other.family == "share" for other in quantities):
        yield replace(figure, family="share", value=figure.value / 100)


def _share_of_two(figure: Quantity, said: Sequence[Quantity]) -> bool:
    """Three of five is sixty percent; a tenth of the price is ten times cheaper."""
    ratio = relative(figure)
    if ratio is None or figure.family == "multiple":
        return False
    counts = [other for other in said if other.family == "number" and not other.unit]
    ratios = [one.value / other.value for one, other in permutations(counts, 2) if 1 < other.value > one.value]
    known = [value for other in said if (value := relative(other)) and other.family != "multiple"]
    return any(abs(ratio - other) <= POINT for other in ratios) or any(
        close(ratio * value, 1.0, 0.02) for value in known if figure.dimension == "times"
    )


def _rest(figure: Quantity, said: Sequence[Quantity]) -> bool:
    """A third done leaves two thirds to do."""
    ratio = relative(figure)
    known = [value for other in said if (value := relative(other)) is not None]
    return ratio is not None and any(abs(1 - ratio - value) <= POINT for value in known if value < 1)


def _combined(figure: Quantity, said: Sequence[Quantity]) -> bool:
    """The sum or difference of two figures of the quote."""
    size = _size(figure)
    sizes = [(_size(one), _size(other)) for one, other in permutations(said, 2)]
    return any(close(first + second, size) or close(first - second, size) for first, second in sizes)


def _product(figure: Quantity, said: Sequence[Quantity]) -> bool:
    """“Twice that”: a figure of the quote times a multiple."""
    multiples = [other.value for other in said if other.family == "multiple" or other.dimension == "times"]
    return any(
        close(other.value * by, figure.value)
        for other in said
        for by in multiples
        if by > 1 and other.dimension != "times"
    )


def _size(figure: Quantity) -> float:
    return figure.value * (figure.unit.factor if figure.unit and figure.dimension == "duration" else 1.0)
