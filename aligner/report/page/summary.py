"""How many findings of which kind and severity there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.domain import Kind, Severity
from aligner.report.page.notes import Note
from aligner.report.totals import told


@dataclass(frozen=True)
class Tally:
    """Counts by kind and severity, for the kinds that were found."""

    counts: Counter[tuple[Kind, Severity]]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that were found, in the order of the alphabet."""
        return sorted({kind for kind, _ in self.counts})

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        counts: Counter[Severity] = Counter()
        for (_, severity), count in self.counts.items():
            counts[severity] += count
        return counts

    @property
    def verdict(self) -> str:
        """The counts in words, the gravest first."""
        return told(self.severities).capitalize()


def tally(notes: Iterable[Note]) -> Tally:
    """Count notes."""
    return Tally(Counter((note.kind, note.severity) for note in notes))
