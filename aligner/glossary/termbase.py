"""A TBX file (ISO 30042, both editions) -> the entries of a glossary: one to a concept, from its English terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from aligner.glossary.entry import Entry, GlossaryError, checked
from aligner.read import ReadError
from aligner.read.xml import NAMESPACE, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = ("tbx", "martif")
CONCEPTS = ("conceptEntry", "termEntry")
LANGUAGES = ("langSec", "langSet")
TERMS = ("termSec", "tig", "ntig")
STATUS = ("administrativeStatus", "normativeAuthorization")
NOTE = "termNote"
PREFERRED = "preferred"
FORBIDDEN = ("deprecated", "superseded", "forbidden", "notRecommended", "obsolete")
LANGUAGE = f"{NAMESPACE}lang"
ENGLISH = "en"


def read_termbase(file: str, content: bytes) -> Iterator[Entry]:
    """Yield an entry for each concept that has English terms: what is deprecated or superseded is forbidden."""
    try:
        root = parse(content)
    except ReadError as error:
        raise GlossaryError(f"{file}: {error}") from None
    if local(root) not in ROOTS:
        raise GlossaryError(f"{file}: is no TBX file; its root is {local(root)!r}")
    for concept in root.iter("{*}*"):
        if local(concept) in CONCEPTS:
            entry = _entry(file, concept)
            if entry is not None:
                yield entry


def _entry(file: str, concept: _Element) -> Entry | None:
    graded = sorted(_terms(concept), key=lambda term: term[1] != PREFERRED)
    allowed = tuple(dict.fromkeys(term for term, status in graded if not status.startswith(FORBIDDEN)))
    forbidden = tuple(dict.fromkeys(term for term, status in graded if status.startswith(FORBIDDEN)))
    if not allowed or len(allowed) + len(forbidden) < 2:
        return None
    line = concept.sourceline
    return checked(Entry(allowed, allowed, forbidden, f"{PurePath(file).name}:{line}"), f"{file}:{line}")


def _terms(concept: _Element) -> Iterator[tuple[str, str]]:
    """Yield the concept's English terms, each with its status."""
    for section in concept.iter("{*}*"):
        language = section.get(LANGUAGE, "").lower().replace("_", "-")
        if local(section) in LANGUAGES and language.split("-")[0] == ENGLISH:
            for term in section.iter("{*}*"):
                if local(term) in TERMS:
                    yield from _term(term)


def _term(section: _Element) -> Iterator[tuple[str, str]]:
    words, status = "", ""
    for part in section.iter("{*}*"):
        if local(part) == "term" and not words:
            words = " ".join("".join(part.itertext()).split())
        if local(part) in STATUS or (local(part) == NOTE and part.get("type") in STATUS):
            status = (part.text or "").strip()
    if words:
        yield words, PREFERRED if status.startswith(PREFERRED) else status
