"""The people of an article while they are gathered: their references and the labels of their recordings."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.mentions.labels import Label
from aligner.mentions.names import heads, surnames, whole
from aligner.mentions.people import Reference


@dataclass
class Bearer:
    """A person of the article: every reference to them, and the labels of their recordings."""

    number: int
    references: list[Reference] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def surnames(self) -> tuple[str, ...]:
        """Every spelling that may be the surname, the likeliest first."""
        return tuple(dict.fromkeys(name for reference in self.references for name in surnames(reference.names)))

    @property
    def spoken(self) -> tuple[str, ...]:
        """What a label may call the person: a surname, or the whole name in either order."""
        full = [reference.names for reference in self.references if len(whole(reference.names)) > 1][:2]
        joined = (" ".join(order) for names in full for order in (names, (*names[1:], names[0])))
        return tuple(dict.fromkeys((*self.surnames, *joined)))

    @property
    def heads(self) -> frozenset[str]:
        """The nouns of all offices that the article gives the person."""
        return frozenset(head for reference in self.references for head in heads(reference.role))

    def distance(self, number: int) -> int:
        """How many paragraphs and recordings lie between a place and the nearest reference."""
        return min(abs(reference.block - number) for reference in self.references)


@dataclass(frozen=True)
class Placed:
    """A label and the number of the recording that it announces."""

    number: int
    label: Label
