"""The report as JSON: a written contract for other programs."""

from __future__ import annotations

import json
import re
from typing import Any

from aligner.domain import Allowed, FileReport, Finding, Lapse, Pair, Report, Rule, Sentence, Span
from aligner.report.layout import Layout

VERSION = 1
NOT_ASCII = re.compile(r"[^\n -~]")
DECIMALS = 3


def render(report: Report, _layout: Layout) -> str:
    """Render a report; offsets count code points, lines and columns start at 1."""
    return dump(
        {
            "version": VERSION,
            "signature": report.signature,
            "rules": [rule_fields(rule) for rule in report.rules],
            "files": [_file(file) | _findings(file) | _outcome(file) for file in report.files],
            "lapses": [_lapse(lapse) for lapse in report.lapses],
        }
    )


def render_pairs(report: Report) -> str:
    """Render the pairs alone."""
    files = [_file(file) | _outcome(file) for file in report.files]
    return dump({"version": VERSION, "signature": report.signature, "files": files})


def dump(content: dict[str, Any] | list[Any]) -> str:
    """Write JSON as all reports do; what a terminal would obey or hide is escaped."""
    return NOT_ASCII.sub(_escaped, json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return found.group() if found.group().isprintable() else json.dumps(found.group())[1:-1]


def rule_fields(rule: Rule) -> dict[str, Any]:
    """A rule in the contract."""
    return {"name": rule.name, "kind": rule.kind, "severity": rule.severity, "summary": rule.summary}


def _file(file: FileReport) -> dict[str, Any]:
    return {"path": file.path, "pairs": [pair_fields(pair) for pair in file.pairs]}


def _findings(file: FileReport) -> dict[str, Any]:
    return {
        "findings": [finding_fields(finding) for finding in file.findings],
        "allowed": [finding_fields(allowed.finding) | {"allowance": _allowance(allowed)} for allowed in file.allowed],
    }


def _allowance(allowed: Allowed) -> dict[str, Any]:
    """What lets a finding pass; what nobody said is null."""
    return {
        "means": allowed.means,
        "path": allowed.origin,
        "line": allowed.line or None,
        "reason": allowed.reason or None,
        "who": allowed.who or None,
        "date": allowed.date and allowed.date.isoformat(),
        "expires": allowed.expires and allowed.expires.isoformat(),
    }


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {"kind": lapse.kind, "path": lapse.path, "line": lapse.line or None, "message": lapse.message}


def _outcome(file: FileReport) -> dict[str, Any]:
    return {"error": file.error, "notice": file.notice}


def pair_fields(pair: Pair) -> dict[str, Any]:
    """A pair in the contract."""
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
    """A place in the file, and the text that a reader sees there; in a .docx the line is the paragraph, of many runs."""
    place = {"start": span.source_start, "end": span.source_end, "line": span.line, "column": span.column}
    run = {} if span.run is None else {"run": span.run}
    return place | run | {"text": span.text}
