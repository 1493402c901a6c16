"""The findings of a report one by one, and the two texts of each in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.domain import Allowed, FileReport, Finding, Kind, Report, Span
from aligner.report.visible import excerpt, visible


@dataclass(frozen=True)
class Found:
    """A finding with the file that it was made in, and its kind."""

    file: FileReport
    finding: Finding
    kind: Kind

    @property
    def sides(self) -> Iterator[tuple[str, Span]]:
        """The two places with their roles, the quote's first."""
        for span in (self.finding.against, self.finding.at):
            if span is not None:
                yield role(self.file, span), span

    @property
    def lines(self) -> Iterator[str]:
        """What there is to say of the finding, line by line, with nothing invisible in it."""
        yield visible(self.finding.message)
        for part, span in self.sides:
            seen = excerpt(span)
            yield f"{part}, line {span.line}: {seen.before}{seen.words}{seen.after}".rstrip()
        if self.finding.suggestion:
            yield f"instead: {visible(self.finding.suggestion)}"


def found(report: Report) -> Iterator[Found]:
    """Yield all findings, in the order of the report."""
    kinds = {rule.name: rule.kind for rule in report.rules}
    for file in report.files:
        for finding in file.findings:
            yield Found(file, finding, kinds[finding.rule])


def let_pass(report: Report) -> Iterator[tuple[Found, Allowed]]:
    """Yield what was found and let pass, in the order of the report, and what allows it."""
    kinds = {rule.name: rule.kind for rule in report.rules}
    for file in report.files:
        for allowed in file.allowed:
            yield Found(file, allowed.finding, kinds[allowed.finding.rule]), allowed


def gravest_first(report: Report) -> list[Found]:
    """All findings, the errors before the warnings, and otherwise in the order of the report."""
    return sorted(found(report), key=lambda one: one.finding.severity.rank)


def role(file: FileReport, span: Span) -> str:
    """Whether a place is a quote's or a paraphrase's, or belongs to the rest of the article."""
    for pair in file.pairs:
        if any(sentence.span.overlaps(span) for sentence in pair.quote):
            return "quote"
        if any(sentence.span.overlaps(span) for sentence in pair.paraphrase):
            return "paraphrase"
    return "article"
