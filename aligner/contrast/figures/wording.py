"""Faults -> differences: what an editor is told, and what may stand instead."""

from __future__ import annotations

from aligner.contrast.figures.fault import Aspect, Fault
from aligner.contrast.figures.figure import Figure, Place, Quantity
from aligner.contrast.figures.mending import mended
from aligner.contrast.figures.slips import slip
from aligner.domain import Article, Difference, Pair, Span

BOUNDS = {1: "a lower bound", 0: "an estimate", -1: "an upper bound"}


def difference(fault: Fault, pair: Pair) -> Difference:
    """Put a fault into words."""
    spoken, reported = pair.quote[0].span.article, pair.paraphrase[0].span.article
    said, written = _phrase(fault.said, fault, spoken), _phrase(fault.written, fault, reported)
    why = f"The speaker said “{said}”; the paraphrase says “{written}”{_remark(fault)}."
    return Difference(
        fault.aspect.cause,
        _span(fault.quote, spoken),
        _span(fault.paraphrase, reported),
        fault.sureness,
        fault.severity,
        why,
        pair,
        mended(fault, spoken.text, reported.text),
    )


def _phrase(figure: Figure, fault: Fault, article: Article) -> str:
    """The words of a figure with its unit, and with its bound or course where that is what differs."""
    start, end = figure.place.start, figure.place.end
    if isinstance(figure, Quantity):
        end = max(end, figure.unit_place.end if figure.unit_place else end)
        extra = figure.bound_place if fault.aspect is Aspect.BOUND else None
        course = fault.aspect is Aspect.COURSE or figure.family == "share" and figure.course == "by"
        extra = figure.course_place if course else extra
        if extra:
            start, end = min(start, extra.start), max(end, extra.end)
    return " ".join(article.text[start:end].split())


def _remark(fault: Fault) -> str:
    """What the difference looks like, where that can be said."""
    if not (isinstance(fault.said, Quantity) and isinstance(fault.written, Quantity)):
        return ""
    if fault.aspect is Aspect.VALUE:
        looks = slip(fault.said, fault.written)
        return f": {looks}" if looks else ""
    if fault.aspect is Aspect.UNIT:
        return ", which is another unit"
    if fault.aspect is Aspect.COURSE:
        return ": “by” tells the change, “to” the result"
    return f": {BOUNDS[fault.said.bound.side]} has become {BOUNDS[fault.written.bound.side]}"


def _span(place: Place, article: Article) -> Span:
    return Span(place.start, place.end, article)
