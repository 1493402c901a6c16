"""The reports: what they show of a finding, by what contract, and that nothing in a text can break them."""

from __future__ import annotations

import json
from dataclasses import replace

import click
import pytest

from aligner.domain import (
    Analysis,
    Article,
    FileReport,
    Finding,
    Kind,
    Pair,
    Remark,
    Report,
    Rule,
    Sentence,
    Severity,
    Span,
)
from aligner.judge import judge
from aligner.report import FORMATS, PAIR_FORMATS, Layout
from aligner.report.visible import excerpt, visible, width

TEXT = "[녹취: 황 대사] “It was a simulated attack.”\n\nHe said it was a fake attack.\n"
ARTICLE = Article("a.txt", TEXT)


def span(words: str, article: Article = ARTICLE) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words), article)


def said(*remarks: Remark, name: str = "changed-word", kind: Kind = Kind.MEANING) -> Rule:
    return Rule(name, kind, Severity.ERROR, "A word that changed.", lambda _: iter(remarks))


def judged(*rules: Rule, article: Article = ARTICLE, pedantic: bool = False) -> tuple[Finding, ...]:
    return judge(Analysis(article, ()), rules, pedantic=pedantic)


def report(*findings: Finding, error: str | None = None) -> Report:
    pair = Pair(
        (Sentence(span("It was a simulated attack."), span("황 대사")),),
        (Sentence(span("He said it was a fake attack.")),),
        0.876543,
    )
    return Report((FileReport("a.txt", (pair,), findings, error),), (said(),), "aligner:0|rules:0")


REMARK = Remark(span("fake"), span("simulated"), "“fake” is not “simulated”.", 0.98765, "simulated")
(FINDING,) = judged(said(REMARK))

PLAIN = """\
a.txt:3:18 error changed-word
  “fake” is not “simulated”.
    quote       1 │ [녹취: 황 대사] “It was a simulated attack.”
                  │                           ^^^^^^^^^
    paraphrase  3 │ He said it was a fake attack.
                  │                  ^^^^
    instead       │ simulated

           error    warning    note
-------  -------  ---------  ------
meaning        1
total          1          0       0

1 article, 1 pair: 1 error.
"""


def test_the_text_shows_place_reason_and_both_sides() -> None:
    assert FORMATS["text"](report(FINDING), Layout()) == PLAIN


def test_a_terminal_gets_colours_in_place_of_underlines() -> None:
    shown = FORMATS["text"](report(FINDING), Layout(colour=True))
    assert "^" not in shown
    assert click.style("fake", fg="red", bold=True, underline=True) in shown
    kept = [line for line in PLAIN.splitlines() if "^" not in line]
    assert click.unstyle(shown).splitlines() == kept


def test_quiet_is_one_line() -> None:
    shown = FORMATS["text"](report(FINDING), Layout(quiet=True))
    assert shown == "a.txt:3:18 error changed-word: “fake” is not “simulated”.\n"
    assert FORMATS["text"](report(), Layout(quiet=True)) == ""


def test_nothing_to_mend_is_said_in_one_line() -> None:
    assert FORMATS["text"](report(), Layout()) == "1 article, 1 pair: nothing to mend.\n"


def test_the_json_keeps_its_contract() -> None:
    content = json.loads(FORMATS["json"](report(FINDING), Layout()))
    assert list(content) == ["version", "signature", "rules", "files", "lapses"]
    assert content["version"] == 1
    assert content["rules"] == [
        {"name": "changed-word", "kind": "meaning", "severity": "error", "summary": "A word that changed."}
    ]
    (file,) = content["files"]
    assert set(file) == {"path", "pairs", "findings", "allowed", "error", "notice"}
    assert file["pairs"][0]["similarity"] == 0.877
    (finding,) = file["findings"]
    assert finding["at"] == {"start": 58, "end": 62, "line": 3, "column": 18, "text": "fake"}
    assert finding["against"]["text"] == TEXT[finding["against"]["start"] : finding["against"]["end"]] == "simulated"
    assert (finding["confidence"], finding["suggestion"]) == (0.988, "simulated")
    assert "황 대사" not in FORMATS["json"](report(), Layout())
    assert "황" in PAIR_FORMATS["text"](report())


