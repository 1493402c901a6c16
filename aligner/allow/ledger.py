"""A baseline in use: each entry lets pass as many findings as it counts, in its own file."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.allow.baseline import Baseline, Entry
from aligner.allow.places import Places
from aligner.allow.standing import Means, against
from aligner.domain import Allowed, FileReport, Finding
from aligner.wording import words

Key = tuple[str, str, str]


def key_of(finding: Finding) -> Key:
    """What a baseline knows a finding by: the rule, and the words of both places."""
    return finding.rule, words(finding.at.text), against(finding)


class Ledger:
    """Keeps count of what the entries of a baseline have let pass.

    An entry whose file is gone, as after a move, serves any file; one for a file that was not checked serves none.
    """

    def __init__(self, baseline: Baseline, files: Iterable[FileReport], today: datetime.date) -> None:
        self.baseline = baseline
        self._files = [file for file in files if file.error is None]
        self.places = Places(baseline.file, [file.path for file in self._files])
        self.served: list[Counter[str]] = [Counter() for _ in baseline.entries]
        self.judged: list[bool] = []
        self._open: defaultdict[tuple[str | None, Key], list[int]] = defaultdict(list)
        for number, entry in enumerate(baseline.entries):
            file = self.places.file_of(entry)
            self.judged.append(file is not None or self.places.gone(entry))
            if self.judged[-1] and not expired(entry, today):
                self._open[file, entry.key].append(number)

    def settle(self) -> dict[str, FileReport]:
        """The checked files by their paths, without the findings that the baseline lets pass."""
        return {file.path: self._settled(file) for file in sorted(self._files, key=_path)}

    def _settled(self, file: FileReport) -> FileReport:
        found: list[Finding] = []
        allowed: list[Allowed] = list(file.allowed)
        for finding in file.findings:
            entry = self._serve(finding, file.path)
            if entry is None:
                found.append(finding)
            else:
                allowed.append(_passing(finding, entry, str(self.baseline.file)))
        return replace(file, findings=tuple(found), allowed=tuple(sorted(allowed, key=_at)))

    def _serve(self, finding: Finding, path: str) -> Entry | None:
        key = key_of(finding)
        for owner in (path, None):
            for number in self._open.get((owner, key), ()):
                entry = self.baseline.entries[number]
                if self.served[number].total() < entry.count:
                    self.served[number][path] += 1
                    return entry
        return None

    def left(self) -> Iterator[tuple[Entry, int]]:
        """Yield the entries that this run could judge, each with how often it was not needed."""
        for entry, served, judged in zip(self.baseline.entries, self.served, self.judged, strict=True):
            if judged:
                yield entry, entry.count - served.total()


def expired(entry: Entry, today: datetime.date) -> bool:
    """Whether an entry's last day is over."""
    return entry.expires is not None and entry.expires < today


def _passing(finding: Finding, entry: Entry, file: str) -> Allowed:
    return Allowed(finding, Means.BASELINE, file, entry.line, entry.reason, entry.who, entry.date, entry.expires)


def _path(file: FileReport) -> str:
    return file.path


def _at(allowed: Allowed) -> tuple[int, int, str]:
    return allowed.finding.at.start, allowed.finding.at.end, allowed.finding.rule
