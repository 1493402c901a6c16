"""Every rule's page holds: its examples are run, and exactly what they mark is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from aligner.domain import Article, Rule
from aligner.glossary import Glossary, read_glossary
from aligner.pipeline import Tools, check_article
from aligner.rule import Example, block, examples
from aligner.rules import RULES
from aligner.segment import segment

ELSEWHERE = "\n\n[Recording: A visitor] “Good morning.”\n"


def cases() -> Iterator[object]:
    for rule in RULES:
        for number, example in enumerate(examples(rule.page), 1):
            heading = "good" if example.good else "bad"
            yield pytest.param(rule, example, id=f"{rule.name}-{heading}-{number}")


def article(example: Example) -> Article:
    """The example as an article; one that is about quotation marks alone gets a recording of something else."""
    alone = Article("example.txt", example.text)
    recorded = any(sentence.verbatim for sentence in segment(alone))
    return alone if recorded else Article("example.txt", example.text + ELSEWHERE)


def glossary(rule: Rule) -> Glossary:
    """The glossary that a rule's page gives for its examples."""
    table = block(rule.page, "Glossary")
    return Glossary(read_glossary("glossary.csv", table.encode())) if table else Glossary()


@pytest.mark.parametrize(("rule", "example"), tuple(cases()))
def test_the_marked_words_are_found_and_nothing_else(rule: Rule, example: Example, tools: Tools) -> None:
    report = check_article(article(example), replace(tools, rules=(rule,), glossary=glossary(rule)))
    assert report.notice is None
    found = [(finding.at.start, finding.at.end, finding.at.text) for finding in report.findings]
    assert found == [(start, end, example.text[start:end]) for start, end in example.marked]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_found_by_its_own_examples(rule: Rule) -> None:
    listed = list(examples(rule.page))
    assert any(example.marked for example in listed if not example.good)
    assert not any(example.marked for example in listed if example.good)
