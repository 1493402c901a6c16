"""What is committed as output is what the program says: `tox -e reports` writes it anew."""

from __future__ import annotations

import re

import golden
import pytest

from aligner.pipeline import Tools
from aligner.rules import RULES

DECIMAL = re.compile(r"\b[01]\.\d+\b")
SIGNATURE = re.compile(r"\baligner:[^\s|]+\|[^\s\"<]+")


def exact(report: str) -> str:
    """Everything that must be the same to the letter on any processor, at any state of the code."""
    return DECIMAL.sub("", SIGNATURE.sub("", report))


def decimals(report: str) -> list[float]:
    return [float(number) for number in DECIMAL.findall(SIGNATURE.sub("", report))]


def test_the_golden_reports_are_what_is_said_today(tools: Tools) -> None:
    made = dict(golden.golden(tools))
    assert {file.name for file in made} == {file.name for file in golden.REPORTS.glob("*.*")}
    for file, text in made.items():
        kept = file.read_text(encoding="utf-8")
        assert exact(text) == exact(kept), file.name
        assert decimals(text) == pytest.approx(decimals(kept), abs=0.01), file.name


def test_every_rule_of_the_sample_reports_exists() -> None:
    names = {rule.name for rule in RULES}
    for file in golden.REPORTS.glob("*.json"):
        assert set(re.findall(r'"rule": "(.*?)"', file.read_text(encoding="utf-8"))) <= names


def test_the_readme_shows_what_the_program_says(tools: Tools) -> None:
    text = golden.README.read_text(encoding="utf-8")
    assert golden.readme(text, tools) == text


def test_a_changed_readme_is_noticed(tools: Tools) -> None:
    text = golden.README.read_text(encoding="utf-8")
    spoiled = text.replace(f"`{RULES[0].name}`", "`another-name`")
    assert spoiled != text
    assert golden.readme(spoiled, tools) == text
