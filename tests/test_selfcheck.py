"""Faults planted in articles: real changes, at their places, counted only where they are seen for what they are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from conftest import Run, process

from aligner.cache import Store
from aligner.config import Settings
from aligner.contrast.words import words
from aligner.domain import Analysis, Article, Kind, Remark, Rule, Sentence, Severity, Span
from aligner.pipeline import Tools, equip, load_models
from aligner.read import read
from aligner.report.schema import contract
from aligner.selfcheck import KINDS, Examined, Outcome, Trial, caught_share, counts, examine, render_text
from aligner.selfcheck.inflection import inflected
from aligner.selfcheck.tally import wilson

ARTICLE = """Envoy Park Minho spoke in Geneva on the 14th about the floods.

[녹취: 박 특사] “The flood destroyed 460 houses on January 6, and seven million dollars was set aside for new bridges. We will \
not leave the valley. Norway may reopen the border if the rain stops. Some farmers stayed in the valley because the roads were \
closed. It was a clear success. Russia attacked Ukraine.”

Envoy Park said, “The flood destroyed 460 houses on January 6, and 7 million dollars was set aside for new bridges.”

“We will not leave the valley,” she said. “Norway may reopen the border if the rain stops.”

Ms. Park added, “Some farmers stayed in the valley because the roads were closed. It was a clear success.”

