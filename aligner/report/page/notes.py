"""Findings -> Notes: each with its number in the article, its place on the page, and its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aligner.domain import FileReport, Finding, Kind, Report, Severity
from aligner.report.page.places import line_end, line_start

ROOM = 40
SAID = (Kind.MEANING, Kind.FIGURE, Kind.ADDITION, Kind.OMISSION)


@dataclass(frozen=True)
class Note:
    """A finding as the page knows it.

    `index` counts the findings of the whole page from 0, `number` those of the article from 1; `anchor` is the
    fingerprint, with a number behind it where an earlier article has the same one.
    """

    index: int
    number: int
    anchor: str
    kind: Kind
    finding: Finding

    @property
    def severity(self) -> Severity:
        """How grave the finding is."""
        return self.finding.severity

    @property
    def after(self) -> str:
        """The words that follow on the same line, as far as a list has room for them."""
        at, text = self.finding.at, self.finding.at.article.text
        return text[at.end : min(at.end + ROOM, line_end(text, at.end))]

    @property
    def before(self) -> str:
        """The words that stand before, where none follow."""
        at, text = self.finding.at, self.finding.at.article.text
        start = max(at.start - ROOM // 2, line_start(text, at.start))
        return "" if self.after.strip() else text[start : at.start]

    @property
    def hint(self) -> tuple[str, str]:
        """What to know beside the words to mend, in one word, and the words that it speaks of."""
        if self.finding.suggestion:
            return "instead", self.finding.suggestion
        if self.finding.against and self.kind in SAID:
            return "said", self.finding.against.text
        return ("left out", "") if self.kind is Kind.OMISSION else (self.finding.rule, "")


class Numbering:
    """Gives out the notes of a report, file by file, with anchors that are unique on the page."""

    def __init__(self, report: Report) -> None:
        self._kinds: Mapping[str, Kind] = {rule.name: rule.kind for rule in report.rules}
        self._anchors: Counter[str] = Counter()
        self._index = 0

    def notes(self, file: FileReport) -> Iterator[Note]:
        """Yield the notes of the next file."""
        for number, finding in enumerate(file.findings, 1):
            yield Note(self._index, number, self._anchor(finding.fingerprint), self._kinds[finding.rule], finding)
            self._index += 1

    def _anchor(self, fingerprint: str) -> str:
        self._anchors[fingerprint] += 1
        count = self._anchors[fingerprint]
        return fingerprint if count == 1 else f"{fingerprint}-{count}"
