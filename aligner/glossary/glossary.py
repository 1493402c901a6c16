"""Files -> a glossary: CSV and TBX, taken together."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.glossary.entry import Entry, GlossaryError
from aligner.glossary.phrases import Phrase, Phrases
from aligner.glossary.table import read_table
from aligner.glossary.termbase import read_termbase

TERMBASE = ".tbx"


@dataclass(frozen=True)
class Glossary:
    """All entries of a newsroom's glossaries; `name` stands for them in signatures."""

    entries: tuple[Entry, ...] = ()
    name: str = ""

    @functools.cached_property
    def terms(self) -> Phrases:
        """What the speaker may say."""
        return _phrases([entry.terms for entry in self.entries])

    @functools.cached_property
    def equivalents(self) -> Phrases:
        """What may stand for one another."""
        return _phrases([entry.equivalents for entry in self.entries])

    @functools.cached_property
    def forbidden(self) -> Phrases:
        """What may not stand for a term."""
        return _phrases([entry.forbidden for entry in self.entries])

    def forbidding_nothing(self) -> Glossary:
        """The same glossary with its equivalents alone."""
        return replace(self, entries=tuple(replace(entry, forbidden=()) for entry in self.entries))


def load_glossary(files: Sequence[str] = ()) -> Glossary:
    """Read glossaries; raise GlossaryError where one cannot be followed."""
    contents = [_content(file) for file in files]
    entries = tuple(
        entry for file, content in zip(files, contents, strict=True) for entry in read_glossary(file, content)
    )
    digest = hashlib.sha256(repr(contents).encode()).hexdigest()[:12]
    return Glossary(entries, digest if files else "")


def read_glossary(file: str, content: bytes) -> tuple[Entry, ...]:
    """The entries of one file, which its name tells to be TBX or CSV."""
    read = read_termbase if file.lower().endswith(TERMBASE) else read_table
    return tuple(read(file, content))


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise GlossaryError(f"{file}: cannot be read ({error.strerror})") from None


def _phrases(by_entry: Sequence[Sequence[str]]) -> Phrases:
    return Phrases(Phrase(number, text) for number, texts in enumerate(by_entry) for text in texts)
