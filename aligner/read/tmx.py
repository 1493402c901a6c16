"""TMX -> units: of each, the first two English variants, that in the source language first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.read.text import ReadError
from aligner.read.units import Unit, english, inner_text
from aligner.read.xml import NAMESPACE, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

CODES = frozenset("bpt ept it ph sub ut".split())


def units(content: bytes) -> Iterator[Unit]:
    """Yield the units in their order; raise ReadError for other files, and where no unit has two English variants."""
    root = parse(content)
    if local(root) != "tmx":
        raise ReadError("this is not TMX; export it as TMX 1.4")
    header = next((element for element in root if local(element) == "header"), None)
    source = None if header is None else header.get("srclang")
    found = [_unit(unit, source) for unit in root.iter("{*}tu")]
    if found and not any(unit.target for unit in found):
        languages = sorted({_language(variant) for variant in root.iter("{*}tuv")})
        raise ReadError(f"no unit has two English variants; its languages are {', '.join(languages)}")
    yield from found


def _unit(unit: _Element, source: str | None) -> Unit:
    variants = [element for element in unit if local(element) == "tuv" and english(_language(element))]
    first = (unit.get("srclang") or source or "").casefold()
    variants.sort(key=lambda variant: _language(variant).casefold() != first)
    sides = [_segment(variant) for variant in variants[:2]]
    return Unit(unit.get("tuid") or "", *sides)


def _segment(variant: _Element) -> str:
    segment = next((element for element in variant if local(element) == "seg"), None)
    return "" if segment is None else inner_text(segment, CODES)


def _language(variant: _Element) -> str:
    return variant.get(f"{NAMESPACE}lang") or variant.get("lang") or ""
