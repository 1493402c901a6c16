"""Analysis -> Findings: every rule speaks, and what they say is put in order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from aligner.domain import Analysis, Finding, Remark, Rule, Severity, Span
from aligner.wording import words

SURE = 0.5


def judge(analysis: Analysis, rules: Iterable[Rule], *, pedantic: bool = False) -> tuple[Finding, ...]:
    """Ask every rule; the findings stand in the order of the article, and none is said twice.

    What a rule is less than half sure of is left unsaid, or is a note to the pedantic.
    """
    remarks = sorted(_remarks(analysis, rules), key=lambda said: _order(*said))
    once = {(rule.name, remark.at, remark.against): (rule, remark) for rule, remark in reversed(remarks)}
    said = ((rule, remark) for rule, remark in reversed(once.values()) if pedantic or remark.confidence >= SURE)
    return tuple(_findings(said))


def _remarks(analysis: Analysis, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Remark]]:
    for rule in rules:
        for remark in rule.judge(analysis):
            yield rule, remark


def _order(rule: Rule, remark: Remark) -> tuple[Span, str, Span, float, str]:
    """By place, then by rule; of two remarks on the same places the surer one first."""
    return remark.at, rule.name, remark.against or remark.at, -remark.confidence, remark.message


def _findings(said: Iterable[tuple[Rule, Remark]]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for rule, remark in said:
        key = "\n".join((rule.name, _words(remark.at), _words(remark.against)))
        seen[key] += 1
        yield Finding(
            rule=rule.name,
            severity=_severity(rule, remark),
            message=remark.message,
            at=remark.at,
            against=remark.against,
            confidence=remark.confidence,
            suggestion=remark.suggestion,
            fingerprint=hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:16],
        )


def _severity(rule: Rule, remark: Remark) -> Severity:
    if remark.confidence < SURE:
        return Severity.NOTE
    return remark.severity or rule.severity


def _words(span: Span | None) -> str:
    """The words of a span as a fingerprint knows them."""
    return words(span.text) if span else ""
