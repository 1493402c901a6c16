"""The report in the diagnostic format of reviewdog."""

from __future__ import annotations

from typing import Any

from aligner.domain import FileReport, Lapse, Report, Severity, Span
from aligner.report.address import address
from aligner.report.found import Found, gravest_first, role
from aligner.report.json import dump
from aligner.report.layout import Layout
from aligner.report.mending import replacement
from aligner.report.visible import visible

SOURCE = {"name": "aligner"}
LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, _layout: Layout) -> str:
    """Render all findings, the gravest first; columns count bytes of UTF-8, as the format has it, and ends are exclusive."""
    unread = [_unreadable(file) for file in report.files if file.error is not None]
    lapses = map(_lapse, report.lapses)
    return dump({"source": SOURCE, "diagnostics": [*unread, *map(_diagnostic, gravest_first(report)), *lapses]})


def _diagnostic(one: Found) -> dict[str, Any]:
    finding = one.finding
    diagnostic: dict[str, Any] = {
        "message": "\n".join(one.lines),
        "location": _location(one.file, finding.at),
        "severity": LEVELS[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.against is not None:
        where = _location(one.file, finding.against)
        diagnostic["related_locations"] = [{"message": role(one.file, finding.against), "location": where}]
    instead = replacement(one)
    if instead is not None:
        diagnostic["suggestions"] = [{"range": _range(finding.at), "text": instead}]
    return diagnostic


def _location(file: FileReport, span: Span) -> dict[str, Any]:
    return {"path": address(file.path), "range": _range(span)}


def _range(span: Span) -> dict[str, Any]:
    return {
        "start": {"line": span.line, "column": _bytes(span, span.source_start, span.column)},
        "end": {"line": span.end_line, "column": _bytes(span, span.source_end, span.end_column)},
    }


def _bytes(span: Span, place: int, column: int) -> int:
    """A column counted in bytes, of the place in the file that has this column in code points."""
    article = span.article
    text = article.source.text if article.source else article.text
    return len(text[place - column + 1 : place].encode("utf-8", "surrogatepass")) + 1


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {
        "message": visible(lapse.message),
        "location": {"path": address(lapse.path), "range": {"start": {"line": max(1, lapse.line)}}},
        "severity": LEVELS[Severity.NOTE],
        "code": {"value": lapse.kind},
    }


def _unreadable(file: FileReport) -> dict[str, Any]:
    return {
        "message": visible(f"could not be checked: {file.error}"),
        "location": {"path": address(file.path)},
        "severity": "ERROR",
        "code": {"value": "unreadable"},
    }
