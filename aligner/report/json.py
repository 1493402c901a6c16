"""The report as JSON: a written contract for other programs."""

from __future__ import annotations

import json
from typing import Any

from aligner.domain import FileReport, Finding, Pair, Report, Rule, Sentence, Span
from aligner.report.layout import Layout

VERSION = 1
DECIMALS = 3


def render(report: Report, _layout: Layout) -> str:
    """Render a report; offsets count code points, lines and columns start at 1."""
    return dump(
        {
            "version": VERSION,
            "signature": report.signature,
            "rules": [rule_fields(rule) for rule in report.rules],
            "files": [_file(file) | _findings(file) | _outcome(file) for file in report.files],
        }
    )


def render_pairs(report: Report) -> str:
    """Render the pairs alone."""
    files = [_file(file) | _outcome(file) for file in report.files]
    return dump({"version": VERSION, "signature": report.signature, "files": files})


def dump(content: dict[str, Any]) -> str:
    """Write JSON as all reports do."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def rule_fields(rule: Rule) -> dict[str, Any]:
    """A rule in the contract."""
    return {"name": rule.name, "kind": rule.kind, "severity": rule.severity, "summary": rule.summary}


def _file(file: FileReport) -> dict[str, Any]:
    return {"path": file.path, "pairs": [_pair(pair) for pair in file.pairs]}


def _findings(file: FileReport) -> dict[str, Any]:
    return {"findings": [finding_fields(finding) for finding in file.findings]}


def _outcome(file: FileReport) -> dict[str, Any]:
    return {"error": file.error, "notice": file.notice}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "verbatim": _sentences(pair.quote),
        "paraphrase": _sentences(pair.paraphrase),
        "similarity": round(pair.similarity, DECIMALS),
    }


def _sentences(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [_span(sentence.span) for sentence in sentences]


def finding_fields(finding: Finding) -> dict[str, Any]:
    """A finding in the contract."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "confidence": round(finding.confidence, DECIMALS),
        "suggestion": finding.suggestion,
        "at": _span(finding.at),
        "against": _span(finding.against) if finding.against else None,
        "fingerprint": finding.fingerprint,
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "line": span.line, "column": span.column, "text": span.text}
