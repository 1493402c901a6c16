"""How a report names a file."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from aligner.report.visible import visible


def address(path: str) -> str:
    """The path with forward slashes and no leading dot, and a picture for what a reader would obey or not see."""
    plain = PurePath(path).as_posix()
    return plain if plain.isprintable() else visible(plain)


def uri(path: str) -> str:
    """The path as a URI: relative where it is, percent-encoded in UTF-8, byte for byte the file's own name."""
    pure = PurePath(path)
    encoded = quote(pure.as_posix().encode("utf-8", "surrogateescape"), safe="/~")
    return f"file://{encoded}" if pure.is_absolute() else encoded


def inside(path: str) -> bool:
    """Whether a path leads nowhere but downward."""
    pure = PurePath(path)
    return not pure.is_absolute() and ".." not in pure.parts
