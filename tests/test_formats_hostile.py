"""Nothing that an article or its name says is obeyed by what reads a report."""

from __future__ import annotations

import csv
import json
import re
from html import unescape

import pytest
from findings import PAGE, Said, file, rendered, report
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from test_formats_valid import COMMAND, SCHEMAS, validate

from aligner.domain import FileReport, Kind, Severity
from aligner.report import FORMATS, Layout

COMMANDS = "::error file=x::boom\r\n::set-output name=a::b\n::stop-commands::x\n"
TERMINAL = "\x1b[2J\x1b]0;owned\x07\x9b31m\x00\x08 \u202egnp.exe\u2066 \u200b \u2028::error::c\x85::error::d"
MARKUP = "]]></failure><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt; <!-- --> {{7*7}} {0} ${env}"
LINKS = "| a | `b` **c** [d](https://evil.example) [e](1) ![f](//evil.example) https://evil.example www.evil.example"
MENTIONS = "@admin #1 !2 a@evil.example :tada: ~x~ $x$ \\| %0A::error::z"
HOSTILE = f"{COMMANDS}{TERMINAL}{MARKUP}{LINKS}{MENTIONS}"
PATH = "a\x1b[2J|b,c:d%\n::warning::e\u202e](x)<script> #1.txt"
STYLES = sorted(FORMATS)
TAGS = {
    "html",
    "body",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "b",
    "strong",
    "br",
    "code",
}


def hostile(text: str = HOSTILE, path: str = PATH) -> tuple[FileReport, ...]:
    """An article and a file that cannot be read, both with everything hostile in every place."""
    one = Said(text, text, text, Severity.ERROR, text, Kind.NAME)
    unread = FileReport(f"unread {path}", error=text)
    return file(f"{text}\nHe said {text} again.", one, path=path), unread, FileReport(f"quiet {path}", notice=text)


@pytest.mark.parametrize("style", STYLES)
def test_no_report_commands_a_terminal(style: str) -> None:
    made = rendered(style, *hostile())
    made.encode()
    assert not [character for character in made if not character.isprintable() and character not in "\n\t"]


@pytest.mark.parametrize("style", STYLES)
def test_a_name_that_is_not_unicode_can_be_written(style: str) -> None:
    rendered(style, *hostile("fake", "caf\udce9.txt")).encode("utf-8", "backslashreplace").decode()


def test_github_is_given_no_command_but_our_own() -> None:
    lines = rendered("github", *hostile()).split("\n")
    assert [bool(COMMAND.fullmatch(line)) for line in lines] == [True, True, False]
    assert lines[-1] == ""
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::error"]


@pytest.mark.parametrize("style", ["junit", "checkstyle"])
def test_xml_holds_the_text_as_text(style: str) -> None:
    root = etree.fromstring(rendered(style, *hostile()).encode())
    names = {"checkstyle", "file", "error", "testsuites", "testsuite", "testcase", "failure", "skipped"}
    assert {element.tag for element in root.iter()} <= names
    texts = [text for element in root.iter() for text in (*element.attrib.values(), element.text or "")]
    assert any("</failure><script>alert(1)</script>" in text for text in texts)


def test_junit_stays_valid() -> None:
    root = etree.fromstring(rendered("junit", *hostile()).encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(root)


def test_markdown_shows_markup_and_obeys_none() -> None:
    source = rendered("markdown", *hostile())
    page = etree.HTML(MarkdownIt("gfm-like").render(source))
    assert {element.tag for element in page.iter()} <= TAGS
    assert not [element.attrib for element in page.iter() if set(element.attrib) - {"style"}]
    shown = "".join(page.itertext()).replace("\u200b", "")
    assert "<script>alert(1)</script>" in shown
    assert "[d](https://evil.example)" in shown
    assert [len(row) for row in list(page.iter("table"))[1].iter("tr")] == [4, 4]
    assert not re.search(r"[@#]\w|https?://|www\.\w|:tada:", unescape("".join(page.itertext())))


def test_tsv_stays_one_line_a_finding_and_no_formula() -> None:
    formula = "=HYPERLINK(“x”)\tb"
    made = rendered("tsv", *hostile(formula, "+a.txt"), *hostile())
    lines = made.removesuffix("\n").split("\n")
    rows = list(csv.reader(lines, csv.excel_tab, strict=True))
    assert len(lines) == len(rows) == 5
    assert {len(row) for row in rows} == {14}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_sarif_has_no_link_and_no_placeholder_of_the_article() -> None:
    made = rendered("sarif", *hostile())
    validate(made, json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    (run,) = json.loads(made)["runs"]
    (result,) = run["results"]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    for message in (
        result["message"],
        result["relatedLocations"][0]["message"],
        *(n["message"] for n in notifications),
    ):
        assert "](" not in message["text"]
        assert not re.search(r"[{}]", message["text"].replace("{{", "").replace("}}", ""))
    for artifact in run["artifacts"]:
        assert re.fullmatch(r"[\w%./~-]+", artifact["location"]["uri"], re.ASCII)
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == HOSTILE
    assert "fixes" not in result


def test_gitlab_and_reviewdog_get_valid_json_of_plain_lines() -> None:
    issues = json.loads(rendered("gitlab", *hostile()))
    assert all("\n" not in issue["description"] for issue in issues)
    made = rendered("rdjson", *hostile())
    validate(made, json.loads((SCHEMAS / "rdjson.json").read_text(encoding="utf-8")))
    (_, diagnostic) = json.loads(made)["diagnostics"]
    sides = [line.split(":")[0] for line in diagnostic["message"].splitlines()]
    assert sides[1:] == ["quote, line 1", "quote, line 1", "instead"]


@given(st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_any_text_keeps_every_format_whole(text: str) -> None:
    made = file(f"quote {text}\nparaphrase {text}.", Said(f"quote {text}", f"paraphrase {text}", text, suggestion=text))
    whole = report(made, FileReport(text, error=text))
    renders = {style: FORMATS[style](whole, Layout()) for style in STYLES if style != "html"}
    assert all(character.isprintable() or character in "\n\t" for one in renders.values() for character in one)
    assert len(renders["tsv"].split("\n")) == len(renders["github"].split("\n")) + 1 == 4
    for style in ("junit", "checkstyle"):
        etree.fromstring(renders[style].encode())
    for style in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(renders[style])


def test_the_pages_of_rules_are_kept_as_they_are() -> None:
    (run,) = json.loads(rendered("sarif", *hostile()))["runs"]
    assert run["tool"]["driver"]["rules"][0]["help"]["text"] == PAGE
