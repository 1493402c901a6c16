"""Baselines: what an entry covers, what becomes of it, and what is said of a malformed one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ARTICLES, Run
from findings import Said, file, report

from aligner.allow import Acceptance, Baseline, Decided, Decisions, allow, dump, load, renew
from aligner.allow.baseline import Entry
from aligner.domain import FileReport, Lapse, Report

TODAY = date(2026, 3, 1)
TEXT = "[Recording: Ms. Lee] “A march, a march.”\nShe spoke of a riot, and then of a “Riot”.\n"
RIOT = Said("riot", "march")
QUOTED = Said("Riot", "march")
RULES = frozenset(rule.name for rule in report().rules)
ENTRY = Entry("changed-meaning", "riot", "march", 1, "a.txt", date(2026, 1, 1), "desk", "as broadcast")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(path: str, *said: Said) -> FileReport:
    """An article that is there, and what was found in it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(TEXT, encoding="utf-8")
    return file(TEXT, *said, path=path)


def decisions(files: tuple[FileReport, ...], *entries: Entry, place: str = "baseline.json") -> Decisions:
    decided = {file.path: Decided(baseline=Path(place)) for file in files}
    return Decisions(RULES, TODAY, decided, (Baseline(Path(place), entries),))


def settled(*files: FileReport, entries: tuple[Entry, ...], place: str = "baseline.json") -> Report:
    return allow(report(*files), decisions(files, *entries, place=place))


def renewed(*files: FileReport, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    made = renew(report(*files), decisions(files, *entries), Acceptance(TODAY, "me", "new"))
    return made.baselines[0].entries


def told(lapses: tuple[Lapse, ...]) -> list[tuple[str, str]]:
    return [(lapse.kind, lapse.message) for lapse in lapses]


def test_letter_case_and_marks_do_not_count_but_number_does() -> None:
    made = settled(written("a.txt", RIOT, QUOTED), entries=(ENTRY,))
    (one,) = made.files
    assert [allowed.finding.at.text for allowed in one.allowed] == ["riot"]
    assert [finding.at.text for finding in one.findings] == ["Riot"]
    (both,) = settled(written("a.txt", RIOT, QUOTED), entries=(replace(ENTRY, count=2),)).files
    assert both.findings == ()


@pytest.mark.parametrize(
    "other", [replace(ENTRY, rule="changed-name"), replace(ENTRY, at="riots"), replace(ENTRY, against="")]
)
def test_rule_and_the_words_of_both_places_must_agree(other: Entry) -> None:
    made = settled(written("a.txt", RIOT), entries=(other,))
    assert len(made.files[0].findings) == 1


def test_an_entry_is_for_its_own_file_and_goes_with_it_when_it_moves() -> None:
    here, there = written("a.txt", RIOT), written("b.txt", RIOT)
    made = settled(there, here, entries=(ENTRY,))
    assert [len(one.findings) for one in made.files] == [1, 0]
    Path("a.txt").unlink()
    moved = written("old/c.txt", RIOT)
    made = settled(moved, entries=(ENTRY,))
    assert (made.files[0].findings, made.lapses) == ((), ())
    assert renewed(moved, entries=(ENTRY,)) == (replace(ENTRY, path="old/c.txt"),)


def test_what_was_not_checked_is_neither_stale_nor_taken_out() -> None:
    written("a.txt", RIOT)
    other = written("b.txt", QUOTED)
    assert settled(other, entries=(ENTRY,)).lapses == ()
    fresh = replace(ENTRY, path="b.txt", date=TODAY, who="me", reason="new")
    assert renewed(other, entries=(ENTRY,)) == (ENTRY, fresh)
    failed = FileReport("a.txt", error="the file is empty")
    assert settled(failed, entries=(ENTRY,)).lapses == ()
    assert renewed(failed, entries=(ENTRY,)) == (ENTRY,)


def test_paths_count_from_the_folder_of_the_baseline_or_as_the_report_has_them() -> None:
    one = written("news/a.txt", RIOT)
    Path("ci").mkdir()
    for path in ("../news/a.txt", "news/a.txt"):
        made = settled(one, entries=(replace(ENTRY, path=path),), place="ci/baseline.json")
        assert (made.files[0].findings, made.lapses) == ((), ())


def test_a_count_is_lowered_and_what_stays_keeps_its_reason() -> None:
    one = written("a.txt", RIOT)
    entries = (replace(ENTRY, count=3), replace(ENTRY, at="mob"))
    assert told(settled(one, entries=entries).lapses) == [
        ("stale-baseline", "changed-meaning at “mob” against “march” in a.txt is gone; take it out"),
        ("stale-baseline", "changed-meaning at “riot” against “march” in a.txt is gone (2 of 3); take it out"),
    ]
    assert renewed(one, entries=entries) == (ENTRY,)


def test_an_expired_entry_no_longer_allows_and_is_accepted_anew_only_when_asked() -> None:
    one = written("a.txt", RIOT)
    last_day = replace(ENTRY, expires=TODAY)
    assert settled(one, entries=(last_day,)).files[0].findings == ()
    expired = replace(ENTRY, expires=date(2026, 2, 28))
    made = settled(one, entries=(expired,))
    assert len(made.files[0].findings) == 1
    message = (
        "changed-meaning at “riot” against “march” in a.txt was right until 2026-02-28; mend the text, or decide anew"
    )
    assert told(made.lapses) == [("expired-allowance", message)]
    assert renewed(one, entries=(expired,)) == (replace(ENTRY, date=TODAY, who="me", reason="new"),)


def test_an_entry_of_an_unknown_rule_is_told_with_the_nearest_name() -> None:
    entry = replace(ENTRY, rule="changed-meanings")
    made = settled(written("a.txt"), entries=(entry,))
    assert told(made.lapses) == [
        ("unknown-allowance", "there is no rule 'changed-meanings'; did you mean 'changed-meaning'?")
    ]


def test_rules_that_were_not_asked_stay_in_the_baseline() -> None:
    one = written("a.txt", RIOT)
    asked = replace(report(one), rules=report().rules[1:])
    assert asked.rules[0].name != ENTRY.rule
    asked = replace(asked, files=(replace(one, findings=()),))
    made = decisions((one,), ENTRY)
    assert allow(asked, made).lapses == ()
    assert renew(asked, made, Acceptance(TODAY)).baselines[0].entries == (ENTRY,)


def test_a_baseline_reads_back_as_written_whatever_the_order() -> None:
    odd = Entry("changed-name", "“", "", 2, "b\udc80.txt", None, "é", 'a "rule": in quotes\\', date(2027, 1, 1))
    text = dump((odd, ENTRY, replace(odd, at="x")))
    assert text == dump((replace(odd, at="x"), ENTRY, odd))
    Path("baseline.json").write_bytes(text.encode("utf-8", "backslashreplace"))
    read = load(Path("baseline.json")).entries
    assert read == (ENTRY, replace(odd, at="x"), odd)
    lines = text.splitlines()
    assert all('"rule"' in lines[entry.line - 1] for entry in read)


def entry(**fields: object) -> str:
    good = {"rule": "changed-word", "at": "x", "against": "y"}
    return json.dumps({"version": 1, "entries": [good, {**good, **fields}]}, indent=1)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"version": 1,\n "entries": [}', ":2: is not valid JSON (Expecting value)"),
        ("[" * 100_000, ": is not valid JSON"),
        ("[]", ": is no baseline; it must hold 'version' and 'entries'"),
        ('{"version": 2, "entries": []}', ": 'version' must be 1; this file is no baseline, or of a later aligner"),
        ('{"version": 1, "entris": []}', ": there is no key 'entris'; did you mean 'entries'?"),
        ('{"version": 1}', ": 'entries' must be a list"),
        (entry(reasn=""), ":10: entry 2: there is no key 'reasn'; did you mean 'reason'?"),
        (entry(count=True), ":10: entry 2: 'count' must be a number from 1"),
        (entry(rule=3), ":10: entry 2: 'rule' must be a text"),
        (entry(expires="2026-13-01"), ":10: entry 2: 'expires' must be a day, as 2026-01-31, and not '2026-13-01'"),
        (entry(path="\0"), ":10: entry 2: 'path' must be a text"),
        ('{"version": 1, "entries": [{"at": ""}]}', ": entry 1: it must have 'rule' and 'at'"),
    ],
)
def test_a_malformed_baseline_is_one_line_and_stays_as_it_is(run: Run, content: str, fault: str) -> None:
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    Path("baseline.json").write_text(content, encoding="utf-8")
    ran = run("check", "article.txt", "--baseline", "baseline.json", "--update-baseline")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"aligner: baseline.json{fault}\n"
    assert Path("baseline.json").read_text(encoding="utf-8") == content


