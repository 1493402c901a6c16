"""The people of an article while they are gathered: their references and the labels of their recordings."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field

from aligner.mentions.labels import Label
from aligner.mentions.names import heads, surnames, whole
from aligner.mentions.people import Reference

FULL_NAMES = 2  # that a label is held against


@dataclass(eq=False)
class Bearer:
    """A person of the article: every reference to them, and the labels of their recordings.

    What is asked again and again is kept as references are added, for one person may be named a thousand times.
    """

    number: int
    references: list[Reference] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    _roles: dict[str, None] = field(default_factory=dict)
    _surnames: dict[str, None] = field(default_factory=dict)
    _wordings: dict[tuple[str, ...], Reference] = field(default_factory=dict)
    _full: list[tuple[str, ...]] = field(default_factory=list)
    _blocks: list[int] = field(default_factory=list)

    def add(self, reference: Reference) -> None:
        """Take a reference for one to this person."""
        self.references.append(reference)
        self.heads.update(heads(reference.role))
        self._surnames.update(dict.fromkeys(surnames(reference.names)))
        self._wordings.setdefault(reference.names, reference)
        if len(self._full) < FULL_NAMES and len(whole(reference.names)) > 1:
            self._full.append(reference.names)
        bisect.insort(self._blocks, reference.block)

    def settle(self) -> None:
        """Put the references in the order of the text; no more are to come."""
        self.references.sort(key=lambda reference: reference.span.start)
        self._surnames.clear()
        self._wordings.clear()
        for reference in self.references:
            self._surnames.update(dict.fromkeys(surnames(reference.names)))
            self._wordings.setdefault(reference.names, reference)
            self._roles.setdefault(reference.role)

    @property
    def surnames(self) -> tuple[str, ...]:
        """Every spelling that may be the surname, the likeliest first."""
        return tuple(self._surnames)

    @property
    def wordings(self) -> Iterable[Reference]:
        """The first reference of each wording of the name."""
        return self._wordings.values()

    @property
    def roles(self) -> tuple[str, ...]:
        """What is said of the person's offices, each once, when all references are settled."""
        return tuple(self._roles)

    @property
    def spoken(self) -> tuple[str, ...]:
        """What a label may call the person: a surname, or the whole name in either order."""
        joined = (" ".join(order) for names in self._full for order in (names, (*names[1:], names[0])))
        return tuple(dict.fromkeys((*self.surnames, *joined)))

    def distance(self, number: int) -> int:
        """How many paragraphs and recordings lie between a place and the nearest reference."""
        at = bisect.bisect(self._blocks, number)
        return min(abs(block - number) for block in self._blocks[max(0, at - 1) : at + 1])


@dataclass(frozen=True)
class Placed:
    """A label and the number of the recording that it announces."""

    number: int
    label: Label
