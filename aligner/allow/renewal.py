"""A baseline brought up to date: what is new is added, what is gone is taken out, and what stays keeps its reason."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from aligner.allow.baseline import Baseline, Entry
from aligner.allow.ledger import Key, Ledger, key_of
from aligner.allow.order import ordered
from aligner.domain import FileReport


@dataclass(frozen=True)
class Acceptance:
    """Who accepts what is new, why, and on which day."""

    today: datetime.date
    who: str = ""
    reason: str = ""


def renewed(ledger: Ledger, settled: Iterable[FileReport], unasked: Collection[str], new: Acceptance) -> Baseline:
    """The baseline after a run; what the run could not judge, or did not for the rule was not asked, stays as it is."""
    entries = (*_kept(ledger, unasked), *_added(ledger, settled, new))
    return Baseline(ledger.baseline.file, ordered(entries))


def _kept(ledger: Ledger, unasked: Collection[str]) -> Iterator[Entry]:
    for entry, served, judged in zip(ledger.baseline.entries, ledger.served, ledger.judged, strict=True):
        if not judged or entry.rule in unasked:
            yield entry
        for path, count in served.items():
            own = ledger.places.file_of(entry) == path
            yield replace(entry, count=count, path=entry.path if own else ledger.places.path_for(path))


def _added(ledger: Ledger, settled: Iterable[FileReport], new: Acceptance) -> Iterator[Entry]:
    for file in settled:
        counts: Counter[Key] = Counter(map(key_of, file.findings))
        for key, count in counts.items():
            path = ledger.places.path_for(file.path)
            yield Entry(*key, count, path, new.today, new.who, new.reason)
