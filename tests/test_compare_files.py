"""Bilingual files: the same pairs in each form, made by another program, give the same findings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ARTICLES, Run

from aligner.pipeline import Tools, check
from aligner.read import ReadError
from aligner.read.pairs import pairs
from aligner.read.rows import Columns, Row

PAIRS = ARTICLES / "pairs"
MADE = ("pairs.po", "pairs-1.xlf", "pairs-2.xlf", "pairs.tmx")
QUOTE, FAITHFUL = "One of the missiles flew 460 kilometers.", "One of the missiles flew 460km."
SIDES = f"<source>{QUOTE}</source><target>{FAITHFUL}</target>"
XLIFF1 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="en" target-language="{}"><body>{}</body></file>{}</xliff>'
)
XLIFF2 = (
    '<xliff version="2.1" srcLang="en" trgLang="{}" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    '<file id="f">{}</file></xliff>'
)
TMX = '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'
BOTH = Columns()
PO = 'msgid ""\nmsgstr "Language: {}\\n"\n\n{}'


def given(folder: Path, name: str, text: str, columns: Columns = BOTH) -> tuple[Row, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    return pairs(str(folder / name), None, columns).rows


def compared(run: Run, path: Path) -> list[dict[str, object]]:
    ran = run("compare", path, "--format", "json")
    assert ran.status == 0
    report: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return report["pairs"]


@pytest.mark.parametrize("name", ["voa-security-council.docx", "voa-security-council.html"])
def test_what_libreoffice_and_a_browser_made_give_the_findings_of_the_text(name: str, tools: Tools) -> None:
    expected, found = (check(ARTICLES / file, tools) for file in ("voa-security-council.txt", name))
    assert found.error is None
    assert len(expected.findings) > 20
    for one, other in zip(expected.findings, found.findings, strict=True):
        assert (one.fingerprint, one.severity, one.message) == (other.fingerprint, other.severity, other.message)
        assert one.confidence == pytest.approx(other.confidence, abs=0.001)
        assert one.at.text == other.at.text


@pytest.mark.parametrize("name", MADE)
def test_what_translate_toolkit_made_gives_the_findings_of_the_table(name: str, run: Run) -> None:
    expected, found = compared(run, PAIRS / "pairs.tsv"), compared(run, PAIRS / name)
    kept = ("divergence", "findings", "error")
    assert [[pair[key] for key in kept] for pair in found] == [[pair[key] for key in kept] for pair in expected]
    assert any(pair["findings"] for pair in found)


def test_units_keep_their_names_and_lose_their_codes(tmp_path: Path) -> None:
    coded = (
        '<trans-unit id="u"><source>A <g id="1">bold</g> <ph id="2">&lt;i&gt;</ph>word<x id="3" ctype="lb"/>here</source>'
        '<seg-source>no</seg-source><target>A <mrk mtype="seg">bold</mrk>\n   word<bpt id="4">{</bpt></target>'
        "<alt-trans><source>no</source><target>no</target></alt-trans></trans-unit>"
    )
    (row,) = given(tmp_path, "a.xlf", XLIFF1.format("en-GB", coded, ""))
    assert row == Row(1, "u", "A bold word here", "A bold word")
    kept = (
        '<group xml:space="preserve"><trans-unit id="k"><source> a  b</source><target>c\n</target></trans-unit></group>'
    )
    (row,) = given(tmp_path, "a.xlf", XLIFF1.format("en-GB", kept, ""))
    assert (row.verbatim, row.paraphrase) == (" a  b", "c\n")


def test_segments_of_a_unit_are_pairs_of_their_own(tmp_path: Path) -> None:
    segments = f'<segment id="s">{SIDES}</segment><ignorable><source> </source></ignorable><segment>{SIDES}</segment>'
    many = f'<unit id="u">{segments}</unit>'
    coded = '<source>A <pc id="1">b</pc><ph id="2"/></source><target>c</target>'
    one = f'<group><unit id="v"><segment>{coded}</segment></unit></group>'
    rows = given(tmp_path, "a.xliff", XLIFF2.format("en", many + one))
    assert [(row.identifier, row.verbatim) for row in rows] == [("u/s", QUOTE), ("u/2", QUOTE), ("v", "A b")]


def test_variants_in_english_are_the_sides(tmp_path: Path) -> None:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in (("ko", "a"), ("en-GB", "b"), ("EN", "c <bpt>x</bpt>d"))
    )
    (row,) = given(tmp_path, "a.tmx", TMX.format("en", f'<tu tuid="t">{variants}</tu>'))
    assert row == Row(1, "t", "c d", "b")


def test_plurals_contexts_and_lines_name_messages(tmp_path: Path) -> None:
    messages = (
        'msgid "One \\"man\\"."\nmsgstr "A man."\n\nmsgctxt "c"\nmsgid "day"\nmsgid_plural "days"\n'
        'msgstr[0] "a day"\nmsgstr[1] "some "\n"days"\n\n#~ msgid "old"\n#~ msgstr "gone"\n'
    )
    rows = given(tmp_path, "a.po", PO.format("en", messages))
    assert [(row.identifier, row.verbatim, row.paraphrase) for row in rows] == [
        ("line 4", 'One "man".', "A man."),
        ("c[0]", "day", "a day"),
        ("c[1]", "days", "some days"),
    ]


def test_the_sides_can_be_turned_round(tmp_path: Path) -> None:
    text = XLIFF1.format("en", f'<trans-unit id="u">{SIDES}</trans-unit>', "")
    (row,) = given(tmp_path, "a.xlf", text, Columns("target", "source"))
    assert (row.verbatim, row.paraphrase) == (FAITHFUL, QUOTE)
    with pytest.raises(ReadError, match="there is no side 'quote'"):
        given(tmp_path, "a.xlf", text, Columns("quote", "target"))
    with pytest.raises(ReadError, match="the same side"):
        given(tmp_path, "a.xlf", text, Columns("target", "target"))


UNIT = f'<trans-unit id="u">{SIDES}</trans-unit>'
BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
REFUSED = {
    "foreign.tmx": (
        TMX.format("en", '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ko"><seg>b</seg></tuv></tu>'),
        "en, ko",
    ),
    "foreign.po": (PO.format("ko", 'msgid "a"\nmsgstr "b"\n'), "its language is ko"),
    "open.xlf": (
        XLIFF1.format("en", '<trans-unit id="u"><source>a</source></trans-unit>', ""),
        "both a source and a target",
    ),
    "other.xlf": ("<xliff version='3.0'/>", "not XLIFF"),
    "other.tmx": ("<html/>", "not TMX"),
    "broken.xlf": (XLIFF1.format("en", UNIT, "")[:-20], "not well-formed"),
    "broken.po": ('msgid "a"\nHello there.\n', "not a PO file"),
    "dates.po": ('msgid ""\nmsgstr "POT-Creation-Date: never\\n"\n\nmsgid "a"\nmsgstr "b"\n', "PO header"),
    "bomb.xlf": (BOMB + XLIFF1.format("en", UNIT.replace(QUOTE, "&b;"), ""), "declares entities"),
    "deep.tmx": (TMX.format("en", "<tu>" * 9000), "not well-formed"),
    "zeros.xlf": ("\x00" * 500, "not well-formed"),
    "empty.po": ("", "empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_gets_one_line_and_the_next_one_is_compared(name: str, run: Run, tmp_path: Path) -> None:
    text, says = REFUSED[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "good.xlf").write_text(XLIFF1.format("en", UNIT, ""), encoding="utf-8")
    ran = run("compare", name, "good.xlf", "--format", "json")
    assert ran.status == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"aligner: {name}: ")
    assert says in line
    assert [pair["id"] for pair in json.loads(ran.out)["pairs"]] == ["u"]


def test_a_side_that_is_not_english_is_told_and_the_rest_compared(run: Run, tmp_path: Path) -> None:
    korean = f'<file original="b" source-language="en" target-language="ko"><body>{UNIT * 3}</body></file>'
    foreign = UNIT.replace("<target>", '<target xml:lang="ko">').replace('"u"', '"k"')
    (tmp_path / "a.xlf").write_text(XLIFF1.format("en", UNIT + foreign, korean), encoding="utf-8")
    ran = run("compare", "a.xlf", "--format", "json")
    assert ran.status == 2
    unit, file = ran.err.splitlines()
    assert "its target is ko; both sides must be English" in unit
    assert "the target language is ko; both sides must be English" in file
    assert [pair["id"] for pair in json.loads(ran.out)["pairs"] if pair["error"] is None] == ["a/u"]


def test_units_without_both_sides_are_counted(run: Run, tmp_path: Path) -> None:
    empty = '<trans-unit id="e"><source>a</source><target/></trans-unit>'
    (tmp_path / "a.xlf").write_text(XLIFF1.format("en", UNIT + empty * 2, ""), encoding="utf-8")
    ran = run("compare", "a.xlf")
    assert (ran.status, ran.err) == (0, "aligner: a.xlf: 2 units without both sides are left out\n")


def test_standard_input_is_read_in_the_form_that_is_named() -> None:
    command = [sys.executable, "-m", "aligner", "compare", "-", "--input-format", "xliff", "--encoder", "lexical"]
    text = XLIFF1.format("en", UNIT, "").encode("utf-16")
    ran = subprocess.run(command, input=text, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().splitlines()[2].startswith("u ")
