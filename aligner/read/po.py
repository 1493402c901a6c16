"""gettext PO -> units: the message is the source, its translation the target."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.read.text import ReadError, in_one_line
from aligner.read.units import Unit, english

if TYPE_CHECKING:
    from babel.messages import Catalog, Message


def units(text: str) -> Iterator[Unit]:
    """Yield the messages in their order, each form of a plural by itself; raise ReadError where the file is broken."""
    catalog = _catalog(text)
    language = catalog.locale_identifier
    if not english(language):
        raise ReadError(f"its language is {language}; both sides must be English")
    for message in catalog:
        if message.id:
            yield from _units(message)


def _catalog(text: str) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po

    try:
        return read_po(io.StringIO(text), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise ReadError(f"it is not a PO file (line {error.lineno + 1}: {in_one_line(str(error))})") from None
    except (ValueError, LookupError, TypeError) as error:
        raise ReadError(f"its PO header cannot be read ({in_one_line(str(error))})") from None


def _units(message: Message) -> Iterator[Unit]:
    name = message.context or f"line {message.lineno}"
    sources, targets = _forms(message.id), _forms(message.string or "")
    for number, (source, target) in enumerate(zip(sources, targets, strict=False)):
        yield Unit(f"{name}[{number}]" if len(sources) > 1 else name, source, target)


def _forms(texts: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)
