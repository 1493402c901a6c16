"""The article's running text -> Paragraphs: each line with its marks, and the notes that belong in its margin."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.domain import LINE_ENDING, Article, FileReport
from aligner.report.page.notes import Note
from aligner.report.page.pieces import Mark, Piece, marks_of, pieces
from aligner.report.page.places import Sides


@dataclass(frozen=True)
class Paragraph:
    """A line of the article that has something on it."""

    line: int
    recording: bool
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass
class _Line:
    """The marks on a line, and the notes whose words to mend begin on it."""

    marks: list[Mark] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def paragraphs(file: FileReport, notes: Sequence[Note]) -> Iterator[Paragraph]:
    """Yield the lines of the article that was read, empty ones left out; none where there is no article."""
    if file.article is None:
        return
    article, sides = file.article, Sides(file.pairs)
    lines = list(_lines(article.text))
    held = _held(article, [start for start, _ in lines], notes)
    for number, (start, end) in enumerate(lines):
        line = held[number]
        if line.notes or article.text[start:end].strip("\ufeff \t"):
            cut = tuple(pieces(article.text, start, end, line.marks))
            yield Paragraph(article.line_of(start), sides.recorded(start, end), cut, tuple(line.notes))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for ending in LINE_ENDING.finditer(text):
        yield start, ending.start()
        start = ending.end()
    yield start, len(text)


def _held(article: Article, starts: Sequence[int], notes: Sequence[Note]) -> defaultdict[int, _Line]:
    """What belongs to each line, lines counted from 0."""
    held: defaultdict[int, _Line] = defaultdict(_Line)
    for mark in marks_of(notes, article.text):
        first, last = (bisect.bisect_right(starts, place) - 1 for place in (mark.start, max(mark.start, mark.end - 1)))
        for number in range(first, last + 1):
            held[number].marks.append(mark)
        if mark.mends:
            held[first].notes.append(mark.note)
    return held