def test_a_file_that_failed_is_told_in_json() -> None:
    failed = Report((FileReport("b.txt", error="the file is empty"),), (), "s")
    (file,) = json.loads(FORMATS["json"](failed, Layout()))["files"]
    told = {"path": "b.txt", "pairs": [], "findings": [], "allowed": []}
    assert file == told | {"error": "the file is empty", "notice": None}


def test_a_text_cannot_command_the_terminal() -> None:
    hostile = Article("a\x1b[2J.txt", "He \x1b[31msaid\x07 \u202eit\u2066 was\u200b a\x9b fake\r\nattack\x00.\n")
    findings = judged(said(Remark(span("fake\r\nattack", hostile), None, "A \x1b]0;x\x07 message.")), article=hostile)
    shown = FORMATS["text"](Report((FileReport(hostile.path, (), findings),), (said(),), "s"), Layout())
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert "␛]0;x␇ message" in shown
    assert "<U+202E>" in shown
    assert "fake↵↵attack" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("그는 그것이 모의 공격이라고 말했다. " * 9 + "fake" + " 그는 그것이 모의 공격이라고 말했다." * 9, "fake"),
        ("a" * 300 + "fake" + "b" * 300, "fake"),
        ("그" * 300 + " fake", "fake"),
        ("one two. " * 40 + "fake\nnext line", "fake"),
        ("fake " * 200, "fake " * 200),
    ],
)
def test_an_excerpt_fits_a_line_and_is_underlined_at_its_words(text: str, words: str) -> None:
    seen = excerpt(span(words, Article("a.txt", text)))
    line = seen.before + seen.words + seen.after
    assert width(line) <= 120
    assert seen.underline().count("^") == width(seen.words)
    assert width(seen.before) == len(seen.underline()) - seen.underline().count("^")
    assert "next" not in line
    assert line.startswith(("…", "fake"))


def test_an_empty_span_still_gets_a_mark() -> None:
    assert excerpt(Span(3, 3, ARTICLE)).underline().endswith("^")
    assert visible("\t\xa0\u3000") == "   "


def test_findings_stand_in_the_order_of_the_article_and_once() -> None:
    late, early = Remark(span("fake"), None, "Late."), Remark(span("He"), None, "Early.")
    unsure = replace(late, confidence=0.9, message="Less sure.")
    found = judged(said(late, early, unsure, late), said(late, name="another-rule"))
    assert [(finding.rule, finding.message) for finding in found] == [
        ("changed-word", "Early."),
        ("another-rule", "Late."),
        ("changed-word", "Late."),
    ]


def test_a_remark_may_be_milder_than_its_rule_and_an_unsure_one_waits_for_the_pedantic() -> None:
    assert judged(said(replace(REMARK, severity=Severity.NOTE)))[0].severity is Severity.NOTE
    unsure = said(replace(REMARK, confidence=0.4))
    assert judged(unsure) == ()
    assert [finding.severity for finding in judged(unsure, pedantic=True)] == [Severity.NOTE]


def test_a_fingerprint_follows_the_words_and_not_their_place() -> None:
    moved = Article("b.txt", "A new paragraph.\n\n" + TEXT.replace("fake", "Fake"))
    other = said(replace(REMARK, at=span("Fake", moved), against=span("simulated", moved), message="Otherwise put."))
    assert judged(other, article=moved)[0].fingerprint == FINDING.fingerprint
    assert judged(said(REMARK, name="another-rule"))[0].fingerprint != FINDING.fingerprint
    assert judged(said(replace(REMARK, against=None)))[0].fingerprint != FINDING.fingerprint


def test_the_same_fault_made_twice_counts_twice() -> None:
    twice = Article("a.txt", "a fake, a fake")
    places = [Span(2, 6, twice), Span(10, 14, twice)]
    found = judged(said(*(Remark(place, None, "Fake.") for place in places)), article=twice)
    assert len({finding.fingerprint for finding in found}) == 2
