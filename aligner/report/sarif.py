"""The report in SARIF 2.1.0, which code scanning and most editors read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aligner import __version__
from aligner.domain import FileReport, Report, Rule, Severity, Span
from aligner.report.address import inside, uri
from aligner.report.found import Found, found, let_pass, role
from aligner.report.json import DECIMALS, dump
from aligner.report.layout import Layout
from aligner.report.mending import replacement
from aligner.report.visible import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
CONCERNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
ROOT = "%SRCROOT%"
FINGERPRINT = "aligner/words/v1"
EXAMPLE = re.compile(r"^(Bad|Good):$", re.MULTILINE)
PLACEHOLDER = str.maketrans({"{": "{{", "}": "}}"})


def render(report: Report, _layout: Layout) -> str:
    """Render one run; lines and columns start at 1, and columns count code points."""
    run = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "aligner/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": _message("The folder in which aligner was run.")}},
        "artifacts": [{"location": _address(file.path), "roles": ["analysisTarget"]} for file in report.files],
        "invocations": [_invocation(report)],
        "results": list(_results(report)),
        "properties": {"signature": report.signature},
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report) -> dict[str, Any]:
    return {"name": "aligner", "semanticVersion": __version__, "rules": [_rule(rule) for rule in report.rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    description = EXAMPLE.split(rule.page, maxsplit=1)[0]
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(description.split())},
        "help": {"text": rule.page, "markdown": EXAMPLE.sub(r"**\1**", rule.page)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind], "problem.severity": CONCERNS[rule.severity]},
    }


def _results(report: Report) -> Iterator[dict[str, Any]]:
    """Yield what was found, and then what was let pass as suppressed."""
    numbers = {rule.name: number for number, rule in enumerate(report.rules)}
    for one in found(report):
        yield _result(one, numbers[one.finding.rule])
    for one, allowed in let_pass(report):
        suppression = {"kind": "inSource" if allowed.means == "comment" else "external", "status": "accepted"}
        reason = {"justification": visible(allowed.reason)} if allowed.reason else {}
        yield _result(one, numbers[one.finding.rule]) | {"suppressions": [suppression | reason]}


def _result(one: Found, number: int) -> dict[str, Any]:
    finding = one.finding
    properties: dict[str, Any] = {"kind": one.kind, "confidence": round(finding.confidence, DECIMALS)}
    if finding.suggestion:
        properties["suggestion"] = finding.suggestion
    result = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_location(one.file.path, finding.at)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": properties,
    }
    return result | _related(one) | _fixes(one)


def _related(one: Found) -> dict[str, Any]:
    """The place that a finding is held against, with its words."""
    against = one.finding.against
    if against is None:
        return {}
    place = _location(one.file.path, against)
    return {"relatedLocations": [{"id": 1, "message": _message(f"{role(one.file, against)}: {against.text}"), **place}]}


def _fixes(one: Found) -> dict[str, Any]:
    instead = replacement(one)
    if instead is None:
        return {}
    mended = {"deletedRegion": _region(one.finding.at), "insertedContent": {"text": instead}}
    change = {"artifactLocation": _address(one.file.path), "replacements": [mended]}
    return {"fixes": [{"description": _message(f"Write {instead}."), "artifactChanges": [change]}]}


def _invocation(report: Report) -> dict[str, Any]:
    """What there is to say of the run itself: it succeeded if every file could be checked."""
    told = [notification for file in report.files for notification in _notifications(file)]
    told += [_notification("note", lapse.message, lapse.path, max(1, lapse.line)) for lapse in report.lapses]
    successful = all(file.error is None for file in report.files)
    return {"executionSuccessful": successful, "toolExecutionNotifications": told}


def _notifications(file: FileReport) -> Iterator[dict[str, Any]]:
    for level, text in (("error", file.error), ("note", file.notice)):
        if text is not None:
            yield _notification(level, text, file.path)


def _notification(level: str, text: str, path: str, line: int | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _address(path)}
    if line is not None:
        place["region"] = {"startLine": line}
    return {"level": level, "message": _message(text), "locations": [{"physicalLocation": place}]}


def _message(text: str) -> dict[str, str]:
    """A message without anything invisible, a placeholder or a link in it."""
    return {"text": visible(text).translate(PLACEHOLDER).replace("](", "] (")}


def _location(path: str, span: Span) -> dict[str, Any]:
    region = _region(span) | {"snippet": {"text": span.text}}
    return {"physicalLocation": {"artifactLocation": _address(path), "region": region}}


def _address(path: str) -> dict[str, str]:
    """Where a file is: below the folder of the run, or elsewhere."""
    return {"uri": uri(path), "uriBaseId": ROOT} if inside(path) else {"uri": uri(path)}


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
