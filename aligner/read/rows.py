"""Tables of given pairs -> Rows: TSV, CSV or JSON Lines, each row with its number."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.read.text import ReadError, in_one_line

LONGEST_FIELD = 1_000_000


class TabsAlone(csv.excel_tab):
    """Tab-separated text in which a quotation mark is a letter like any other."""

    quoting = csv.QUOTE_NONE


@dataclass(frozen=True)
class Columns:
    """The names of the columns, or fields, that hold a pair."""

    verbatim: str = "verbatim"
    paraphrase: str = "paraphrase"
    identifier: str = "id"


@dataclass(frozen=True)
class Row:
    """A given pair; `number` counts the rows of the table from 1, `fault` says what is wrong with a malformed one."""

    number: int
    identifier: str
    verbatim: str = ""
    paraphrase: str = ""
    fault: str | None = None


@dataclass(frozen=True)
class Table:
    """All pairs of one file; `notice` is a line worth saying of it."""

    rows: tuple[Row, ...]
    notice: str | None = None


def rows(text: str, style: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of a table; raise ReadError where it lacks a column."""
    text = text.removeprefix("\ufeff")
    yield from _lines(text, columns) if style == "jsonl" else _table(text, style, columns)


def _lines(text: str, columns: Columns) -> Iterator[Row]:
    number = 0
    for line in text.split("\n"):
        if line.strip():
            number += 1
            yield _object(line, number, columns)


def _object(line: str, number: int, columns: Columns) -> Row:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, str(number), fault="this is not a JSON object on one line")
    if not isinstance(fields, dict):
        return Row(number, str(number), fault="this is not a JSON object")
    return _row(fields, number, columns)


def _table(text: str, style: str, columns: Columns) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    source = io.StringIO(text, newline="")
    reader = csv.DictReader(source, dialect=TabsAlone if style == "tsv" else csv.excel)
    names = _header(reader)
    for wanted in (columns.verbatim, columns.paraphrase):
        if wanted not in names:
            known = in_one_line(", ".join(names)) or "none"
            raise ReadError(f"there is no column {wanted!r}; its columns are {known}")
    number = 0
    while True:
        number += 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, str(number), fault=f"the row cannot be read ({error})")
            continue
        if None in fields:
            yield Row(number, str(number), fault="it has more fields than the table has columns")
        else:
            yield _row(fields, number, columns)


def _header(reader: csv.DictReader[str]) -> list[str]:
    try:
        return list(reader.fieldnames or ())
    except csv.Error as error:
        raise ReadError(f"the table cannot be read ({error})") from None


def _row(fields: dict[str, object], number: int, columns: Columns) -> Row:
    given = fields.get(columns.identifier)
    identifier = str(number) if given is None or given == "" else str(given)
    sides = []
    for name in (columns.verbatim, columns.paraphrase):
        side = fields.get(name)
        if not isinstance(side, str) or not side.strip():
            return Row(number, identifier, fault=f"its {name!r} is missing or empty")
        sides.append(side)
    return Row(number, identifier, *sides)
