"""Given pairs, as JSON for programs and as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from tabulate import tabulate

from aligner.domain import Comparison, ComparisonReport
from aligner.report.json import VERSION, dump, finding_fields, rule_fields
from aligner.report.visible import visible


def render_json(report: ComparisonReport) -> str:
    """Render given pairs; the offsets of a finding count in each side's own text."""
    return dump(
        {
            "version": VERSION,
            "signature": report.signature,
            "rules": [rule_fields(rule) for rule in report.rules],
            "pairs": [
                {
                    "id": pair.identifier,
                    "divergence": round(pair.divergence, 3),
                    "findings": [finding_fields(finding) for finding in pair.findings],
                    "error": pair.error,
                }
                for pair in report.pairs
            ],
        }
    )


def render_text(report: ComparisonReport) -> str:
    """Render given pairs as a table: what was found in each, the most divergent where they stand."""
    rows = [row for pair in report.pairs if pair.error is None for row in _rows(pair)]
    headers = ["id", "divergence", "severity", "rule", "quote", "paraphrase"]
    sides = ("left", "right", *("left",) * 4) if rows else None
    return tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True, colalign=sides) + "\n"


def _rows(pair: Comparison) -> Iterator[list[object]]:
    head: list[object] = [visible(pair.identifier), f"{pair.divergence:.3f}"]
    if not pair.findings:
        yield [*head, "", "", "", ""]
    for finding in pair.findings:
        quote = visible(finding.against.text) if finding.against else ""
        yield [*head, finding.severity, finding.rule, quote, visible(finding.at.text)]
        head = ["", ""]
