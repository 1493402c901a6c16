"""A list of names, CSV or TOML -> what it knows of each: canonical name, aliases, native spellings, office, country, pronoun."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.config import nearest
from aligner.domain import Listed
from aligner.mentions.letters import latin
from aligner.mentions.names import surnames, whole

ONE = ("canonical", "surname", "role", "body", "country", "pronoun", "source")
SEVERAL = ("aliases", "native")
PRONOUNS = {"": "", "he": "male", "she": "female", "they": "neither"}
TABLE = "name"
TABLE_LINE = re.compile(r"^\s*\[\[\s*name\s*\]\]")


class AuthorityError(Exception):
    """A list of names that cannot be followed; the message is one line that names the file, the row and the fault."""


@dataclass(frozen=True)
class Row:
    """One entry of a list as it was written, and where: `file:line`."""

    place: str
    cells: Mapping[str, object]


def read_list(file: Path, *, own: bool = True) -> Iterator[Listed]:
    """Yield the entries of a list of names; raise AuthorityError at the first one that cannot be followed."""
    for row in _rows(file, _text(file)):
        yield _listed(row, own=own)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AuthorityError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise AuthorityError(f"{file}: is not UTF-8 text") from None


def _rows(file: Path, text: str) -> Iterator[Row]:
    if file.suffix == ".toml":
        return _toml(file, text)
    if file.suffix == ".csv":
        return _csv(file, text)
    raise AuthorityError(f"{file}: a list of names must be a .toml or a .csv file")


def _toml(file: Path, text: str) -> Iterator[Row]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AuthorityError(f"{file}: is not valid TOML: {error}") from None
    entries = content.get(TABLE)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise AuthorityError(f"{file}: there is no entry; each one is a table headed [[{TABLE}]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if TABLE_LINE.match(line)]
    for number, entry in enumerate(entries):
        at = f":{lines[number]}" if len(lines) == len(entries) else ""
        yield Row(f"{file}{at}: name {number + 1}", entry)


def _csv(file: Path, text: str) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            place = f"{file}:{reader.line_num}: row {number}"
            if None in cells:
                raise AuthorityError(f"{place} has more cells than the header has columns")
            yield Row(place, {column.strip(): (cell or "").strip() for column, cell in cells.items() if column.strip()})
    except csv.Error as error:
        raise AuthorityError(f"{file}: is not valid CSV: {error}") from None


def _listed(row: Row, *, own: bool) -> Listed:
    for key in row.cells:
        if key not in (*ONE, *SEVERAL):
            raise AuthorityError(f"{row.place}: there is no column {key!r}; {nearest(key, (*ONE, *SEVERAL))}")
    canonical, surname, role, body, country, pronoun, source = (_one(row, key) for key in ONE)
    if not canonical:
        raise AuthorityError(f"{row.place} has no canonical name")
    if pronoun not in PRONOUNS:
        raise AuthorityError(f"{row.place}: the pronoun {pronoun!r} must be he, she or they")
    names = tuple(dict.fromkeys((canonical, *_several(row, "aliases"))))
    for name in names:
        if not latin(name):
            raise AuthorityError(f"{row.place}: {name!r} is not in Latin letters; other scripts belong under 'native'")
    if surname and surname not in canonical:
        raise AuthorityError(f"{row.place}: the surname {surname!r} is no part of {canonical!r}")
    split = [_split(name, surname) for name in names]
    lasts, firsts = tuple(last for last, _ in split), tuple(first for _, first in split)
    return Listed(
        names, lasts, firsts, _several(row, "native"), role, body, country, PRONOUNS[pronoun], source, own
    )  # fmt: skip


def _one(row: Row, key: str) -> str:
    value = row.cells.get(key, "")
    if not isinstance(value, str):
        raise AuthorityError(f"{row.place}: {key!r} must be text")
    return " ".join(value.split())


def _several(row: Row, key: str) -> tuple[str, ...]:
    """The values of a cell: a list, or text with semicolons between them."""
    value = row.cells.get(key, "")
    values = value.split(";") if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise AuthorityError(f"{row.place}: {key!r} must be a list of texts")
    return tuple(stripped for one in values if (stripped := " ".join(one.split())))


def _split(name: str, surname: str) -> tuple[str, str]:
    """A whole name as surname and other names."""
    words = tuple(name.split())
    last = surname if surname and surname in name else surnames(words)[0]
    if len(whole(words)) < 2:
        return last, ""
    own = last.split()
    return last, " ".join(word for word in words if word not in own)
