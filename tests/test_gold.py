"""The figures of `tox -e gold` are counted as they are defined."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import gold
import pytest

from aligner.domain import Analysis, Kind, Remark, Rule, Severity, Span
from aligner.pipeline import Tools

TEXT = """\
[Recording: Ms. Lee] “We will not stop the simulated attack on the port. The civilians have left the city.”

Ms. Lee said, “We will not stop the fake attack on the port.”

“The citizens have left the city,” she said.
"""
GOLD = {
    "pairs": [
        {
            "verbatim": [{"line": 1, "text": "We will not stop the simulated attack on the port."}],
            "paraphrase": [{"line": 3, "text": "We will not stop the fake attack on the port."}],
        },
        {
            "verbatim": [{"line": 1, "text": "The civilians have left the city."}],
            "paraphrase": [{"line": 5, "text": "The citizens have left the city,"}],
        },
    ],
    "discrepancies": [
        {"kind": "meaning", "severity": "error", "paraphrase": {"line": 3, "text": "fake"}},
        {"kind": "meaning", "severity": "error", "paraphrase": {"line": 5, "text": "citizens"}},
        {"kind": "name", "severity": "warning", "verbatim": {"line": 1, "text": "e", "nth": 4}},
    ],
    "tolerated": [{"paraphrase": {"line": 5, "text": "left"}}],
}


def pointer(*words: str) -> Rule:
    """A rule that points at the first place of each of the words below the recording."""

    def judge(analysis: Analysis) -> list[Remark]:
        below = TEXT.index("\n")
        starts = [(TEXT.index(word, below), word) for word in words]
        return [Remark(Span(at, at + len(word), analysis.article), None, "Look.") for at, word in starts]

    return Rule("changed-word", Kind.MEANING, Severity.WARNING, "Points.", lambda analysis: iter(judge(analysis)))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.with_suffix(".gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return file


def test_hits_misses_false_alarms_and_what_is_tolerated(article: Path, tools: Tools) -> None:
    rule = pointer("fake", "left", "attack")
    found = gold.figures(gold.counted([article], replace(tools, rules=(rule,))))
    assert found["error recall"] == 0.5
    assert found["warning recall"] == 0
    assert found["precision"] == 0.5
    assert found["typed"] == 1
    assert found["alignment F1"] == 1


def test_a_finding_over_most_of_a_side_points_at_nothing(article: Path, tools: Tools) -> None:
    rule = pointer("We will not stop the fake attack on the port.")
    found = gold.figures(gold.counted([article], replace(tools, rules=(rule,))))
    assert found["error recall"] == found["precision"] == 0


def test_the_nth_place_of_a_text_is_found() -> None:
    assert gold.place({"line": 2, "text": "e", "nth": 2}, ["one", "three"]) == (8, 9)
    with pytest.raises(ValueError, match="not found"):
        gold.place({"line": 1, "text": "x"}, ["one"])


def test_without_articles_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOLD_ARTICLES", raising=False)
    assert gold.main([]) == 0
    assert capsys.readouterr().out == "no gold articles at hand: name their folders, or set GOLD_ARTICLES\n"
