"""A reported paragraph -> the parts of its sentences that each say one thing."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from aligner.domain import Sentence, Span
from aligner.marks import CLOSING, OPENING, STRAIGHT
from aligner.segment.quotations import quoted

WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
FEWEST_QUOTED = 4
FEWEST_REPORTED = 6
MARKS = OPENING + CLOSING + STRAIGHT


def reported_parts(paragraph: Span, bounds: list[tuple[int, int]]) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, cut where a quotation of some length begins or ends.

    The reporter's words around a quotation (“…,” he said) stay with it unless they are long enough to say
    something of their own.
    """
    text = paragraph.text
    stretches = list(quoted(text, bounds))
    for start, end in bounds:
        inside = [(max(start, low), min(end, high)) for low, high in _touching(stretches, start, end)]
        for low, high in _parts(text, start, end, inside):
            own = (paragraph.part(max(low, first), min(high, last)) for first, last in _touching(inside, low, high))
            yield Sentence(paragraph.part(low, high), None, tuple(own))


def _touching(stretches: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of some stretches, in order and none over another, that share a character with the one given."""
    return stretches[bisect.bisect_right(stretches, start, key=_end) : bisect.bisect_left(stretches, end, key=_start)]


def _start(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _end(stretch: tuple[int, int]) -> int:
    return stretch[1]


def _parts(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut a sentence at its quotations; short stretches join the quotation after or, at the end, before them."""
    long = [(low, high) for low, high in inside if _words(text[low:high]) >= FEWEST_QUOTED]
    if not long:
        yield start, end
        return
    cut: list[tuple[int, int]] = []
    at = start
    for low, high in long:
        opening = _with_marks_before(text, low, at)
        if _words(text[at:opening]) >= FEWEST_REPORTED:
            cut.append((at, opening))
            at = opening
        closing = _with_marks_after(text, high, end)
        cut.append((at, closing))
        at = closing
    if _words(text[at:end]) >= FEWEST_REPORTED:
        cut.append((at, end))
    else:
        cut[-1] = (cut[-1][0], end)
    yield from (_trimmed(text, low, high) for low, high in cut)


def _words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def _with_marks_before(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1] in MARKS:
        at -= 1
    return at


def _with_marks_after(text: str, at: int, ceiling: int) -> int:
    while at < ceiling and text[at] in MARKS + ",.":
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
