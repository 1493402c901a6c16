"""The laws of the house that no other tool keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligner.domain import Rule
from aligner.rule import examples
from aligner.rules import RULES

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "aligner").rglob("*.py"))
RULE_FILES = [file for file in SOURCES if file.parent.name == "rules" and not file.name.startswith("_")]
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")
EXCUSE = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|type:\s*ignore|pytest\.(?:mark\.)?(?:skip|xfail)")
VAGUE = {"utils", "util", "base", "manager", "helpers", "common", "misc"}
TOP = {"pyproject.toml", "README.md", "tox.ini", "LICENSE", "aligner", "models", "reports", "tests"}
MADE_BY_TOOLS = {"build", "dist"}
LONGEST = 200
NOUNS = ROOT / "aligner" / "domain.py"

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_a_page_opens_with_one_sentence(rule: Rule) -> None:
    summary, blank, *_ = rule.page.split("\n")
    assert summary.endswith(".")
    assert blank == ""


@every_rule
def test_a_page_has_bad_and_good_examples(rule: Rule) -> None:
    assert {example.good for example in examples(rule.page)} == {True, False}


@every_rule
def test_a_rule_is_named_as_its_file(rule: Rule) -> None:
    assert KEBAB.fullmatch(rule.name)
    assert rule.judge.__module__ == f"aligner.rules.{rule.judge.__name__}"


def test_every_rule_file_is_in_the_list_and_the_list_is_sorted() -> None:
    names = [rule.judge.__name__ for rule in RULES]
    assert names == sorted(file.stem for file in RULE_FILES)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_is_short_and_named_for_what_it_does(file: Path) -> None:
    assert file == NOUNS or len(file.read_text(encoding="utf-8").splitlines()) < LONGEST
    assert file.stem not in VAGUE


@pytest.mark.parametrize("folder", ["aligner", "tests", "models"])
def test_nothing_is_left_for_later_or_silenced(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.py") if file != Path(__file__)]
    assert files
    excuses = [f"{file}: {found.group()}" for file in files if (found := EXCUSE.search(file.read_text("utf-8")))]
    assert excuses == []


def test_nothing_else_stands_at_the_top() -> None:
    names = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    assert names - TOP - MADE_BY_TOOLS <= set()
