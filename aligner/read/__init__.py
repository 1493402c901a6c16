"""Files -> Articles: one input format to a file, and the text is never altered."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner.domain import Article
from aligner.read import plain
from aligner.read.content import (
    LARGEST,
    STANDARD_INPUT,
    content_of,
    refuse_compound,
    refuse_larger,
    refuse_other_kinds,
    refuse_page,
)
from aligner.read.text import ReadError, decode

HIDDEN = (".", "~$")

__all__ = ["LARGEST", "STANDARD_INPUT", "SUFFIXES", "ReadError", "articles_in", "decode", "read", "read_content"]


def read(path: str | Path) -> Article:
    """Read one article from a file, or from standard input for `-`; raise ReadError with one clear line.

    The name's ending tells the format: Markdown, HTML or Word (.docx), and plain text otherwise.
    """
    content = content_of(path)
    return _text("<stdin>", content) if str(path) == STANDARD_INPUT else read_content(str(path), content)


def read_content(path: str, content: bytes) -> Article:
    """Read one article from the content of a file of this name; raise ReadError with one clear line."""
    refuse_larger(content)
    return READERS.get(Path(path).suffix.lower(), _text)(path, content)


def _text(path: str, content: bytes) -> Article:
    refuse_other_kinds(content)
    refuse_page(content)
    return plain.read(path, decode(content, LARGEST))


def _markdown(path: str, content: bytes) -> Article:
    from aligner.read import markdown

    refuse_other_kinds(content)
    return markdown.read(path, decode(content, LARGEST))


def _html(path: str, content: bytes) -> Article:
    from aligner.read import html

    refuse_other_kinds(content)
    return html.read(path, decode(content, LARGEST))


def _docx(path: str, content: bytes) -> Article:
    from aligner.read import docx

    return docx.read(path, content)


def _doc(path: str, content: bytes) -> Article:
    refuse_compound(content)
    raise ReadError("this is not a Word document; save it as .docx or as UTF-8 text")


def _pairs(path: str, content: bytes) -> Article:
    raise ReadError("this file holds given pairs; 'aligner compare' judges them")


READERS: dict[str, Callable[[str, bytes], Article]] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".doc": _doc,
    **dict.fromkeys((".mqxliff", ".mxliff", ".po", ".pot", ".sdlxliff", ".tmx", ".xlf", ".xliff"), _pairs),
}
SUFFIXES = tuple(suffix for suffix, reader in READERS.items() if reader not in (_doc, _pairs))


def has_known_ending(path: Path) -> bool:
    """Whether a file's name ends as an article's does."""
    return path.suffix.lower() in SUFFIXES


def articles_in(
    folder: Path,
    *,
    is_article: Callable[[Path], bool] = has_known_ending,
    passes_over: Callable[[Path], bool] = lambda _: False,
    unreadable: Callable[[Path, OSError], None] = lambda _place, _fault: None,
) -> Iterator[Path]:
    """Yield the articles below a folder in a stable order; hidden files and folders are passed over.

    Of a folder that is passed over nothing is looked at. `unreadable` is told of folders that cannot be listed, and of
    articles that only seem to be there.
    """

    def regular(path: Path) -> bool:
        try:
            return stat.S_ISREG(path.stat().st_mode)
        except OSError as fault:
            unreadable(path, fault)
            return False

    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda fault: unreadable(Path(fault.filename), fault)):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN) and not passes_over(Path(root, name))]
        paths = (Path(root, name) for name in files if not name.startswith(HIDDEN))
        found += (path for path in paths if is_article(path) and not passes_over(path) and regular(path))
    yield from sorted(found)
