"""Units of a bilingual file -> Rows: the source is the verbatim side, the target the paraphrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from aligner.read.rows import Columns, Row, Table
from aligner.read.text import ReadError
from aligner.read.xml import NAMESPACE, local

if TYPE_CHECKING:
    from lxml.etree import _Element

ENGLISH = re.compile(r"(?:en|eng)(?:[-_]|$)", re.IGNORECASE)
RUN = re.compile(r"[ \t\r\n]+")
SIDES = (("verbatim", "source"), ("paraphrase", "target"))


class Unit(NamedTuple):
    """A pair as a bilingual file gives it; `fault` says why it cannot be compared."""

    identifier: str
    source: str = ""
    target: str = ""
    fault: str | None = None


def english(language: str | None) -> bool:
    """Whether a language tag names English, or none is given."""
    return not language or ENGLISH.match(language) is not None


def table(units: Iterable[Unit], columns: Columns) -> Table:
    """The units as rows; those that lack a side are left out, and counted."""
    verbatim, paraphrase = _side(columns.verbatim), _side(columns.paraphrase)
    if verbatim == paraphrase:
        raise ReadError("both columns are the same side; choose 'source' for one and 'target' for the other")
    given = list(units)
    whole = [unit for unit in given if unit.fault or (unit.source.strip() and unit.target.strip())]
    if not whole:
        raise ReadError("no unit in it has both a source and a target; there is nothing to compare")
    rows = tuple(_rows(whole, swapped=verbatim == "target"))
    return Table(rows, _left_out(len(given) - len(whole)))


def _side(column: str) -> str:
    for names in SIDES:
        if column in names:
            return names[1]
    raise ReadError(f"there is no side {column!r} in a bilingual file; its sides are 'source' and 'target'")


def _rows(units: Iterable[Unit], *, swapped: bool) -> Iterator[Row]:
    for number, unit in enumerate(units, 1):
        sides = (unit.target, unit.source) if swapped else (unit.source, unit.target)
        yield Row(number, unit.identifier or str(number), *sides, fault=unit.fault)


def _left_out(count: int) -> str | None:
    if not count:
        return None
    return f"{count} {'unit without both sides is' if count == 1 else 'units without both sides are'} left out"


def inner_text(element: _Element, codes: frozenset[str]) -> str:
    """What an element says, without the native codes in it; white space counts only where the file says so."""
    text = "".join(_texts(element, codes))
    return text if _preserves(element) else RUN.sub(" ", text).strip(" ")


def _texts(element: _Element, codes: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) in codes:
            yield " " if _breaks_line(child) else ""
        elif local(child):
            yield from _texts(child, codes)
        yield child.tail or ""


def _breaks_line(code: _Element) -> bool:
    return code.get("ctype") == "lb" or code.get("subType") == "xlf:lb"


def _preserves(element: _Element) -> bool:
    for place in (element, *element.iterancestors()):
        if space := place.get(f"{NAMESPACE}space"):
            return space == "preserve"
    return False
