"""The reviewer's page as it is written: whole, allowed to do little, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from pathlib import Path

from conftest import ARTICLES, Run
from findings import NAME, NOTE, TEXT, UNREAD, WORD, Said, file, rendered
from hypothesis import given
from hypothesis import strategies as st

from aligner.domain import Article, Finding, Kind, Report, Severity, Span
from aligner.pipeline import Tools, check
from aligner.report import FORMATS, Layout
from aligner.report.page.notes import Note
from aligner.report.page.pieces import Mark, pieces

ELEMENT = re.compile(r"<(style|script)(?: type=\"module\")?>(.*?)</\1>", re.DOTALL)
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="(.*?)"')
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
ADDRESS = re.compile(r"(?:https?:)?//[a-z][\w.-]+\.[a-z]{2,}", re.IGNORECASE)
NAMESPACE = "http://www.w3.org"
LONGEST = 400_000


def policy(page: str) -> dict[str, str]:
    (found,) = POLICY.findall(page)
    return dict(part.strip().split(" ", 1) for part in unescape(found).split(";"))


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    allowed = policy(rendered("html", file(TEXT, WORD)))
    held = dict(ELEMENT.findall(rendered("html", file(TEXT, WORD))))
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(held[name].encode()).digest()).decode()
        assert allowed.pop(f"{name}-src") == f"'sha256-{digest}'"
    assert allowed.pop("default-src") == allowed.pop("base-uri") == allowed.pop("form-action") == "'none'"
    assert allowed == {"img-src": "data:", "require-trusted-types-for": "'script'"}


def test_the_page_names_no_other_place() -> None:
    assert set(ADDRESS.findall(rendered("html", file(TEXT, WORD, NAME, NOTE)))) == {NAMESPACE}


def test_a_finding_has_one_place_on_the_page_whatever_other_articles_say() -> None:
    same = (file(TEXT, WORD, path="a.txt"), file(TEXT, WORD, path="b.txt"))
    page = rendered("html", *same)
    anchors = [finding["anchor"] for finding in json.loads(DATA.findall(page)[0])]
    fingerprint = same[0].findings[0].fingerprint
    assert anchors == [fingerprint, f"{fingerprint}-2"]
    ids = re.findall(r'\sid="(.*?)"', page)
    assert len(ids) == len(set(ids))
    assert set(anchors) <= set(ids)


def test_the_page_knows_the_words_that_a_baseline_goes_by() -> None:
    text = "She said: it…\n“A  Ｆａｋｅ—Attack” …? </script>\n"
    said = Said("A  Ｆａｋｅ—Attack”", "it…"), Said("…? <", None, kind=Kind.NAME)
    one, other = json.loads(DATA.findall(rendered("html", file(text, *said)))[0])
    assert (one["at"], one["against"], one["rule"]) == ("a fake attack", "it", "changed-meaning")
    assert (other["at"], other["against"], other["rule"]) == ("...? <", "", "changed-name")


def test_a_file_that_could_not_be_read_is_told_of() -> None:
    page = rendered("html", file(TEXT, WORD), UNREAD)
    assert "1 file could not be checked" in page
    assert "the file is empty" in page
    assert "No article could be checked" in rendered("html", UNREAD)
    assert "Nothing to mend" in rendered("html", file(TEXT))


def test_the_sample_is_small_and_its_findings_are_all_there_twice(tools: Tools) -> None:
    sample = check(ARTICLES / "voa-security-council.txt", tools)
    page, again = (FORMATS["html"](Report((sample,), tools.rules, ""), Layout()) for _ in range(2))
    assert page == again
    assert len(page.encode()) < LONGEST
    for finding in sample.findings:
        assert f' id="{finding.fingerprint}"' in page
        assert f' id="{finding.fingerprint}.text"' in page


def test_check_writes_the_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text((ARTICLES / "simulated-attack.txt").read_text("utf-8"), "utf-8")
    ran = run("check", "article.txt", "--quiet", "--output", "page.html")
    assert (ran.status, ran.err) == (1, "")
    page = Path("page.html").read_text("utf-8")
    assert page == run("check", "article.txt", "--format", "html").out
    assert "simulated attack" in page


@given(st.text("ab\n ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_are_the_text_and_every_mark_covers_its_own(text: str, places: list[tuple[int, int]]) -> None:
    article = Article("a.txt", text)
    inside = [sorted(min(place, len(text)) for place in pair) for pair in places]
    marks = [mark(Span(start, end, article), number) for number, (start, end) in enumerate(inside)]
    cut = list(pieces(text, 0, len(text), marks))
    assert "".join(piece.text for piece in cut) == text
    for one in marks:
        assert "".join(piece.text for piece in cut if one in piece.marks) == text[one.start : one.end]
        assert sum(one in piece.closes for piece in cut) == 1


def mark(place: Span, number: int) -> Mark:
    finding = Finding("changed-word", Severity.ERROR, "", place, None, 1.0, None, str(number))
    return Mark(place.start, place.end, Note(number, number, str(number), Kind.MEANING, finding), mends=True)
