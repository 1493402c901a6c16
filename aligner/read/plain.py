"""Plain text: as it stands in the file, but for the comments that speak to the program."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aligner.domain import LINE_ENDING, Article, Comment, Piece, Source
from aligner.read.page import NOTHING
from aligner.read.text import LETTER, ReadError

OPENING, CLOSING = "<!--", "-->"
OWN = re.compile(rf"{OPENING}[ \t]{{0,8}}aligner[ \t]{{0,8}}:")
SPACE = " \t"
BLANK = f"{SPACE}\ufeff"
VISIBLE = re.compile(rf"[{BLANK}]*+[^{BLANK}]")


def read(path: str, text: str) -> Article:
    """Read a text; raise ReadError where nothing but comments stands in it."""
    groups = list(_groups(text))
    if not groups:
        return Article(path, text)
    lines = Lines(text)
    kept: list[str] = []
    pieces: list[Piece] = []
    waiting: list[tuple[int, int, int]] = []
    length = last = 0
    for group in groups:
        start, end = _left_out(lines, group[0][0], group[-1][1])
        if start > last:
            pieces.append(Piece(length, last, start))
            kept.append(text[last:start])
            length += start - last
        waiting += ((length, *place) for place in group)
        last = end
    kept.append(text[last:])
    pieces += (Piece(length, last, len(text)), Piece(length + len(text) - last, len(text), len(text)))
    seen = Lines("".join(kept))
    if not LETTER.search(seen.text):
        raise ReadError(NOTHING)
    inner = slice(len(OPENING), -len(CLOSING))
    comments = (Comment(_place(seen, at), text[start:end][inner], start) for at, start, end in waiting)
    return Article(path, seen.text, Source(text, tuple(pieces)), tuple(comments))


@dataclass
class Lines:
    """A text and the bounds of its lines, line endings excluded."""

    text: str

    def __post_init__(self) -> None:
        endings = list(LINE_ENDING.finditer(self.text))
        self.starts = [0, *(ending.end() for ending in endings)]
        self.ends = [*(ending.start() for ending in endings), len(self.text)]

    def number(self, offset: int) -> int:
        """The index of the line that holds an offset."""
        return bisect.bisect_right(self.starts, offset) - 1

    def blank(self, number: int) -> bool:
        """Whether there is nothing to see in a line."""
        return VISIBLE.match(self.text, self.starts[number], self.ends[number]) is None

    @cached_property
    def following(self) -> list[int]:
        """For each line the place where the next words begin, its own or those of a later line."""
        places = []
        place = len(self.text)
        for number in range(len(self.starts) - 1, -1, -1):
            place = place if self.blank(number) else self.starts[number]
            places.append(place)
        return places[::-1]


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the comments, those together that stand side by side; one without an end is text like any other."""
    group: list[tuple[int, int]] = []
    at = 0
    while (opening := OWN.search(text, at)) and (closing := text.find(CLOSING, opening.end())) >= 0:
        if group and text[at : opening.start()].strip(SPACE):
            yield group
            group = []
        at = closing + len(CLOSING)
        group.append((opening.start(), at))
    if group:
        yield group


def _left_out(lines: Lines, start: int, end: int) -> tuple[int, int]:
    """What goes with comments: the lines that they have for themselves, or the spaces before or behind them."""
    text = lines.text
    first, last = lines.number(start), lines.number(end)
    before, behind = start, end
    while before > lines.starts[first] and text[before - 1] in SPACE:
        before -= 1
    while behind < lines.ends[last] and text[behind] in SPACE:
        behind += 1
    if before > lines.starts[first] and text[before - 1] not in BLANK:
        return before, end
    if behind < lines.ends[last]:
        return start, behind
    return before, lines.starts[last + 1] if last + 1 < len(lines.starts) else len(text)


def _place(seen: Lines, at: int) -> int:
    """Where a comment stands in the text: one between two paragraphs stands at the second."""
    number = seen.number(at)
    if not seen.blank(number):
        return at
    if number and not seen.blank(number - 1):
        return seen.ends[number - 1]
    return seen.following[number]
