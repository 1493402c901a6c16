"""The report in the XML of Checkstyle, which most build servers read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from aligner.domain import FileReport, Finding, Report, Severity
from aligner.report.address import address
from aligner.report.layout import Layout
from aligner.report.visible import visible
from aligner.report.xml import document

VERSION = "4.3"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
UNREADABLE = "unreadable"


def render(report: Report, _layout: Layout) -> str:
    """Render every file with its findings; one that could not be checked has an error at its first line."""
    root = Element("checkstyle", version=VERSION)
    for file in report.files:
        element = SubElement(root, "file", name=address(file.path))
        for attributes in _errors(file):
            SubElement(element, "error", attributes)
    for lapse in report.lapses:
        element = SubElement(root, "file", name=address(lapse.path))
        SubElement(element, "error", _error(max(1, lapse.line), 1, LEVELS[Severity.NOTE], lapse.message, lapse.kind))
    return document(root)


def _errors(file: FileReport) -> Iterator[dict[str, str]]:
    if file.error is not None:
        yield _error(1, 1, "error", f"could not be checked: {file.error}", UNREADABLE)
    for finding in file.findings:
        yield _error(finding.at.line, finding.at.column, LEVELS[finding.severity], _message(finding), finding.rule)


def _message(finding: Finding) -> str:
    return f"{finding.message} Instead: {finding.suggestion}" if finding.suggestion else finding.message


def _error(line: int, column: int, severity: str, message: str, source: str) -> dict[str, str]:
    return {
        "line": str(line),
        "column": str(column),
        "severity": severity,
        "message": visible(message),
        "source": f"aligner.{source}",
    }
