"""A report of one article -> the rows that stand for it in the three tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aligner.archive.job import Given
from aligner.domain import FileReport, Severity
from aligner.pipeline import Tools, check_article
from aligner.read import ReadError, read_content
from aligner.report.json import finding_fields, pair_fields

Row = dict[str, Any]
CHECKED, UNRECORDED, FAILED = "checked", "no recording", "failed"
PLAIN = ""


@dataclass(frozen=True)
class Outcome:
    """The rows of one article."""

    article: Row
    findings: tuple[Row, ...] = ()
    pairs: tuple[Row, ...] = ()


def outcome(given: Given, tools: Tools) -> Outcome:
    """Check an article; whatever goes wrong with it is told in its row."""
    if given.fault is not None:
        return failed(given, given.fault)
    try:
        article = read_content(f"article{given.ending}", given.content)
        report = check_article(article, tools)
    except ReadError as error:
        return failed(given, str(error))
    except Exception as error:  # one article in a million must not end the run
        return failed(given, f"the check broke off ({type(error).__name__}: {' '.join(str(error).split())})")
    return _rows(given, report, {rule.name: str(rule.kind) for rule in tools.rules})


def failed(given: Given, error: str) -> Outcome:
    """The row of an article that could not be checked."""
    return Outcome(_article(given, FAILED, error=error))


def _rows(given: Given, report: FileReport, kinds: dict[str, str]) -> Outcome:
    names = _names(given)
    findings = tuple(
        names | {"number": number, "kind": kinds[finding.rule]} | finding_fields(finding)
        for number, finding in enumerate(report.findings)
    )
    pairs = tuple(names | {"number": number} | pair_fields(pair) for number, pair in enumerate(report.pairs))
    counts = Counter(finding.severity for finding in report.findings)
    article = _article(given, UNRECORDED if report.notice else CHECKED)
    return Outcome(
        article
        | {"characters": len(report.article.text) if report.article else 0, "pairs": len(pairs)}
        | dict(_by_severity(counts)),
        findings,
        pairs,
    )


def _article(given: Given, result: str, error: str | None = None) -> Row:
    nothing = {"characters": 0, "pairs": 0} | dict(_by_severity(Counter()))
    return _names(given) | {"outcome": result, "error": error} | nothing


def _by_severity(counts: Counter[Severity]) -> Iterator[tuple[str, int]]:
    return ((f"{severity}s", counts[severity]) for severity in Severity)


def _names(given: Given) -> Row:
    """What a row is known by; a name that is no Unicode is escaped."""
    article, source = (name.encode("utf-8", "backslashreplace").decode() for name in (given.article, given.source))
    return {"article": article, "source": source, "place": given.place}
