"""An allowance as it stands in a run, and the findings that it covers."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from aligner.allow.patterns import at_end, at_start, within
from aligner.domain import Allowance, Allowed, Finding
from aligner.wording import words

AROUND = 400


class Means(enum.StrEnum):
    """Where one can say no."""

    COMMENT = "comment"
    SIDECAR = "sidecar"
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


@dataclass(frozen=True)
class Standing:
    """An allowance, by what means it came, and the stretch of the article that it is for: start and end, or all."""

    allowance: Allowance
    means: Means
    stretch: tuple[int, int] | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is let pass."""
        wanted = self.allowance
        if finding.rule not in wanted.rules or not self._holds(finding):
            return False
        if wanted.at and wanted.at != words(finding.at.text):
            return False
        if wanted.against is not None and wanted.against != against(finding):
            return False
        if wanted.inside and not within(wanted.inside, finding.at.text):
            return False
        text, start, end = finding.at.article.text, finding.at.start, finding.at.end
        if wanted.before and not at_end(wanted.before, text[max(0, start - AROUND) : start]):
            return False
        return not wanted.after or at_start(wanted.after, text[end : end + AROUND])

    def _holds(self, finding: Finding) -> bool:
        return self.stretch is None or self.stretch[0] <= finding.at.start <= self.stretch[1]

    def passing(self, finding: Finding) -> Allowed:
        """The finding as it is let pass."""
        own = self.allowance
        return Allowed(finding, self.means, own.origin, own.line, own.reason, own.who, own.date, own.expires)


def against(finding: Finding) -> str:
    """The words that a finding is held against, as they are compared."""
    return words(finding.against.text) if finding.against else ""
