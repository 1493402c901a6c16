"""A file or standard input -> bytes, bounded, and what the first of them say of a file with a wrong name."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from aligner.read.text import ReadError

STANDARD_INPUT = "-"
LARGEST = 20 * 1024 * 1024
WORD = "save it as .docx or as UTF-8 text"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
COMPOUND, ARCHIVE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
PAGE = re.compile(rb"\s*(?:<!doctype\s+html|<html)[\s>]", re.IGNORECASE)


def content_of(path: str | Path) -> bytes:
    """Read a file, or standard input for `-`; raise ReadError with one clear line."""
    content = _standard_input() if str(path) == STANDARD_INPUT else _file(Path(path))
    refuse_larger(content)
    return content


def refuse_larger(content: bytes) -> None:
    """Raise ReadError where there is more than an article can be."""
    if len(content) > LARGEST:
        raise ReadError(f"the file is larger than {LARGEST // 2**20} MB; split it into articles")


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed; pipe an article into it, or name a file")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise ReadError(f"standard input cannot be read ({error.strerror or error})") from None


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError("this is a folder; name the articles in it") from None
    except OSError as error:
        raise ReadError(f"the file cannot be read ({error.strerror or error}); check its permissions") from None


def refuse_other_kinds(content: bytes) -> None:
    """Raise ReadError where what should be text is another kind of file that is easily told."""
    refuse_compound(content)
    if content.startswith(ARCHIVE):
        raise ReadError("this is a ZIP archive, not text; a Word document needs the ending .docx")
    if content.startswith(b"%PDF-"):
        raise ReadError(f"this is a PDF; {WORD}")
    if content.startswith(b"{\\rtf"):
        raise ReadError(f"this is Rich Text; {WORD}")


def refuse_page(content: bytes) -> None:
    """Raise ReadError where what should be plain text is a web page."""
    if PAGE.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise ReadError("this is a web page; give it the ending .html")


def refuse_compound(content: bytes) -> None:
    """Raise ReadError for what Word wrote before .docx, and for a .docx that a password protects."""
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise ReadError("the document is protected by a password; save it without one")
        raise ReadError(f"this is a document of an old Word (.doc); {WORD}")
