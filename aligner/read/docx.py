"""Word documents: the text as it reads when every tracked change is accepted.

Each paragraph of the document is one line of the source, so that a finding's line is the number of its paragraph, and
its column counts code points within it. Offsets count in the text that is taken from the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.domain import Article, Comment, Source
from aligner.read.archive import Archive
from aligner.read.content import refuse_compound
from aligner.read.text import LETTER, ReadError
from aligner.read.xml import local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset(
    """AlternateContent altChunk del delText drawing footnotePr instrText moveFrom object pict rPr rt sectPr sdtPr tblPr
    tcPr trPr txbxContent""".split()
)
SIGNS = {"tab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011"}
UNSEEN = ("vanish", "strike", "dstrike")
OFF = ("0", "false", "off")
NOT_WORD = "this is not a Word document; save it as .docx"
WITHIN = "\v"


def read(path: str, content: bytes) -> Article:
    """Read the body of a document, its tables among it; raise ReadError with one clear line.

    Headers and footers, footnotes, text boxes, and what is hidden or struck out are left out.
    """
    refuse_compound(content)
    if not content.startswith(b"PK"):
        raise ReadError(NOT_WORD)
    archive = Archive(content)
    name = archive.related("", "officeDocument")
    document = archive.part(name) if name else None
    root = None if document is None else parse(document)
    if name is None or root is None or local(root) != "document":
        raise ReadError(NOT_WORD)
    body = _Body(dict(_comments(archive, name)))
    body.take(root)
    return body.article(path)


def _comments(archive: Archive, name: str) -> Iterator[tuple[str, str]]:
    """The document's comments: their names, and what they say."""
    part = archive.related(name, "comments")
    content = archive.part(part) if part else None
    if content is None:
        return
    for comment in parse(content):
        texts = [text.text or "" for text in comment.iter() if local(text) == "t"]
        yield _value(comment, "id"), "".join(texts)


class _Body:
    """Gathers the paragraphs of a document."""

    def __init__(self, comments: dict[str, str]) -> None:
        self._comments = comments
        self._noted: list[Comment] = []
        self._texts: list[str] = []
        self._length = 0
        self._runs: list[int] = []
        self._begun = False
        self._joins = False

    def take(self, root: _Element) -> None:
        """Go through a document's elements in their order."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start",))
        for _, element in walk:
            name = local(element)
            if name == "r":
                self._runs.append(self._length)
            if name in LEFT_OUT or (name == "r" and _unseen(element)) or (name == "tr" and _gone(element, "trPr")):
                walk.skip_subtree()
            elif name == "p":
                self._paragraph(element)
            elif name == "t":
                self._say(_written(element))
            elif name in SIGNS:
                self._sign(element, name)
            elif name in ("commentRangeStart", "commentReference"):
                self._note(_value(element, "id"))

    def _paragraph(self, element: _Element) -> None:
        """Begin a paragraph, unless the mark that ended the one before is deleted."""
        if self._begun and not self._joins:
            self._say("\n")
        self._begun = True
        self._joins = _gone(element, "pPr", "rPr")

    def _sign(self, element: _Element, name: str) -> None:
        parent = element.getparent()
        if parent is not None and local(parent) == "r":
            self._say(WITHIN if SIGNS[name] == "\n" else SIGNS[name])

    def _note(self, identifier: str) -> None:
        text = self._comments.pop(identifier, None)
        if text is not None:
            self._noted.append(Comment(self._length, text, self._length))

    def _say(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def article(self, path: str) -> Article:
        """The article that was gathered; a line break within a paragraph is one for the reader, not for the count."""
        source = "".join(self._texts)
        if not LETTER.search(source):
            raise ReadError("there is no word in this document; write the article into its body")
        shown = source.replace(WITHIN, "\n")
        return Article(path, shown, Source(source, runs=tuple(self._runs)), tuple(self._noted))


def _written(element: _Element) -> str:
    """The text of an element; what would break the count of paragraphs is a space."""
    return (element.text or "").replace("\n", " ").replace("\r", " ")


def _unseen(run: _Element) -> bool:
    return any(local(mark) in UNSEEN and _value(mark, "val") not in OFF for mark in _within(run, "rPr"))


def _gone(element: _Element, *names: str) -> bool:
    """Whether a tracked deletion takes a row, or the mark at a paragraph's end, away."""
    return any(local(mark) in ("del", "moveFrom") for mark in _within(element, *names))


def _within(element: _Element, *names: str) -> list[_Element]:
    """What stands in the first element on a path of names."""
    for name in names:
        found = next((child for child in element if local(child) == name), None)
        if found is None:
            return []
        element = found
    return list(element)


def _value(element: _Element, name: str) -> str:
    """An attribute, in whichever namespace the program wrote it."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
