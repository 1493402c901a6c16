"""Saying no in the article, beside it and in the configuration, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, Run

ARTICLE = (ARTICLES / "simulated-attack.txt").read_text(encoding="utf-8")
FOUND = ["dropped-content", "unbalanced-quotes", "unsourced-quote", "respelled-place", "loaded-word"]
LAST = "He then noted"


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def checked(run: Run, *arguments: object, status: int = 0) -> dict[str, Any]:
    """The only file's part of the report, and the whole of it."""
    ran = run("check", *(arguments or ("article.txt",)), "--format", "json")
    assert ran.status == status, ran
    whole: dict[str, Any] = json.loads(ran.out)
    return {**whole["files"][0], "whole": whole, "err": ran.err}


def rules(findings: list[dict[str, Any]]) -> list[str]:
    return [finding["rule"] for finding in findings]


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_a_comment_allows_rules_in_the_paragraph_that_follows(run: Run, ending: str) -> None:
    comment = "<!-- aligner: allow loaded-word, unsourced-quote -- the desk's word -->"
    write(f"article{ending}", ARTICLE.replace(LAST, f"{comment}\n\n{LAST}"))
    file = checked(run, f"article{ending}")
    assert rules(file["findings"]) == ["dropped-content", "unbalanced-quotes", "unsourced-quote", "respelled-place"]
    (allowed,) = file["allowed"]
    assert allowed["rule"] == "loaded-word"
    assert (allowed["at"]["line"], allowed["at"]["text"]) == (7, "fake")
    source = Path(f"article{ending}").read_text(encoding="utf-8")
    assert source[allowed["at"]["start"] : allowed["at"]["end"]] == "fake"
    known = {"means": "comment", "path": f"article{ending}", "line": 5, "reason": "the desk's word"}
    assert allowed["allowance"] == known | {"who": None, "date": None, "expires": None}
    (lapse,) = file["whole"]["lapses"]
    told = "nothing here needs “allow unsourced-quote”; take it out"
    assert lapse == {"kind": "unused-allowance", "path": f"article{ending}", "line": 5, "message": told}


def test_a_comment_within_a_paragraph_is_for_that_one_and_is_no_text(run: Run) -> None:
    marked = ARTICLE.replace("it amounts to a ‘fake", "it amounts <!-- aligner: allow loaded-word -->to a ‘fake")
    write("article.txt", marked)
    file = checked(run)
    assert rules(file["findings"]) == FOUND[1:4]
    assert [pair["paraphrase"][0]["text"].count("aligner") for pair in file["pairs"]] == [0, 0]
    write("article.txt", ARTICLE)
    plain = checked(run, status=1)
    assert [one["fingerprint"] for one in file["findings"]] == [one["fingerprint"] for one in plain["findings"][1:4]]


def test_a_comment_for_the_whole_file_may_stand_anywhere(run: Run) -> None:
    write("article.txt", f"{ARTICLE}\n\n<!-- aligner: allow-file unbalanced-quotes loaded-word respelled-place -->\n")
    file = checked(run)
    assert rules(file["findings"]) == ["dropped-content", "unsourced-quote"]
    assert len(file["allowed"]) == 3
    assert file["whole"]["lapses"] == []


def test_what_a_comment_cannot_mean_is_told_with_what_was_meant(run: Run) -> None:
    comments = (
        "<!-- aligner: allow loaded-wrod -->\n<!-- aligner: alow loaded-word -->\n<!-- aligner: allow -->\n"
        "<!-- aligner: allow loaded-word until tomorrow -->\n<!-- a remark on aligner: allow nothing -->\n"
    )
    write("article.txt", ARTICLE.replace(LAST, comments + LAST))
    ran = run("check", "article.txt", "--quiet")
    assert ran.status == 1
    assert "error loaded-word" in ran.out
    assert [line.removeprefix("article.txt:") for line in ran.out.splitlines() if "unknown-allowance" in line] == [
        "5:1 note unknown-allowance: there is no rule 'loaded-wrod'; did you mean 'loaded-word'?",
        "6:1 note unknown-allowance: the comment must say 'allow' or 'allow-file' and the names of rules, and not 'alow'",
        "7:1 note unknown-allowance: the comment names no rule; write “aligner: allow RULE”",
        "8:1 note unknown-allowance: 'until' must be a day, as 2026-01-31, and not 'tomorrow'",
    ]


def test_what_has_expired_no_longer_allows_and_is_told(run: Run) -> None:
    comment = (
        "<!-- aligner: allow loaded-word until 2020-02-29 -->\n<!-- aligner: allow loaded-word until 2999-01-01 -->"
    )
    write("article.txt", ARTICLE.replace(LAST, f"{comment.splitlines()[0]}\n{LAST}"))
    file = checked(run, status=1)
    assert rules(file["findings"]) == FOUND
    (lapse,) = file["whole"]["lapses"]
    assert lapse["kind"] == "expired-allowance"
    assert lapse["message"] == "to allow loaded-word was right until 2020-02-29; mend the text, or decide anew"
    write("article.txt", ARTICLE.replace(LAST, f"{comment}\n{LAST}"))
    assert rules(checked(run)["allowed"]) == ["loaded-word"]


