"""Files -> Articles: one input format to a file, and the text is never altered."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from aligner.domain import Article
from aligner.read.text import ReadError, decode

SUFFIXES = (".txt",)
STANDARD_INPUT = "-"
LARGEST = 20 * 1024 * 1024

__all__ = ["STANDARD_INPUT", "ReadError", "articles_in", "decode", "read"]


def read(path: str | Path) -> Article:
    """Read one article from a file, or from standard input for `-`; raise ReadError with one clear line."""
    if str(path) == STANDARD_INPUT:
        return Article("<stdin>", decode(sys.stdin.buffer.read(LARGEST + 1), LARGEST))
    return Article(str(path), decode(_content(Path(path)), LARGEST))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError("this is a folder; name the articles in it") from None
    except OSError as error:
        raise ReadError(f"the file cannot be read ({error.strerror or error}); check its permissions") from None


def articles_in(folder: Path) -> Iterator[Path]:
    """Yield the articles below a folder in a stable order; hidden files and folders are passed over."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield path
