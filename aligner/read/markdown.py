"""Markdown: the text as a reader of the rendered page sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.domain import Article
from aligner.read.markup import Chunk, Markup
from aligner.read.page import Page

if TYPE_CHECKING:
    from pyromark import Options
    from pyromark.event import Event, Range

MARK = "\ufeff"
INLINE = ("Emphasis", "Strong", "Superscript", "Subscript", "Link")
LEFT_OUT = ("Strikethrough", "Image", "FootnoteDefinition", "MetadataBlock")


def read(path: str, text: str) -> Article:
    """Read a text without its marks; code blocks set off by fences, footnotes and front matter are left out."""
    from pyromark import events_with_range

    page = Page()
    first = len(text) - len(text.removeprefix(MARK))
    reader = _Reader(text[first:], first, page)
    for event, place in events_with_range(text[first:], options=options()):
        reader.take(event, place)
    return page.article(path, text)


def options() -> Options:
    """What is read beside plain CommonMark."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )


class _Reader:
    """Takes the parser's events one by one; its ranges count bytes from behind the byte order mark."""

    def __init__(self, text: str, first: int, page: Page) -> None:
        self._content = text.encode()
        self._page = page
        self._markup = Markup(page)
        self._bytes, self._points = 0, first
        self._left_out = 0
        self._verbatim = False
        self._block: list[tuple[str, int]] | None = None

    def take(self, event: Event, place: Range) -> None:
        """Take the next event."""
        if isinstance(event, str):
            self._mark(event, place)
            return
        ((kind, value),) = event.items()
        if kind == "Start":
            self._start(*_tag(value))
        elif kind == "End":
            self._end(_tag(value)[0])
        elif self._left_out:
            return
        elif kind in ("Html", "InlineHtml"):
            self._html(str(value), self._point(place["start"]))
        elif kind in ("Text", "Code") and self._markup.seen:
            start = self._point(place["start"])
            written = self._content[place["start"] : place["end"]].decode()
            (self._text if kind == "Text" else self._code)(str(value), written, start)

    def _mark(self, event: str, place: Range) -> None:
        if self._left_out or not self._markup.seen:
            return
        if event == "SoftBreak":
            start = self._point(place["start"])
            self._page.space(start, self._point(place["end"]))
        elif event == "HardBreak":
            self._page.end_line()
        else:
            self._page.end_paragraph()

    def _start(self, tag: str, data: object) -> None:
        if tag in LEFT_OUT or (tag == "CodeBlock" and data != "Indented"):
            self._left_out += 1
        self._verbatim = tag == "CodeBlock"
        if tag == "HtmlBlock":
            self._block = []
        self._border(tag)

    def _end(self, tag: str) -> None:
        if tag in LEFT_OUT or (tag == "CodeBlock" and self._left_out):
            self._left_out -= 1
        if self._block is not None:
            block, self._block = self._block, None
            self._feed(block)
        self._verbatim = False
        self._border(tag)

    def _border(self, tag: str) -> None:
        if self._markup.seen and not self._left_out and tag not in INLINE and tag not in LEFT_OUT:
            self._page.end_paragraph()

    def _html(self, text: str, start: int) -> None:
        if self._block is None:
            self._feed([(text, start)])
        else:
            self._block.append((text, start))

    def _feed(self, lines: list[tuple[str, int]]) -> None:
        """Read the lines of a block of markup in one piece, for a tag or a comment may go over several."""
        places = []
        length = 0
        for line, start in lines:
            places.append((length, start))
            length += len(line)
        if length:
            self._markup.feed(Chunk("".join(line for line, _ in lines), tuple(places)))

    def _text(self, text: str, written: str, start: int) -> None:
        if self._verbatim:
            self._page.keep(written.replace("\r\n", " \n"), start)
        elif written == text:
            self._page.say(text, start)
        else:
            self._page.show(text, start, start + len(written))

    def _code(self, text: str, written: str, start: int) -> None:
        """Add what stands between backticks, as it is written unless a line's own marks stand in between."""
        bare = written.strip("`")
        bare = bare if text.startswith(" ") else bare.lstrip()
        bare = bare if text.endswith(" ") else bare.rstrip()
        if bare.split() == text.split():
            self._page.say(bare, start + written.index(bare))
        else:
            self._page.show(text, start, start + len(written))

    def _point(self, place: int) -> int:
        """The code point at a place in bytes, counted on from the last one that was asked for."""
        low, high = sorted((self._bytes, place))
        passed = len(self._content[low:high].decode())
        self._points += passed if place >= self._bytes else -passed
        self._bytes = place
        return self._points


def _tag(value: object) -> tuple[str, object]:
    """The name of a tag, and what is said of it."""
    if isinstance(value, dict):
        ((name, data),) = value.items()
        return str(name), data
    return str(value), None
