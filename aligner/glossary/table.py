"""A CSV file -> the entries of a glossary: `term`, `allowed`, `forbidden` and, where there is one, `note`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from aligner.config import nearest
from aligner.glossary.entry import Entry, GlossaryError, checked

COLUMNS = ("term", "allowed", "forbidden", "note")
NEEDED = "term"
SEPARATOR = ";"


def read_table(file: str, content: bytes) -> Iterator[Entry]:
    """Yield the entries; several phrases in one cell are parted by semicolons."""
    reader = csv.DictReader(io.StringIO(_text(file, content), newline=""), strict=True)
    try:
        _check_header(file, reader.fieldnames or ())
        for cells in reader:
            place = f"{file}:{reader.line_num}"
            if None in cells:
                raise GlossaryError(f"{place}: the row has more cells than the header has columns")
            if any((cell or "").strip() for cell in cells.values()):
                yield _entry(file, reader.line_num, {key.strip(): cell or "" for key, cell in cells.items()})
    except csv.Error as error:
        raise GlossaryError(f"{file}:{reader.line_num}: is not valid CSV: {error}") from None


def _text(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise GlossaryError(f"{file}:{line}: is not UTF-8 text") from None


def _check_header(file: str, columns: object) -> None:
    names = [str(column).strip() for column in columns] if isinstance(columns, list) else []
    for name in names:
        if name not in COLUMNS:
            raise GlossaryError(f"{file}:1: there is no column {name!r}; {nearest(name, COLUMNS)}")
    if NEEDED not in names:
        raise GlossaryError(f"{file}:1: the first line must name the columns: {', '.join(COLUMNS)}")


def _entry(file: str, line: int, cells: dict[str, str]) -> Entry:
    place = f"{file}:{line}"
    terms, allowed, forbidden = (_phrases(cells.get(column, "")) for column in ("term", "allowed", "forbidden"))
    if not terms:
        raise GlossaryError(f"{place}: the row has no term")
    if not allowed and not forbidden:
        raise GlossaryError(f"{place}: {terms[0]!r} has no rendering, neither allowed nor forbidden")
    note = " ".join(cells.get("note", "").split())
    return checked(Entry(terms, allowed, forbidden, f"{PurePath(file).name}:{line}", note), place)


def _phrases(cell: str) -> tuple[str, ...]:
    phrases = (" ".join(phrase.split()) for phrase in cell.split(SEPARATOR))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
