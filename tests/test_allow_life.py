"""The life of a baseline, through the command line: written, kept, moved, outgrown and cleaned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ARTICLES, Ran, Run

PARAGRAPHS = (ARTICLES / "voa-security-council.txt").read_text(encoding="utf-8").split("\n\n")[3:15]
ARTICLE = "\n\n".join(PARAGRAPHS)
BASELINE = Path("baseline.json")
ONCE = ("Ambassador Hwang said that the use", "The UN Ambassador in South Korea said that the use")
TWICE = ("He also warned that the actual use", "The UN Ambassador in South Korea also warned that the actual use")
MENDED = ("kill its citizens", "kill its civilians")
FIRST: dict[str, str] = {}


def entries() -> list[dict[str, object]]:
    return list(json.loads(BASELINE.read_text(encoding="utf-8"))["entries"])


@pytest.fixture
def known(run: Run) -> Run:
    """A folder with a baseline that accepts all that is found in the article; check another text there."""

    def checking(text: object, *options: object) -> Ran:
        Path("article.txt").write_text(str(text), encoding="utf-8")
        return run("check", "article.txt", "--baseline", BASELINE, "--quiet", *options)

    if not FIRST:
        ran = checking(ARTICLE, "--update-baseline", "--who", "desk", "--reason", "known")
        assert (ran.status, ran.out) == (0, "")
        assert ran.err == f"aligner: {BASELINE}: {len(entries())} added, 0 taken out, 0 kept\n"
        FIRST["baseline"] = BASELINE.read_text(encoding="utf-8")
    BASELINE.write_text(FIRST["baseline"], encoding="utf-8")
    return checking


def test_a_second_run_has_nothing_new_and_says_how_much_is_allowed(known: Run, run: Run) -> None:
    written = BASELINE.read_bytes()
    assert len(entries()) > 5
    assert all(
        (entry["who"], entry["reason"], entry["path"]) == ("desk", "known", "article.txt") for entry in entries()
    )
    ran = known(ARTICLE, "--update-baseline", "--who", "another")
    assert (ran.status, ran.out, BASELINE.read_bytes()) == (0, "", written)
    assert ran.err == f"aligner: {BASELINE}: 0 added, 0 taken out, {len(entries())} kept\n"
    ran = run("check", "article.txt", "--baseline", BASELINE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith(f": nothing to mend; {len(entries())} allowed.\n")


def test_moving_or_editing_paragraphs_brings_nothing_back(known: Run) -> None:
    first, citizens, recording, pointed, *rest = PARAGRAPHS
    moved = known("\n\n".join([first, citizens, recording, *rest, pointed]))
    assert (moved.status, moved.out) == (0, "")
    edited = ARTICLE.replace("as a test site", "for the tests").replace("He also warned", "On Friday he warned")
    assert edited != ARTICLE
    ran = known(edited)
    assert (ran.status, ran.out) == (0, "")


def test_a_new_fault_is_the_only_one_that_is_told(known: Run) -> None:
    ran = known(ARTICLE.replace("460km", "640km"))
    assert ran.status == 1
    (line,) = (line for line in ran.out.splitlines() if "stale-baseline" not in line)
    assert "error changed-number: " in line


def test_the_same_fault_made_twice_counts_twice(known: Run) -> None:
    before = len(entries())
    once = ARTICLE.replace(*ONCE)
    ran = known(once, "--update-baseline", "--who", "desk", "--reason", "known")
    assert ran.err.endswith(f": 1 added, 0 taken out, {before} kept\n")
    ran = known(once.replace(*TWICE))
    assert ran.status == 1
    (line,) = ran.out.splitlines()
    assert "error inverted-affiliation: " in line
    known(once.replace(*TWICE), "--update-baseline", "--who", "desk", "--reason", "known")
    assert [entry["count"] for entry in entries() if entry["count"] != 1] == [2]
    assert "is gone (1 of 2); take it out" in known(once).out


def test_what_was_mended_is_stale_until_the_baseline_is_brought_up_to_date(known: Run) -> None:
    before = entries()
    mended = ARTICLE.replace(*MENDED)
    ran = known(mended)
    assert ran.status == 0
    number = next(at for at, text in enumerate(FIRST["baseline"].splitlines(), 1) if "changed-word" in text)
    told = "changed-word at “citizens” against “civilians” in article.txt is gone; take it out"
    assert ran.out == f"baseline.json:{number}:1 note stale-baseline: {told}\n"
    assert known(mended, "--strict-allow").status == 1
    ran = known(mended, "--update-baseline", "--strict-allow")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"aligner: {BASELINE}: 0 added, 1 taken out, {len(before) - 1} kept\n"
    assert entries() == [entry for entry in before if entry["at"] != "citizens"]
    (line,) = known(ARTICLE).out.splitlines()
    assert " warning changed-word: " in line
