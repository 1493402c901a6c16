"""Lists of names taken together: a newsroom's own before the one that comes with the program."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aligner.domain import Listed
from aligner.mentions.letters import latin
from aligner.mentions.lists import read_list
from aligner.mentions.places import countries_in
from aligner.tables import KNOWLEDGE

SHIPPED = KNOWLEDGE / "authority.toml"
SHIPPED_NAME = "shipped"
ANYWHERE = ""


@dataclass(frozen=True)
class Authority:
    """All that lists of names know; `name` stands for them in signatures."""

    entries: tuple[Listed, ...]
    name: str = field(default=SHIPPED_NAME)

    @functools.cached_property
    def by_surname(self) -> dict[str, list[Listed]]:
        """The entries by the bare letters of each spelling of the surname."""
        return _index((latin(surname), entry) for entry in self.entries for surname in entry.surnames)

    @functools.cached_property
    def by_native(self) -> dict[str, list[Listed]]:
        """The entries by each native spelling, whole and in the parts that a label may give."""
        return _index((part, entry) for entry in self.entries for form in entry.native for part in native_parts(form))

    @functools.cached_property
    def by_country(self) -> dict[str, list[Listed]]:
        """The entries by country; those of international bodies stand under none."""
        return _index(
            (country, entry) for entry in self.entries for country in countries_in(entry.country) or (ANYWHERE,)
        )


def load_authority(files: Sequence[str] = ()) -> Authority:
    """The lists of some files, and the shipped one after them; raise AuthorityError where one cannot be followed."""
    if not files:
        return _shipped()
    own = tuple(entry for file in files for entry in read_list(Path(file)))
    digest = hashlib.sha256(b"\0".join(Path(file).read_bytes() for file in files)).hexdigest()
    return Authority((*own, *_shipped().entries), f"{SHIPPED_NAME}+{digest[:12]}")


@functools.cache
def _shipped() -> Authority:
    return Authority(tuple(read_list(SHIPPED, own=False)))


def _index(found: Iterable[tuple[str, Listed]]) -> dict[str, list[Listed]]:
    index: dict[str, list[Listed]] = {}
    for key, entry in found:
        entries = index.setdefault(key, [])
        if entry not in entries:
            entries.append(entry)
    return index


def native_parts(form: str) -> tuple[str, ...]:
    """What a label may give of a native spelling: all of it, or a word; a surname of one syllable tells nobody."""
    words = form.replace("・", " ").replace("·", " ").split()
    return tuple(dict.fromkeys(part for part in ("".join(words), *words) if len(part) > 1))
