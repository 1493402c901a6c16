"""What each format says of a finding."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from findings import LAPSE, QUOTE, SIGNATURE, TEXT, UNREAD, WHOLE, WORD, Said, file, rendered, report

from aligner.domain import Comparison, ComparisonReport, Severity
from aligner.report import COMPARISON_FORMATS, FORMATS, PAIR_FORMATS, markdown


def test_reviewdog_counts_bytes() -> None:
    unread, word, name, *_ = json.loads(rendered("rdjson", *WHOLE))["diagnostics"]
    line = TEXT.splitlines()[1]
    assert unread["location"] == {"path": "broken.txt"}
    assert word["location"]["range"]["start"] == {"line": 2, "column": len(line[: line.index("fake")].encode()) + 1}
    assert (
        word["related_locations"][0]["location"]["range"]["start"]["column"]
        == len(QUOTE[: QUOTE.index("simulated")].encode()) + 1
    )
    assert name["suggestions"][0]["text"] == "Nebenzya"
    assert name["suggestions"][0]["range"]["start"]["column"] == len("네벤자 said ".encode()) + 1


def test_github_gets_ten_of_each_the_gravest_first_and_the_rest_is_counted() -> None:
    words = [f"w{number}" for number in range(40)]
    severities = [Severity.NOTE] * 12 + [Severity.WARNING] * 3 + [Severity.ERROR] * 25
    said = [Said(word, severity=severity) for word, severity in zip(words, severities, strict=True)]
    lines = rendered("github", file("Words.\n" + " ".join(words), *said), UNREAD).splitlines()
    kinds = [line.split(" ")[0] for line in lines[:-1]]
    assert kinds == ["::error"] * 10 + ["::warning"] * 3 + ["::notice"] * 10
    assert lines[0] == "::error file=broken.txt,title=could not be checked::the file is empty"
    assert lines[-1].endswith(": 16 errors, 2 notes.")


def test_github_says_where_and_shows_both_sides() -> None:
    _, line, *_ = rendered("github", *WHOLE, lapses=(LAPSE,)).splitlines()
    assert line.startswith(
        "::error file=article.txt,line=2,endLine=2,col=28,endColumn=32,title=changed-meaning::“fake”"
    )
    assert "%0Aquote, line 1: [녹취: 𝐀 대사] “It was a simulated attack" in line
    assert rendered("github", file(TEXT)) == ""
    assert "::notice file=aligner.toml,line=7,title=unused-allowance::" in rendered(
        "github", file(TEXT), lapses=(LAPSE,)
    )


def test_a_place_over_two_lines_has_no_columns_for_github() -> None:
    line = rendered("github", file("Words.\none two\nthree four.", Said("two\nthree")))
    assert line.startswith("::error file=article.txt,line=2,endLine=3,title=")


def test_gitlab_keeps_a_fingerprint_while_lines_move_and_parts_files() -> None:
    first, *_ = json.loads(rendered("gitlab", file(TEXT, WORD)))
    moved, *_ = json.loads(rendered("gitlab", file(f"{QUOTE}\n\n\nMore.\n{TEXT.splitlines()[1]}", WORD)))
    other, *_ = json.loads(rendered("gitlab", file(TEXT, WORD, path="other.txt")))
    assert first["fingerprint"] == moved["fingerprint"] != other["fingerprint"]
    assert first["location"]["positions"]["begin"] != moved["location"]["positions"]["begin"]
    unread, *_, lapse = json.loads(rendered("gitlab", *WHOLE, lapses=(LAPSE,)))
    assert (unread["severity"], lapse["severity"]) == ("blocker", "info")


def test_junit_fails_what_is_grave_passes_notes_and_skips_what_has_no_recording() -> None:
    root = ElementTree.fromstring(rendered("junit", *WHOLE, lapses=(LAPSE,)))
    article, unread, quiet, allowances = root
    outcomes = {case.get("name"): [child.tag for child in case] for case in article}
    assert outcomes["changed-meaning"] == outcomes["changed-name"] == ["failure"]
    assert outcomes["changed-speaker"] == ["system-out"]
    assert outcomes["changed-figure"] == []
    assert [(suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in root][:2] == [
        ("8", "2", "0"),
        ("1", "0", "1"),
    ]
    assert quiet.get("skipped") == allowances.get("skipped") == "1"
    assert (root.get("failures"), root.get("errors")) == ("2", "1")
    assert unread[0][0].get("message") == UNREAD.error


def test_checkstyle_lists_every_file() -> None:
    root = ElementTree.fromstring(rendered("checkstyle", *WHOLE, lapses=(LAPSE,)))
    assert [element.get("name") for element in root] == ["article.txt", "broken.txt", "quiet.txt", "aligner.toml"]
    levels = [(error.get("severity"), error.get("source")) for error in root.iter("error")]
    assert levels[:2] == [("warning", "aligner.changed-name"), ("info", "aligner.changed-speaker")]
    assert levels[3] == ("error", "aligner.unreadable")


def test_markdown_tells_everything_and_a_summary_what_there_is_room_for() -> None:
    whole = rendered("markdown", *WHOLE, lapses=(LAPSE,))
    for words in (
        "1 error, 1 warning, 1 note",
        "the file is empty",
        "no recording",
        "<b>fake</b>",
        "line 7",
    ):
        assert words in whole
    made = report(*WHOLE, lapses=(LAPSE,))
    assert markdown.summary(made, 2**20) == whole
    for lost, last in ((1, "… and 1 finding more"), (3, "… and 3 findings more")):
        rows = "\n".join(whole.splitlines()[-1 - lost :])
        room = len(whole.encode()) - len(rows.encode()) + markdown.CLOSING_ROOM
        short = markdown.summary(made, room)
        assert len(short.encode()) <= room
        assert short.splitlines()[-1].startswith(last)
        assert whole.startswith("\n".join(short.splitlines()[:-2]))
    assert "| where" not in short


def test_a_comment_has_room_for_the_gravest_of_all_files() -> None:
    many = [replace(WHOLE[0], path=f"{number}.txt") for number in range(150)]
    comment = rendered("markdown", *many)
    assert 60_000 < len(comment) <= markdown.LARGEST_COMMENT
    errors, warnings, notes = (comment.count(f"**{severity}**") for severity in ("error", "warning", "note"))
    assert (errors, notes) == (150, 0)
    assert 0 < warnings < 150
    assert comment.splitlines()[-1].startswith(f"… and {450 - errors - warnings} findings more")
    assert comment.count("| where") == comment.count("### ") == 150
    crowded = rendered(
        "markdown", *(replace(one, path=f"{number}/{one.path}") for number in range(999) for one in WHOLE)
    )
    assert len(crowded) <= markdown.LARGEST_COMMENT
    assert "### " not in crowded


def test_an_empty_place_is_shown_by_a_mark() -> None:
    assert "<b>‸</b>" in rendered("markdown", file(TEXT, Said("", "simulated")))


def test_tables_of_pairs_and_of_comparisons() -> None:
    made = report(*WHOLE)
    (pair,) = csv.DictReader(PAIR_FORMATS["tsv"](made).splitlines(), dialect=csv.excel_tab)
    assert (pair["quote"], pair["quote_line"], pair["paraphrase_line"]) == (QUOTE, "1", "2")
    findings = WHOLE[0].findings
    given = (Comparison("=1", 0.75, findings), Comparison("b", 0.1), Comparison("c", error="row 3: empty"))
    compared = COMPARISON_FORMATS["tsv"](ComparisonReport(given, made.rules, SIGNATURE))
    rows = list(csv.DictReader(compared.splitlines(), dialect=csv.excel_tab))
    assert [row["id"] for row in rows] == ["'=1"] * 3 + ["b", "c"]
    assert [row["severity"] for row in rows] == ["warning", "note", "error", "", "fault"]
    assert rows[2]["quote"] == "simulated"


def test_the_readme_names_every_format() -> None:
    table = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").partition("| format | for |")[2]
    named = re.findall(r"^\| `(\w+)` \|", table.partition("\n\n")[0], re.MULTILINE)
    assert set(FORMATS) <= set(named)


def test_every_format_has_something_to_say_of_nothing() -> None:
    assert [style for style in FORMATS if not rendered(style)] == ["github"]
