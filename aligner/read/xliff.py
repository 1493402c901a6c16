"""XLIFF 1.2 and 2.x -> units, each with its identifier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.read.text import ReadError
from aligner.read.units import Unit, english, inner_text
from aligner.read.xml import NAMESPACE, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

CODES = frozenset("bpt ept it ph sub x bx ex cp sc ec sm em".split())

PO_HEADER = "x-gettext-domain-header"


def units(content: bytes) -> Iterator[Unit]:
    """Yield the units of version 1, and the segments of version 2, in their order; raise ReadError for other files."""
    root = parse(content)
    version = root.get("version") or ""
    if local(root) != "xliff" or version[:1] not in ("1", "2"):
        raise ReadError("this is not XLIFF 1.2 or 2; export it as one of them")
    files = [element for element in root if local(element) == "file"]
    for number, file in enumerate(files, 1):
        prefix = f"{file.get('original') or file.get('id') or number}/" if len(files) > 1 else ""
        yield from _file(file, root, prefix) if version[0] == "1" else _file2(file, root, prefix)


def _file(file: _Element, _root: _Element, prefix: str) -> Iterator[Unit]:
    language = file.get("target-language")
    if not english(file.get("source-language")) or not english(language):
        yield _foreign(prefix, file.get("source-language"), language)
        return
    for unit in file.iter("{*}trans-unit"):
        if unit.get("restype") != PO_HEADER:
            yield _unit(f"{prefix}{unit.get('id') or ''}", unit)


def _file2(file: _Element, root: _Element, prefix: str) -> Iterator[Unit]:
    if not english(root.get("srcLang")) or not english(root.get("trgLang")):
        yield _foreign(prefix, root.get("srcLang"), root.get("trgLang"))
        return
    for unit in file.iter("{*}unit"):
        segments = [element for element in unit if local(element) == "segment"]
        for number, segment in enumerate(segments, 1):
            own = f"/{segment.get('id') or number}" if len(segments) > 1 else ""
            yield _unit(f"{prefix}{unit.get('id') or ''}{own}", segment)


def _unit(identifier: str, unit: _Element) -> Unit:
    sides = {local(element): element for element in unit if local(element) in ("source", "target")}
    for side in sides.values():
        language = side.get(f"{NAMESPACE}lang")
        if not english(language):
            return Unit(identifier, fault=f"its {local(side)} is {language}; both sides must be English")
    source, target = (inner_text(sides[name], CODES) if name in sides else "" for name in ("source", "target"))
    return Unit(identifier, source, target)


def _foreign(prefix: str, source: str | None, target: str | None) -> Unit:
    side, language = ("source", source) if not english(source) else ("target", target)
    return Unit(prefix.rstrip("/"), fault=f"the {side} language is {language}; both sides must be English")