Park also said that Russia attacked Ukraine.
"""
OTHER_NUMBER = re.compile(r"(?<=destroyed )(?!460)\d+")
EXPECTED = {
    "unit": "7 million euros",
    "negation": "“We will leave the valley,”",
    "quantifier": "farmers stayed",
    "antonym": "It was a vague success",
    "pronoun": "valley,” he said",
    "roles": "that Ukraine attacked Russia.",
    "condition": "reopen the border.”",
    "omission": "stayed in the valley. It was",
}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """The real models and all rules; what a model has read once is remembered, what is found is not."""
    return equip(Settings(), load_models("", Store(tmp_path_factory.mktemp("store") / "store.sqlite3")))


@pytest.fixture(scope="module")
def examined(tools: Tools) -> Examined:
    return examine(Article("clean.txt", ARTICLE), tools, seed=0, most=9)


def _planted(examined: Examined, kind: str) -> list[Trial]:
    return [trial for trial in examined.trials if trial.kind.name == kind]


def test_an_article_that_offers_everything_gets_a_fault_of_every_kind(examined: Examined) -> None:
    assert examined.alarms == ()
    assert {trial.kind.name for trial in examined.trials} == {kind.name for kind in KINDS}
    assert all(count.no_place == 0 for count in counts([examined]))


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_fault_changes_what_the_speaker_said(kind: str, examined: Examined) -> None:
    texts = [trial.fault.planted().text for trial in _planted(examined, kind)]
    assert any(EXPECTED[kind] in text for text in texts)


def test_a_number_becomes_another(examined: Examined) -> None:
    changed = [OTHER_NUMBER.search(trial.fault.planted().text) for trial in _planted(examined, "number")]
    assert sum(found is not None for found in changed) == 1


def test_a_fault_alters_its_place_and_nothing_else(examined: Examined) -> None:
    for trial in examined.trials:
        fault, text = trial.fault, trial.fault.planted().text
        start, end = fault.place.start, fault.place.end
        assert text == ARTICLE[:start] + fault.text + ARTICLE[end:] != ARTICLE
        reach = next(fault.places())
        assert reach.start <= start <= start + len(fault.text) <= reach.end
        recording = ARTICLE.split("\n\n")[1]
        assert recording in text


def test_most_plain_faults_are_caught_for_the_right_reason(examined: Examined) -> None:
    sure = ("number", "unit", "date", "pronoun", "name", "quote mark")
    outcomes = {trial.outcome for kind in sure for trial in _planted(examined, kind)}
    assert outcomes == {Outcome.CAUGHT}
    assert (caught_share([examined]) or 0) > 0.7


def _rule(name: str, place: tuple[int, int] | None) -> Rule:
    """A rule that always speaks, of the whole article but its label, or of one place."""

    def judge(analysis: Analysis) -> Iterator[Remark]:
        text = analysis.article.text
        yield Remark(Span(*(place or (0, len(text))), analysis.article), None, "it always says so")

    return Rule(name, Kind.MEANING, Severity.ERROR, "", judge)


def _counting(name: str, *, there: bool) -> Rule:
    """A rule that knows how many houses there were, and speaks of another number there or of the first word."""

    def judge(analysis: Analysis) -> Iterator[Remark]:
        found = OTHER_NUMBER.search(analysis.article.text)
        if found:
            yield Remark(Span(*(found.span() if there else (0, 5)), analysis.article), None, "it was 460")

    return Rule(name, Kind.FIGURE, Severity.ERROR, "", judge)


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        ((_counting("changed-number", there=True),), Outcome.CAUGHT),
        ((_counting("changed-word", there=True),), Outcome.OTHERWISE),
        ((_counting("changed-number", there=False),), Outcome.OTHERWISE),
        ((_rule("changed-number", (0, 5)),), Outcome.MISSED),
        ((), Outcome.MISSED),
    ],
)
def test_only_the_right_rule_at_the_right_place_counts(rules: tuple[Rule, ...], outcome: Outcome, tools: Tools) -> None:
    examined = examine(Article("clean.txt", ARTICLE), replace(tools, rules=rules), seed=0, most=2)
    (number,) = (trial for trial in _planted(examined, "number") if trial.fault.place.text == "460")
    assert number.outcome is outcome


def test_no_fault_is_planted_where_something_was_found_before(tools: Tools) -> None:
    everywhere = replace(tools, rules=(_rule("changed-word", None),))
    assert examine(Article("clean.txt", ARTICLE), everywhere, seed=0, most=9).trials == ()


def test_a_seed_and_a_text_always_have_the_same_faults(examined: Examined, tools: Tools) -> None:
    def faults(seed: int, path: str) -> list[tuple[str, int, str]]:
        found = examine(Article(path, ARTICLE), replace(tools, rules=()), seed=seed, most=1).trials
        return [(trial.kind.name, trial.fault.place.start, trial.fault.text) for trial in found]

    assert faults(3, "one.txt") == faults(3, "other.txt") != faults(4, "one.txt")


WORDS = [
    ("rises", "fall", "falls"),
    ("supported", "oppose", "opposed"),
    ("supported", "deny", "denied"),
    ("winning", "lose", "losing"),
    ("Allowed", "permit", "Permitted"),
    ("attacks", "reach", "reaches"),
    ("clear", "vague", "vague"),
]


@pytest.mark.parametrize(("like", "lemma", "form"), WORDS)
def test_an_opposite_keeps_the_inflection(like: str, lemma: str, form: str) -> None:
    article = Article("word.txt", f"It {like} it")
    (word,) = words([Sentence(Span(3, 3 + len(like), article))])
    assert inflected(lemma, word) == form


def test_the_interval_is_wilsons() -> None:
    assert [round(bound, 3) for bound in wilson(8, 10)] == [0.49, 0.943]
    assert [round(bound, 3) for bound in wilson(0, 5)] == [0.0, 0.434]
    assert wilson(5, 5)[1] == 1.0


def test_the_text_says_what_was_counted(examined: Examined) -> None:
    text = render_text([examined])
    rows = {line.split("  ")[0]: line.split() for line in text.splitlines()}
    seen = Counter(trial.outcome for trial in examined.trials)
    assert rows["total"][1:3] == [str(len(examined.trials)), str(seen[Outcome.CAUGHT])]
    told = " ".join(text.split())
    assert "no false alarm" in told
    assert f"{len(examined.trials)} faults planted in 1 article." in told


def test_the_json_keeps_its_contract_for_any_hash_seed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "silent.txt").write_text("Nobody was recorded.\n", "utf-8")
    options = ("--encoder", "lexical", "--format", "json", "--seed", "5")
    ran = run("selfcheck", "clean.txt", "silent.txt", "missing.txt", *options)
    assert ran.status == 2
    assert "missing.txt: " in ran.err
    assert "silent.txt: no recording" in ran.err
    report = json.loads(ran.out)
    jsonschema.validate(report, contract("selfcheck"))
    faults = report["files"][0]["faults"]
    assert len(faults) == sum(kind["planted"] for kind in report["kinds"]) > 9
    other = process("selfcheck", "clean.txt", "silent.txt", "missing.txt", *options, cwd=tmp_path, PYTHONHASHSEED="77")
    assert other.communicate()[0].decode() == ran.out


def test_faults_are_listed_and_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(ARTICLE, "utf-8")
    ran = run("selfcheck", "clean.txt", "--encoder", "lexical", "--list", "--keep", "faults/kept", "--per-article", "2")
    assert ran.status == 0
    assert (tmp_path / "clean.txt").read_text("utf-8") == ARTICLE
    assert OTHER_NUMBER.search(ran.out)
    kept = {file.name: file.read_text("utf-8") for file in (tmp_path / "faults" / "kept").iterdir()}
    assert OTHER_NUMBER.search(kept["clean-number-1.txt"])
    assert len(kept) == ran.out.count("\n  + ")
    refused = run("selfcheck", ".", "--keep", "faults")
    assert (refused.status, refused.out) == (2, "")
    assert "is in a folder to be read" in refused.err


def test_fail_under_decides_the_exit_status(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "silent.txt").write_text("Nobody was recorded.\n", "utf-8")
    shared = ("--encoder", "lexical", "--fail-under")
    assert run("selfcheck", "clean.txt", *shared, "0.2").status == 0
    (tmp_path / "aligner.toml").write_text('ignore = ["unbalanced-quotes", "changed-number"]\n', "utf-8")
    assert run("selfcheck", "clean.txt", *shared, "1").status == 1
    assert run("selfcheck", "clean.txt", *shared, "2").status == 2
    assert run("selfcheck", "silent.txt", *shared, "0.5").status == 2


def test_a_page_is_examined_as_its_text(tools: Tools, tmp_path: Path) -> None:
    silent = replace(tools, rules=())
    page = tmp_path / "clean.html"
    page.write_text("".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")), "utf-8")
    kinds = [
        [trial.kind.name for trial in examine(article, silent, seed=0, most=1).trials]
        for article in (read(page), Article("clean.txt", ARTICLE))
    ]
    assert kinds[0] == kinds[1]
