"""HTML -> Page: a tokenizer's tokens, and as much of a browser's tree as decides what is seen."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.read import elements
from aligner.read.elements import BLOCKS, HEADINGS, KEEPING
from aligner.read.page import SPACE, Page
from aligner.read.text import ReadError

if TYPE_CHECKING:
    from turbohtml import Token

OPENING, CLOSING = "“‘", "”’"
DEEPEST = 10_000


@dataclass(slots=True)
class Element:
    """An element that is open; `scope` and `block` are the places in the stack that its own end tags cannot pass."""

    tag: str
    hides: bool
    foreign: bool
    endable: frozenset[str]
    scope: int
    block: int


class Chunk:
    """A stretch of markup, and where its lines stand in the file: pairs of its own offset and the file's."""

    def __init__(self, text: str, places: tuple[tuple[int, int], ...]) -> None:
        self.text = text.replace("\r\n", " \n").replace("\r", "\n")
        self._own = [own for own, _ in places]
        self._shifts = [place - own for own, place in places]

    def place(self, offset: int) -> int:
        """The place in the file of the code point at `offset`."""
        return offset + self._shifts[bisect.bisect_right(self._own, offset) - 1]

    def parts(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Cut a stretch where the file has something in between: each part, and its place in the file."""
        for border in self._own[bisect.bisect_right(self._own, start) :]:
            if border >= end:
                break
            yield self.text[start:border], self.place(start)
            start = border
        yield self.text[start:end], self.place(start)


class Markup:
    """Reads markup onto a page, piece by piece; what is open stays open from one piece to the next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._open = [Element("", False, False, frozenset(), 0, 0)]
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._hiding = 0
        self._keeping = 0
        self._quoting = 0
        self._in_body = False

    @property
    def seen(self) -> bool:
        """Whether a reader sees what comes next."""
        return not self._hiding

    def feed(self, chunk: Chunk) -> None:
        """Read a stretch of markup."""
        from turbohtml import tokenize

        at = 0
        for token in tokenize(chunk.text, resolve_references=False, capture_source=True):
            end = at + len(token.data or "" if token.source is None else token.source)
            self._read(token, chunk, at, end)
            at = end

    def _read(self, token: Token, chunk: Chunk, start: int, end: int) -> None:
        name = token.type.name
        place, behind = chunk.place(start), chunk.place(end - 1) + 1
        if name == "TEXT":
            self._text(chunk, start, end)
        elif name == "CHARACTER_REFERENCE" and self.seen:
            self.page.show(token.data or "", place, behind)
        elif name == "START_TAG":
            self._start(token.tag or "", token, place, behind)
        elif name == "END_TAG":
            self._end(token.tag or "", place, behind)
        elif name == "COMMENT" and (token.source or "").startswith("<!--"):
            self.page.comment(token.data or "", place)

    def _text(self, chunk: Chunk, start: int, end: int) -> None:
        if not self._in_body and self._open[-1].tag in ("", "html", "head") and chunk.text[start:end].strip(SPACE):
            self._begin_body()
        if self.seen:
            for text, place in chunk.parts(start, end):
                (self.page.keep if self._keeping else self.page.say)(text, place)

    def _start(self, tag: str, token: Token, place: int, behind: int) -> None:
        if tag == "head" and self._in_body or tag in elements.IN_TABLE and not self._at["table"]:
            return
        if not self._in_body and tag not in elements.IN_HEAD:
            self._begin_body()
        self._imply(tag)
        around = self._open[-1]
        foreign = (around.foreign and tag not in elements.HOSTS) or tag in elements.FOREIGN
        hiding = elements.hides(tag, token.attrs or [])
        if not hiding:
            self._break(tag)
        if tag in elements.VOID or (around.foreign and token.self_closing):
            return
        if tag == "q" and self.seen and not hiding:
            self.page.show(OPENING[self._quoting % 2], place, behind)
        self._push(tag, hiding, foreign, around)

    def _begin_body(self) -> None:
        self._in_body = True
        if self._at["head"]:
            self._close(self._at["head"][0])

    def _push(self, tag: str, hiding: bool, foreign: bool, around: Element) -> None:
        index = len(self._open)
        if index > DEEPEST:
            raise ReadError(f"its markup is nested more than {DEEPEST} deep; close its elements")
        scope = index if tag in elements.SCOPES else around.scope
        block = index if tag in BLOCKS else around.block
        self._open.append(Element(tag, hiding, foreign, elements.endable(around.endable, tag), scope, block))
        self._at[tag].append(index)
        self._hiding += hiding
        self._keeping += tag in KEEPING
        self._quoting += tag == "q"

    def _end(self, tag: str, place: int, behind: int) -> None:
        index = max(self._last(name) for name in (HEADINGS if tag in HEADINGS else (tag,)))
        block = tag in elements.CLOSING_BLOCKS
        within = self._open[-1].scope if block else self._open[-1].block
        seen = self.seen
        if index and tag == "q" and seen:
            self.page.show(CLOSING[(self._quoting - 1) % 2], place, behind)
        if index >= within or tag in elements.IN_TABLE or tag == "table":
            self._close(index)
        elif not block:
            self._forget(index)
        if seen and (index or tag in ("br", "p")):
            self._break(tag)

    def _last(self, tag: str) -> int:
        """The place in the stack of the innermost element of a name, or 0."""
        return self._at[tag][-1] if self._at[tag] else 0

    def _imply(self, tag: str) -> None:
        """End the elements that a start tag ends without saying so."""
        if self._open[-1].foreign and tag in elements.BREAKING_OUT:
            self._close(max(self._last(name) for name in elements.FOREIGN))
        if tag in HEADINGS and self._open[-1].tag in HEADINGS:
            self._close(len(self._open) - 1)
        for name in elements.ENDED_BY.get(tag, ()):
            if name in self._open[-1].endable:
                self._close(self._last(name))

    def _close(self, index: int) -> None:
        """Close the element at a place of the stack, and all within it."""
        while index and len(self._open) > index:
            self._forget(len(self._open) - 1)
            self._open.pop()

    def _forget(self, index: int) -> None:
        """Let an element have no more effect; one that is misnested stays in the stack until what holds it is closed."""
        element = self._open[index]
        if element.tag:
            self._at[element.tag].pop()
            self._hiding -= element.hides
            self._keeping -= element.tag in KEEPING
            self._quoting -= element.tag == "q"
            element.tag, element.hides = "", False

    def _break(self, tag: str) -> None:
        if self.seen and tag == "br":
            self.page.end_line()
        elif self.seen and tag in BLOCKS:
            self.page.end_paragraph()
