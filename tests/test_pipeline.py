"""The flow: which rules judge, and what a signature stands for."""

from __future__ import annotations

from dataclasses import replace

from aligner.config import Settings
from aligner.domain import Article, Severity
from aligner.pipeline import NO_RECORDING, Tools, check_article, rules_in_force, signature
from aligner.rules import RULES

QUOTED = "“We will not stop,” the minister said. “It's broken. “\n"


def test_all_rules_judge_unless_it_is_said_otherwise() -> None:
    one, two = RULES[0].name, RULES[1].name
    assert rules_in_force(Settings()) == RULES
    assert rules_in_force(Settings(select=(one,))) == (RULES[0],)
    assert rules_in_force(Settings(select=(one, two), ignore=(one,))) == (RULES[1],)


def test_a_rule_takes_the_severity_that_it_is_given() -> None:
    settings = Settings(select=(RULES[0].name,), severities=((RULES[0].name, Severity.NOTE),))
    (rule,) = rules_in_force(settings)
    assert (rule.name, rule.severity) == (RULES[0].name, Severity.NOTE)


def test_a_signature_names_all_that_decides(tools: Tools) -> None:
    first = signature(tools)
    assert [part.split(":")[0] for part in first.split("|")] == ["aligner", "encoder", "contrast", "rules"]
    assert signature(replace(tools)) == first
    changed = next(severity for severity in Severity if severity != tools.rules[0].severity)
    others = (
        replace(tools, rules=tools.rules[1:]),
        replace(tools, rules=(replace(tools.rules[0], severity=changed), *tools.rules[1:])),
        replace(tools, pedantic=True),
    )
    assert len({first, *map(signature, others)}) == 4


def test_without_a_recording_there_is_one_line_and_nothing_else(tools: Tools) -> None:
    report = check_article(Article("a.txt", QUOTED), tools)
    assert (report.pairs, report.findings, report.error, report.notice) == ((), (), None, NO_RECORDING)
