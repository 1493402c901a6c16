"""The report as GitLab's code quality artifact, whose fields are those of a Code Climate issue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from aligner.domain import FileReport, Kind, Lapse, Report, Severity, Span
from aligner.report.address import address
from aligner.report.found import Found, found
from aligner.report.json import dump
from aligner.report.layout import Layout
from aligner.report.visible import visible

LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
STYLE = (Kind.NAME, Kind.QUOTATION)
UNREADABLE = "unreadable"


def render(report: Report, _layout: Layout) -> str:
    """Render all findings; a fingerprint is one of the path, the rule and the words, so it stays when lines move."""
    unread = (_unreadable(file) for file in report.files if file.error is not None)
    return dump([*unread, *map(_issue, found(report)), *map(_lapse, report.lapses)])


def _issue(one: Found) -> dict[str, Any]:
    finding, path = one.finding, address(one.file.path)
    issue = {
        "type": "issue",
        "check_name": finding.rule,
        "description": visible(finding.message),
        "categories": ["Style" if one.kind in STYLE else "Bug Risk"],
        "severity": LEVELS[finding.severity],
        "fingerprint": _fingerprint(path, finding.fingerprint),
        "location": _location(path, finding.at),
    }
    others = [_location(path, span) for span in _others(one)]
    return {**issue, "other_locations": others} if others else issue


def _others(one: Found) -> Iterator[Span]:
    if one.finding.against is not None:
        yield one.finding.against


def _location(path: str, span: Span) -> dict[str, Any]:
    begin, end = (span.line, span.column), (span.end_line, span.end_column)
    return {"path": path, "positions": {"begin": _position(*begin), "end": _position(*end)}}


def _position(line: int, column: int) -> dict[str, int]:
    return {"line": line, "column": column}


def _unreadable(file: FileReport) -> dict[str, Any]:
    return _plain(UNREADABLE, f"could not be checked: {file.error}", "blocker", address(file.path), 1)


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return _plain(lapse.kind, lapse.message, LEVELS[Severity.NOTE], address(lapse.path), max(1, lapse.line))


def _plain(name: str, message: str, severity: str, path: str, line: int) -> dict[str, Any]:
    """An issue of a whole line, which is not a rule's finding."""
    place = _position(line, 1)
    return {
        "type": "issue",
        "check_name": name,
        "description": visible(message),
        "categories": ["Bug Risk"],
        "severity": severity,
        "fingerprint": _fingerprint(path, f"{name}\0{message}\0{line}"),
        "location": {"path": path, "positions": {"begin": place, "end": place}},
    }


def _fingerprint(path: str, words: str) -> str:
    return hashlib.sha256(f"{path}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
