"""A stretch of text -> Pieces, cut wherever a finding's mark begins or ends; marks may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.domain import Span
from aligner.report.page.notes import Note
from aligner.report.page.places import line_end, line_start


@dataclass(frozen=True)
class Mark:
    """A place that a note speaks of: the one to mend, or the one that it is held against."""

    start: int
    end: int
    note: Note
    mends: bool


@dataclass(frozen=True)
class Piece:
    """Text under one set of marks, the gravest first; `opens` says that its first mark begins here.

    `closes` are the marks that end with this piece.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    opens: bool = False
    closes: tuple[Mark, ...] = ()


def marks_of(notes: Iterable[Note], text: str) -> Iterator[Mark]:
    """Yield the marks that notes leave in a text; a span of another text leaves none."""
    for note in notes:
        for span, mends in ((note.finding.at, True), (note.finding.against, False)):
            if span is not None and span.article.text == text:
                yield Mark(span.start, span.end, note, mends)


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut the stretch from `start` to `end`; a mark without any width becomes a piece without text."""
    waiting = sorted((mark for mark in marks if _within(mark, start, end)), key=_place, reverse=True)
    borders = sorted({start, end, *(max(start, mark.start) for mark in waiting), *(min(end, m.end) for m in waiting)})
    open_marks: list[Mark] = []
    for left, right in pairwise([*borders, end]):
        open_marks = [mark for mark in open_marks if mark.end > left]
        while waiting and waiting[-1].start <= left:
            mark = waiting.pop()
            if mark.start == mark.end:
                yield Piece("", (mark,), opens=True, closes=(mark,))
            else:
                open_marks.append(mark)
        if left < right:
            yield _piece(text, left, right, open_marks)


def _within(mark: Mark, start: int, end: int) -> bool:
    if mark.start == mark.end:
        return start <= mark.start <= end
    return mark.start < end and start < mark.end


def _place(mark: Mark) -> tuple[int, int, int, bool]:
    return mark.start, mark.end, mark.note.number, mark.mends


def _piece(text: str, left: int, right: int, marks: list[Mark]) -> Piece:
    ranked = tuple(sorted(marks, key=lambda mark: (mark.note.severity.rank, mark.end - mark.start, _place(mark))))
    closes = tuple(mark for mark in ranked if mark.end == right)
    return Piece(text[left:right], ranked, bool(ranked) and ranked[0].start == left, closes)


def around(span: Span, room: int) -> tuple[int, int]:
    """Where the surroundings of a span begin and end: on its own lines, at the border of a word."""
    text = span.article.text
    start, end = line_start(text, span.start), line_end(text, span.end)
    if span.start - start > room:
        start = _next_word(text, span.start - room, span.start)
    if end - span.end > room:
        end = _word_before(text, span.end + room, span.end)
    return start, end


def _next_word(text: str, start: int, limit: int) -> int:
    gap = text.find(" ", start, limit)
    return gap + 1 if gap >= 0 else start


def _word_before(text: str, end: int, limit: int) -> int:
    gap = text.rfind(" ", limit, end)
    return gap if gap >= 0 else end
