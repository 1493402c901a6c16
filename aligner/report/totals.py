"""How much was found: by kind and severity, and in one line."""

from __future__ import annotations

from collections import Counter

from aligner.domain import Report, Severity

Row = list[str | int]


def by_kind(report: Report) -> list[Row]:
    """A row for each kind of which something was found, a column for each severity, and the totals; none for nothing."""
    kinds = {rule.name: rule.kind for rule in report.rules}
    found = (finding for file in report.files for finding in file.findings)
    counts = Counter((kinds[finding.rule], finding.severity) for finding in found)
    present = sorted({kind for kind, _ in counts})
    rows: list[Row] = [[kind, *(counts[kind, level] or "" for level in Severity)] for kind in present]
    total: Row = ["total", *(sum(counts[kind, level] for kind in present) for level in Severity)]
    return [*rows, total] if rows else []


def closing(report: Report) -> str:
    """How many articles and pairs there were, what was found in them, and what could not be checked."""
    failed = sum(file.error is not None for file in report.files)
    pairs = sum(len(file.pairs) for file in report.files)
    checked = f"{many(len(report.files) - failed, 'article')}, {many(pairs, 'pair')}"
    missed = f" {many(failed, 'file')} could not be checked." if failed else ""
    return f"{checked}: {told(_severities(report))}{_allowed(report)}.{missed}"


def _allowed(report: Report) -> str:
    """How much was let pass, and how many allowances were of no use."""
    allowed = sum(len(file.allowed) for file in report.files)
    useless = f", {many(len(report.lapses), 'allowance')} of no use" if report.lapses else ""
    return f"; {allowed} allowed{useless}" if allowed or useless else ""


def told(counts: Counter[Severity]) -> str:
    """What was found, the gravest first."""
    return ", ".join(many(counts[level], level) for level in Severity if counts[level]) or "nothing to mend"


def many(number: int, noun: str) -> str:
    """A number of things, as one says it."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _severities(report: Report) -> Counter[Severity]:
    return Counter(finding.severity for file in report.files for finding in file.findings)