def test_what_cannot_be_done_with_a_baseline_is_one_line(run: Run) -> None:
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    Path("folder").mkdir()
    for arguments, fault in (
        (["--baseline", "none.json"], "none.json: there is no such baseline; --update-baseline writes one"),
        (["--baseline", "folder"], "folder: cannot be read (Is a directory)"),
        (
            ["--update-baseline"],
            "--update-baseline needs --baseline FILE, or 'baseline' in the configuration, and no --no-allow",
        ),
        (["--baseline", "x.json", "--update-baseline", "--no-allow"], "--update-baseline needs --baseline FILE, or"),
        (["--who", "me"], "--who and --reason are for --update-baseline"),
        (["--baseline", "no/x.json", "--update-baseline"], "no/x.json: cannot be written (No such file or directory)"),
    ):
        ran = run("check", "article.txt", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"aligner: {fault}")
        assert len(ran.err.splitlines()) == 1


def test_each_file_goes_by_the_baseline_of_its_own_configuration(run: Run) -> None:
    article = (ARTICLES / "simulated-attack.txt").read_text(encoding="utf-8")
    for desk in ("east", "west"):
        Path(desk).mkdir()
        Path(desk, "article.txt").write_text(article, encoding="utf-8")
        Path(desk, "aligner.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    ran = run("check", "east", "west", "--update-baseline")
    assert ran.status == 0
    assert ran.err.splitlines() == [
        f"aligner: {Path(desk, 'known.json')}: 5 added, 0 taken out, 0 kept" for desk in ("east", "west")
    ]
    assert {entry.path for entry in load(Path("east/known.json")).entries} == {"article.txt"}
    Path("west/known.json").write_text('{"version": 1, "entries": []}', encoding="utf-8")
    ran = run("check", "east", "west", "--quiet")
    assert ran.status == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["west/article.txt"] * 5
