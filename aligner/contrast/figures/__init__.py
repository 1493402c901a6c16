"""Figures by value: which numbers, dates and units of a paraphrase are not the speaker's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from aligner.contrast.figures.agree import agree
from aligner.contrast.figures.attribution import reporters_own
from aligner.contrast.figures.excuses import LEFT, completed, proportionate, reckoned
from aligner.contrast.figures.fault import Fault
from aligner.contrast.figures.figure import Figure, Moment, Quantity
from aligner.contrast.figures.numbers import changed_bounds, changed_courses, changed_units, changed_values
from aligner.contrast.figures.pairing import Matching, match
from aligner.contrast.figures.polarity import denied
from aligner.contrast.figures.reading import figures
from aligner.contrast.figures.times import changed_times
from aligner.contrast.figures.wording import difference
from aligner.domain import Difference, Pair, Sentence

MOST = 60  # figures on a side: beyond that it is a table, not a quotation

__all__ = ["figure_differences", "figures"]


def figure_differences(pair: Pair, context: Sequence[Sentence] = ()) -> Iterator[Difference]:
    """Yield the figures of a pair that differ in value, time or unit.

    `context` holds the other sentences of the recording: a figure that the speaker said there is not held against
    the paraphrase.
    """
    sides = _figures(pair.quote), _figures(pair.paraphrase)
    if max(map(len, sides)) > MOST:
        return
    said, written = map(completed, sides)
    matching = match(said, written)
    remaining = _answerable(matching.paraphrase, pair.paraphrase, context) if matching.paraphrase else []
    quote, paraphrase = (" ".join(sentence.text for sentence in side) for side in (pair.quote, pair.paraphrase))
    one_left = bool(LEFT.search(quote)) != bool(LEFT.search(paraphrase))
    counts = [figure for figure in said if isinstance(figure, Quantity)]

    def excused(figure: Quantity, certain: bool) -> bool:
        return (
            proportionate(figure, counts, one_left) or not certain and reckoned(figure, counts, f"{quote} {paraphrase}")
        )

    yield from (difference(fault, pair) for fault in _leftover(matching.quote, remaining, excused))
    yield from (difference(fault, pair) for fault in _kept(matching, pair))


def _figures(sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    return tuple(figure for sentence in sentences for figure in figures(sentence.text, sentence.span.start))


def _answerable(figures: Sequence[Figure], side: Sequence[Sentence], context: Sequence[Sentence]) -> list[Figure]:
    """The leftover figures of the paraphrase that the quote must answer for."""
    elsewhere = completed(_figures(context))
    own = [place for sentence in side for place in reporters_own(sentence)]
    return [
        figure
        for figure in figures
        if not any(place.start <= figure.place.start < place.end for place in own)
        and not any(_bears_out(other, figure) for other in elsewhere)
    ]


def _bears_out(said: Figure, written: Figure) -> bool:
    """Whether a figure said elsewhere is the same: four companies are no four months."""
    if isinstance(said, Quantity) and isinstance(written, Quantity) and bool(said.unit) != bool(written.unit):
        return not (said.noun or written.noun) and agree(said, written)
    return agree(said, written)


def _leftover(
    quote: Sequence[Figure], paraphrase: Sequence[Figure], excused: Callable[[Quantity, bool], bool]
) -> Iterator[Fault]:
    """Faults among the figures that found no partner."""
    said = [figure for figure in quote if isinstance(figure, Quantity)]
    written = [figure for figure in paraphrase if isinstance(figure, Quantity)]
    units = list(changed_units(said, written))
    yield from units
    taken = [fault.written for fault in units]
    yield from changed_values(said, [figure for figure in written if figure not in taken], excused)
    counted = bool(said or written)
    yield from changed_times(
        [figure for figure in quote if isinstance(figure, Moment) and not (counted and figure.family == "rate")],
        [figure for figure in paraphrase if isinstance(figure, Moment)],
    )


def _kept(matching: Matching, pair: Pair) -> Iterator[Fault]:
    """Faults around figures that are the same on both sides."""
    agreed = [
        (one, other) for one, other in matching.agreed if isinstance(one, Quantity) and isinstance(other, Quantity)
    ]
    spoken, written = (side[0].span.article.text for side in (pair.quote, pair.paraphrase))
    yield from changed_bounds(agreed, lambda one, other: denied(one, spoken) or denied(other, written))
    yield from changed_courses(agreed)
