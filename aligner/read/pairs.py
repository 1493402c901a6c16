"""A file of given pairs, in any form -> Table."""

from __future__ import annotations

from pathlib import Path

from aligner.read.content import LARGEST, content_of
from aligner.read.rows import Columns, Table, rows
from aligner.read.text import decode

ENDINGS = {
    "tsv": (".tsv", ".tab"),
    "csv": (".csv",),
    "jsonl": (".jsonl", ".ndjson"),
    "xliff": (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    "tmx": (".tmx",),
    "po": (".po", ".pot"),
}
STYLES = {ending: style for style, endings in ENDINGS.items() for ending in endings}
INPUT_FORMATS = tuple(sorted(ENDINGS))


def style_of(path: str) -> str:
    """The form of a file, by the ending of its name; JSON Lines where it says nothing."""
    return STYLES.get(Path(path).suffix.lower(), "jsonl")


def pairs(path: str, style: str | None, columns: Columns) -> Table:
    """Read the pairs of a file, or of standard input for `-`; raise ReadError with one clear line."""
    return table_of(content_of(path), style or style_of(path), columns)


def table_of(content: bytes, style: str, columns: Columns) -> Table:
    """Read the pairs that a file of some form holds; raise ReadError with one clear line."""
    if style in ("xliff", "tmx", "po"):
        return _bilingual(content, style, columns)
    return Table(tuple(rows(decode(content, LARGEST), style, columns)))


def _bilingual(content: bytes, style: str, columns: Columns) -> Table:
    from aligner.read import po, tmx, xliff
    from aligner.read.units import table

    if style == "po":
        return table(po.units(decode(content, LARGEST).removeprefix("\ufeff")), columns)
    return table((xliff if style == "xliff" else tmx).units(content), columns)
