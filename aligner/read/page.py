"""What a reader sees of a marked-up file, gathered from its beginning to its end, with the place of every piece."""

from __future__ import annotations

import re

from aligner.domain import Article, Comment, Piece, Source
from aligner.read.text import LETTER, ReadError

SPACE = " \t\n\f\r"
UNSEEN = "\u00ad\x00"
GAP = re.compile(rf"[{SPACE}]{{2,}}|[{SPACE[1:]}]|[{UNSEEN}]+")
PARAGRAPH = 2
MOST_PIECES = 2_000_000
NOTHING = "a reader sees no word in this file; give the article itself"


class Page:
    """Gathers visible text. White space collapses as in a browser; all offsets that are given are the file's."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._end = 0
        self._space: tuple[int, int] | None = None
        self._breaks = 0
        self._comments: list[Comment] = []
        self._waiting: list[tuple[str, int]] = []

    def say(self, text: str, start: int) -> None:
        """Add words just as they stand in the file from `start`."""
        at = 0
        for gap in GAP.finditer(text):
            self._words(text[at : gap.start()], start + at)
            if gap.group()[0] not in UNSEEN:
                self.space(start + gap.start(), start + gap.end())
            at = gap.end()
        self._words(text[at:], start + at)

    def keep(self, text: str, start: int) -> None:
        """Add words whose lines and spaces count, just as they stand in the file from `start`."""
        *lines, last = text.split("\n")
        for line in lines:
            self._kept(line, start)
            self.end_line()
            start += len(line) + 1
        end = self._kept(last, start)
        if end < start + len(last):
            self.space(end, start + len(last))

    def show(self, text: str, start: int, end: int) -> None:
        """Add a text that stands for what the file has from `start` to `end`."""
        if not text.strip(SPACE):
            if text:
                self.space(start, end)
        elif text not in UNSEEN:
            self._put(text, start, end)

    def space(self, start: int, end: int) -> None:
        """Part what comes next from what came last, unless a line begins."""
        if self._length and not self._breaks:
            self._space = (self._space[0] if self._space else start, end)

    def end_line(self) -> None:
        """Let what comes next begin a new line; a second one makes it a paragraph."""
        self._space = None
        if self._length:
            self._breaks = min(self._breaks + 1, PARAGRAPH)

    def end_paragraph(self) -> None:
        """Let what comes next begin a new paragraph."""
        self._space = None
        if self._length:
            self._breaks = PARAGRAPH

    def comment(self, text: str, start: int) -> None:
        """Note what a reader does not see: where it stands between paragraphs, it belongs to the one that follows."""
        if self._breaks or not self._length:
            self._waiting.append((text, start))
        else:
            self._comments.append(Comment(self._length, text, start))

    def article(self, path: str, source: str) -> Article:
        """The article that was gathered from the file's text; raise ReadError where no word was."""
        text = "".join(self._texts)
        if not LETTER.search(text):
            raise ReadError(NOTHING)
        self._place_comments()
        pieces = (*self._pieces, Piece(self._length, self._end, self._end))
        return Article(path, text, Source(source, pieces), tuple(self._comments))

    def _kept(self, line: str, start: int) -> int:
        """Add what stands in a line, and give the place behind it."""
        bare = line.rstrip(SPACE)
        if bare:
            self._put(bare, start, start + len(bare))
        return start + len(bare)

    def _words(self, text: str, start: int) -> None:
        """Add words with single spaces between them."""
        bare = text.strip(" ")
        if not bare:
            if text:
                self.space(start, start + len(text))
            return
        first = start + len(text) - len(text.lstrip(" "))
        end = first + len(bare)
        if first > start:
            self.space(start, first)
        self._put(bare, first, end)
        if end < start + len(text):
            self.space(end, start + len(text))

    def _put(self, text: str, start: int, end: int) -> None:
        if self._breaks:
            self._piece("\n" * self._breaks, self._end, start)
        elif self._space:
            self._piece(" ", *self._space)
        self._breaks, self._space = 0, None
        if self._waiting:
            self._place_comments()
        self._piece(text, start, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        """Add one piece; what stands in the file as it stands in the text grows together."""
        last = self._pieces[-1] if self._pieces else None
        alike = len(text) == end - start
        if alike and last and self._end == start and self._length - last.start == last.source_end - last.source_start:
            self._pieces[-1] = Piece(last.start, last.source_start, end)
        elif len(self._pieces) == MOST_PIECES:
            raise ReadError(f"its markup parts the text into more than {MOST_PIECES} pieces; split it into articles")
        else:
            self._pieces.append(Piece(self._length, start, end))
        self._texts.append(text)
        self._length += len(text)
        self._end = end

    def _place_comments(self) -> None:
        self._comments += (Comment(self._length, text, start) for text, start in self._waiting)
        self._waiting.clear()
