"""Which figure of the paraphrase stands for which of the quote: equal ones first, then by what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.contrast.figures.agree import agree, same_value
from aligner.contrast.figures.figure import Figure, Quantity


@dataclass(frozen=True)
class Matching:
    """The figures that agree, pair by pair, and those of either side that stand alone."""

    agreed: tuple[tuple[Figure, Figure], ...]
    quote: tuple[Figure, ...]
    paraphrase: tuple[Figure, ...]


def match(quote: Sequence[Figure], paraphrase: Sequence[Figure]) -> Matching:
    """Pair the figures of two sides that say the same; a share that finds no match is taken apart and tried again."""
    agreed, left, right = _paired(list(quote), list(paraphrase))
    if any(_parted(figure) for figure in (*left, *right)) and not (_all_parted(left) and _all_parted(right)):
        again, left, right = _paired(_apart(left), _apart(right))
        agreed += again
    left = [figure for figure in left if not any(agree(figure, other) for other in paraphrase)]
    right = [
        _echo(figure) if any(other.family == figure.family and agree(other, figure) for other in quote) else figure
        for figure in right
    ]
    return Matching(tuple(agreed), tuple(left), tuple(right))


def _echo(figure: Figure) -> Figure:
    """Mark a figure that repeats one of the quote's."""
    return replace(figure, echo=True) if isinstance(figure, Quantity) else replace(figure, family="echo")


def _parted(figure: Figure) -> bool:
    return isinstance(figure, Quantity) and bool(figure.parts)


def _all_parted(figures: Sequence[Figure]) -> bool:
    return any(_parted(figure) for figure in figures)


def _apart(figures: Sequence[Figure]) -> list[Figure]:
    parts: list[Figure] = []
    for figure in figures:
        parts.extend(figure.parts if isinstance(figure, Quantity) and figure.parts else (figure,))
    return parts


def _paired(
    quote: list[Figure], paraphrase: list[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    agreed: list[tuple[Figure, Figure]] = []
    for test in (_twins, _alike, agree, _elliptically):
        for figure in tuple(paraphrase):
            partner = next((other for other in quote if test(other, figure)), None)
            if partner is not None:
                agreed.append((partner, figure))
                quote.remove(partner)
                paraphrase.remove(figure)
    return agreed, quote, paraphrase


def _twins(quote: Figure, paraphrase: Figure) -> bool:
    """Equal in value and in what is counted."""
    if not (isinstance(quote, Quantity) and isinstance(paraphrase, Quantity)):
        return quote.family == paraphrase.family and agree(quote, paraphrase)
    same = quote.unit == paraphrase.unit if quote.unit or paraphrase.unit else company_shared(quote, paraphrase)
    return same and quote.family == paraphrase.family and same_value(quote, paraphrase) and agree(quote, paraphrase)


def _alike(quote: Figure, paraphrase: Figure) -> bool:
    """Equal in value."""
    if not (isinstance(quote, Quantity) and isinstance(paraphrase, Quantity)):
        return False
    return quote.family == paraphrase.family and same_value(quote, paraphrase) and agree(quote, paraphrase)


def _elliptically(quote: Figure, paraphrase: Figure) -> bool:
    """Equal once a bare number takes a unit said elsewhere on its side."""
    if not (isinstance(quote, Quantity) and isinstance(paraphrase, Quantity)):
        return False
    return any(agree(reading, paraphrase) for reading in quote.readings) or any(
        agree(quote, reading) for reading in paraphrase.readings
    )


def company_shared(one: Quantity, other: Quantity) -> bool:
    """Whether the same word follows both figures."""
    return bool(set(one.company) & set(other.company))
