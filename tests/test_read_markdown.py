"""Markdown: what a reader of the rendered page sees, and each word at its place in the file."""

from __future__ import annotations

import contextlib
import html as entities
import re
import time

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.domain import Article, Span
from aligner.read import ReadError, html, markdown

WORD = re.compile(r"\S+")
LETTER = re.compile(r"[^\W_]|“")
MARKUP = re.compile(r"</?\w+>|<!--c-->")
BREAK = re.compile(r"\s+")
SECONDS = 20


def read(text: str) -> Article:
    return markdown.read("article.md", text)


def place(article: Article, words: str) -> tuple[str, int, int]:
    """What the file has where the reader sees these words, and on which line and in which column."""
    start = article.text.index(words)
    span = Span(start, start + len(words), article)
    assert article.source is not None
    return article.source.text[span.source_start : span.source_end], span.line, span.column


SEEN = {
    "He *said* **so** `460`.": "He said so 460.",
    "a [link](http://x 't') <http://y.org> ![pic](z.png)": "a link http://y.org",
    "a [ref] and [text][ref]\n\n[ref]: http://x": "a ref and text",
    "[녹취: 김 장관] “Yes.”": "[녹취: 김 장관] “Yes.”",
    r"5 \* 3 \[x\] &ldquo;y&rdquo; &amp; z": "5 * 3 [x] “y” & z",
    "# Head #\n\nTitle\n=====\n\n***\ntext": "Head\n\nTitle\n\ntext",
    "one\r\ntwo  \r\nthree\\\r\nfour": "one two\nthree\nfour",
    "> one\n> two\nlazy\n>\n> > deep": "one two lazy\n\ndeep",
    "- one\n  more\n- [x] two\n\n1. three": "one more\n\ntwo\n\nthree",
    "---\ntitle: no\n---\n\ntext": "text",
    "+++\ntitle = 'no'\n+++\n\ntext": "text",
    "text[^1] more\n\n[^1]: A note.\n\nend": "text more\n\nend",
    "```\nno\n```\ntext\n\n~~~py\nno\n~~~": "text",
    "text\n\n    kept as it\n      stands\n\nend": "text\n\nkept as it\n  stands\n\nend",
    "a ~~gone~~ b": "a b",
    "a <b>c</b><br>d <span hidden>no</span>e": "a c\nd e",
    "<div>\n<p>one &amp;\n  two</p>\n</div>\n\nend": "one & two\n\nend",
    "<div hidden>\n\n*no*\n\n</div>\n\nend": "end",
    "> <div\n> hidden>\n> no\n> </div>\n\nend": "end",
    "<!-- no -->\n\na<!-- no\nno -->b": "ab",
    "| a | b |\n|---|---|\n| c `d\\|e` | f \\| g |": "a\n\nb\n\nc d|e\n\nf | g",
    "`` a ` b `` and `c\nd`": "a ` b and c d",
    "“a” -- 'b'...": "“a” -- 'b'...",
}


@pytest.mark.parametrize("text", SEEN)
def test_the_text_is_what_a_reader_sees(text: str) -> None:
    assert read(text).text == SEEN[text]
    assert read(f"\ufeff{text}").text == SEEN[text] or text.startswith(("---", "+++"))


def test_every_word_has_its_place_in_the_file() -> None:
    article = read(
        "\ufeff# Título *one*\r\n\r\n> He &ldquo;s**ai**d&rdquo; \\*it  \r\n> [was](u) `so`\n\n<p>x &amp;\ny</p>\n"
    )
    assert article.text == "Título one\n\nHe “said” *it\nwas so\n\nx & y"
    assert place(article, "one") == ("one", 1, 12)
    assert place(article, "“said”") == ("&ldquo;s**ai**d&rdquo;", 3, 6)
    assert place(article, "*it") == ("*it", 3, 30)
    assert place(article, "was") == ("was", 4, 4)
    assert place(article, "so") == ("so", 4, 13)
    assert place(article, "&") == ("&amp;", 6, 6)
    assert place(article, "y") == ("y", 7, 1)


def test_comments_are_kept_apart_with_their_places() -> None:
    article = read("<!-- 1 -->\n\none <!-- 2 -->\ntwo\n\n> <!-- 3\n> more -->\n\nend<!-- 4 -->\n")
    assert [(comment.text.split()[0], article.text[comment.offset :][:3]) for comment in article.comments] == [
        ("1", "one"),
        ("2", " tw"),
        ("3", "end"),
        ("4", ""),
    ]
    assert [article.line_at(comment.source_start) for comment in article.comments] == [1, 3, 6, 9]


PIECES = st.sampled_from(
    """word said460 &amp; &ldquo; é * ** _ ` `` \\* \\[ [ ] (/) > # - 1. | <b> </b> <!--c--> <p> </p> ! SPACE SPACE
    LINE LINE BLANK RETURN INDENT HARD""".split()
)
WHITE = {"SPACE": " ", "LINE": "\n", "BLANK": "\n\n", "RETURN": "\r\n", "INDENT": "    ", "HARD": "  \n"}
texts = (
    st.lists(PIECES, max_size=30)
    .map(lambda parts: "".join(WHITE.get(part, part) for part in parts) + "\n\nEnd")
    .filter(lambda text: "```" not in text)
)


@settings(deadline=None, max_examples=300)
@given(texts)
def test_the_text_is_that_of_the_rendered_page(text: str) -> None:
    seen = read(text).text
    rendered = html.read("page.html", pyromark.html(text, options=markdown.options())).text
    assert BREAK.sub(" ", seen).strip() == BREAK.sub(" ", rendered).strip()


@settings(deadline=None, max_examples=300)
@given(texts.map(lambda text: text.replace("`", "")))
def test_the_file_has_at_each_place_the_words_that_are_seen(source: str) -> None:
    article = read(source)
    for match in WORD.finditer(article.text):
        span = Span(*match.span(), article)
        stretch = source[span.source_start : span.source_end]
        letters = LETTER.findall(entities.unescape(MARKUP.sub("", stretch)))
        assert stretch == span.text or letters == LETTER.findall(span.text)
        assert source[: span.source_start].count("\n") == span.line - 1
    starts = [Span(at, at + 1, article).source_start for at in range(len(article.text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("unit", ["> ", "[", "*a", "`", "- a\n", "<!-- a -->\n\n", "[a](", "a\n===\n", "<b>x "])
def test_no_markup_takes_long(unit: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(ReadError):
        assert read("word\n\n" + unit * (2**19 // len(unit))).text.startswith("word")
    assert time.monotonic() - started < SECONDS