def test_the_file_beside_an_article_allows_words_there(run: Run) -> None:
    write("article.txt", ARTICLE)
    write(
        "article.txt.aligner.toml",
        '[[allow]]\nrule = "loaded-word"\nat = "Fake"\nagainst = "simulated ATTACK"\nreason = "as broadcast"\n'
        'who = "desk"\ndate = 2026-01-31\n\n[[allow]]\nrule = "respelled-place"\nagainst = "Seoul"\n',
    )
    file = checked(run)
    assert rules(file["findings"]) == FOUND[:4]
    allowance = {"means": "sidecar", "path": "article.txt.aligner.toml", "line": 1, "reason": "as broadcast"}
    assert file["allowed"][0]["allowance"] == allowance | {"who": "desk", "date": "2026-01-31", "expires": None}
    assert [(lapse["kind"], lapse["line"]) for lapse in file["whole"]["lapses"]] == [("unused-allowance", 9)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[[allow]]\nrul = "loaded-word"', ":1: there is no key 'rul' in 'allow'; did you mean 'rule'?"),
        ('\n[[allow]]\nrule = "loaded-wrod"', ":2: there is no rule 'loaded-wrod'; did you mean 'loaded-word'?"),
        ("[[allow]]\nrule = 3", ":1: 'rule' must be the name of a rule, or a list of such names"),
        (
            '[[allow]]\nrule = "loaded-word"\npath = "x"',
            ":1: 'path' has no place here: this file is for one article alone",
        ),
        (
            '[[allow]]\nrule = "loaded-word"\nexpires = "soon"',
            ":1: 'expires' must be a day, as 2026-01-31, and not 'soon'",
        ),
        ("alow = 1", ": there is no key 'alow'; every entry stands under [[allow]]"),
        ("allow = 1", ": 'allow' must be a list of tables, each under [[allow]]"),
        ("[[allow", ": is not valid TOML ("),
    ],
)
def test_a_malformed_file_beside_an_article_is_one_line_and_others_are_checked(
    run: Run, content: str, told: str
) -> None:
    write("a.txt", ARTICLE)
    write("a.txt.aligner.toml", content)
    write("b.txt", ARTICLE)
    ran = run("check", "a.txt", "b.txt", "--quiet")
    assert ran.status == 2
    assert len(ran.out.splitlines()) == len(FOUND)
    assert ran.err.startswith(f"aligner: a.txt: a.txt.aligner.toml{told}")
    assert len(ran.err.splitlines()) == 1


def test_a_configuration_allows_by_rule_path_and_words(run: Run) -> None:
    for name in ("desk/article.txt", "archive/2024/article.txt"):
        write(name, ARTICLE)
    write(
        "aligner.toml",
        '[[allow]]\nrule = ["loaded-word", "changed-word"]\npath = "archive/**"\nbefore = "amounts to a"\n'
        'inside = "fake"\nafter = "att*"\nreason = "archive"\n\n'
        '[[allow]]\nrule = "respelled-place"\ninside = "Incheon"\n\n'
        '[[allow]]\nrule = "unsourced-quote"\npath = "nowhere/**"\n',
    )
    whole = checked(run, ".", status=1)["whole"]
    archive, desk = whole["files"]
    assert (archive["path"], rules(archive["findings"])) == ("archive/2024/article.txt", FOUND[:4])
    assert rules(desk["findings"]) == FOUND
    allowance = archive["allowed"][0]["allowance"]
    assert (allowance["means"], allowance["path"], allowance["line"]) == ("configuration", "aligner.toml", 1)
    assert [(lapse["path"], lapse["line"], lapse["message"]) for lapse in whole["lapses"]] == [
        ("aligner.toml", 1, "nothing needs “allow changed-word”; take it out"),
        ("aligner.toml", 9, "nothing needs “allow respelled-place”; take it out"),
    ]


def test_rules_that_were_not_asked_leave_no_allowance_unused(run: Run) -> None:
    write("article.txt", f"{ARTICLE}\n\n<!-- aligner: allow-file loaded-word changed-number -->\n")
    file = checked(run, "article.txt", "--select", "respelled-place")
    assert file["whole"]["lapses"] == []


def test_no_allow_shows_everything(run: Run) -> None:
    write("article.txt", f"{ARTICLE}\n\n<!-- aligner: allow-file loaded-word changed-number -->\n")
    write("aligner.toml", '[[allow]]\nrule = "unsourced-quote"\n')
    file = checked(run, "article.txt", "--no-allow", status=1)
    assert (rules(file["findings"]), file["allowed"], file["whole"]["lapses"]) == (FOUND, [], [])


def test_what_decides_outside_of_the_text_is_in_the_signature(run: Run) -> None:
    write("article.txt", ARTICLE)
    plain = checked(run, status=1)["whole"]["signature"]
    write("aligner.toml", '[[allow]]\nrule = "loaded-word"\n')
    one = checked(run)["whole"]["signature"]
    write("aligner.toml", '[[allow]]\nrule = "loaded-word"\ninside = "fake"\n')
    other = checked(run)["whole"]["signature"]
    assert one.startswith(f"{plain}|allow:")
    assert other.startswith(f"{plain}|allow:")
    assert one != other


def test_suppressed_findings_are_results_with_their_reason_in_sarif(run: Run) -> None:
    write("article.txt", ARTICLE.replace(LAST, f"<!-- aligner: allow loaded-word -- said on air -->\n{LAST}"))
    (made,) = json.loads(run("check", "article.txt", "--format", "sarif").out)["runs"]
    suppressed = [result for result in made["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["loaded-word"]
    assert suppressed[0]["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "said on air"}]
    assert len(made["results"]) == len(FOUND)
