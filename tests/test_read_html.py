"""HTML: what a browser shows, and each word at its place in the file."""

from __future__ import annotations

import contextlib
import html as entities
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.domain import Article, Span
from aligner.read import ReadError, html

WORD = re.compile(r"\S+")
TAG = re.compile(r"<[^>]*>")
SECONDS = 20


def page(markup: str) -> Article:
    return html.read("page.html", markup)


def written(article: Article, words: str) -> str:
    """What the file has where the reader sees these words."""
    start = article.text.index(words)
    span = Span(start, start + len(words), article)
    assert article.source is not None
    return article.source.text[span.source_start : span.source_end]


SEEN = {
    "Hello <b>wor</b>ld": "Hello world",
    "<p>one</p>\n\n<p>two</p>": "one\n\ntwo",
    "<p>one<p>two": "one\n\ntwo",
    "one<br>two": "one\ntwo",
    "one<br><br>two": "one\n\ntwo",
    "<ul><li>one<li>two</ul>three": "one\n\ntwo\n\nthree",
    "<table><tr><td>one<td>two<tr><th>three</table>": "one\n\ntwo\n\nthree",
    "<dl><dt>one<dd>two</dl>": "one\n\ntwo",
    "  a \r\n\t b\u00a0c  ": "a b\u00a0c",
    "<pre>\na\n  b</pre>c": "a\n  b\n\nc",
    "&ldquo;a&rdquo; &amp b &#233; &notanentity; &lt;b&gt; x&lt": "“a” & b é ¬anentity; <b> x<",
    "<q>a <q>b</q></q>": "“a ‘b’”",
    "co&shy;op<wbr>era\u00adtion": "cooperation",
    "a 5 < 6 and <3": "a 5 < 6 and <3",
    "<head><title>t</title><meta a=b><p>a": "a",
    "<head><script>s</script></head>a<head>b": "ab",
    "<script>if (a<b) '<p>no'</script>a<style>b{}</style>": "a",
    "a<template><p>b</p></template><noscript>c</noscript><iframe>d</iframe>": "a",
    "<p hidden>a<p>b": "b",
    "a<div hidden><div>b</div></div>c": "ac",
    "<p style='color:red; Display : NONE'>a</p>b": "b",
    "a <del>b</del><ins>c</ins> <s>d</s>e": "a c e",
    "<dialog>a</dialog><dialog open>b</dialog>": "b",
    "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>": "ab",
    "<svg><title/><text>a</text></svg>": None,
    "<svg><text>a</text></svg>b<svg><path/></svg>c": "bc",
    "<svg><g><p>a</p>": "a",
    "<b hidden><p>a</b>b": "b",
    "<table hidden><td>a<table><td>b</table>c</table>d": "d",
    "<div><td>a</div></table></p>b": "a\n\nb",
    "<button hidden>a<div>b</button>c": "c",
    "<a title='x>y' data-x=\"<p>\">a</a>": "a",
    "a<!-- b --><![CDATA[ c ]]><?php d ?><!DOCTYPE e>f": "af",
    "<q hidden>a</q>b": "b",
    "a<!-- never ended": "a",
    "a<p never ended": "a",
}


@pytest.mark.parametrize("markup", SEEN)
def test_the_text_is_what_a_reader_sees(markup: str) -> None:
    expected = SEEN[markup]
    if expected is None:
        with pytest.raises(ReadError, match="no word"):
            page(markup)
    else:
        assert page(markup).text == expected


def test_every_word_has_its_place_in_the_file() -> None:
    article = page(
        "\ufeff<!DOCTYPE html>\r\n<p>He &ldquo;sa<b>id</b>&rdquo; it\r\n   was</bogus>n&rsquo;t <q>so</q> co&shy;op\r\n<p>End"
    )
    assert article.text == "He “said” it wasn’t “so” coop\n\nEnd"
    assert [written(article, word) for word in article.text.split()] == [
        "He",
        "&ldquo;sa<b>id</b>&rdquo;",
        "it",
        "was</bogus>n&rsquo;t",
        "<q>so</q>",
        "co&shy;op",
        "End",
    ]
    start = article.text.index("wasn")
    span = Span(start, start + len("wasn’t"), article)
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 4, 3, 24)
    end = Span(len(article.text), len(article.text), article)
    assert article.source is not None
    assert end.source_start == end.source_end == len(article.source.text)


def test_an_empty_place_stands_behind_the_word_before_it() -> None:
    article = page("<p>a&amp;<b>b</b>")
    assert Span(2, 2, article).source_start == Span(2, 2, article).source_end == len("<p>a&amp;")


def test_comments_are_kept_apart_with_their_places() -> None:
    article = page(
        "<!-- 1 --><p>one <!--2-->more</p><!-- 3 --><script>//<!-- no --></script><p>two<!-- 4 --></p><!-- 5 -->"
    )
    assert article.text == "one more\n\ntwo"
    assert [(comment.text, comment.offset) for comment in article.comments] == [
        (" 1 ", 0),
        ("2", 3),
        (" 3 ", 10),
        (" 4 ", 13),
        (" 5 ", 13),
    ]
    assert article.comments[1].source_start == len("<!-- 1 --><p>one ")


PIECES = st.sampled_from(
    """word said460 &amp; &ldquo; &#8221; é <b> </b> <p> </p> <div> </div> <br> <i> <td> </table> <!--c--> <li>
    <table> &nbsp; </nothing> <pre> </pre> SPACE LINE RETURN SPACES""".split()
)
WHITE = {"SPACE": " ", "LINE": "\n", "RETURN": "\r\n", "SPACES": " \t "}


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=25))
def test_the_file_has_at_each_place_the_words_that_are_seen(parts: list[str]) -> None:
    source = "".join(WHITE.get(part, part) for part in parts) + " End"
    article = page(source)
    for match in WORD.finditer(article.text):
        span = Span(*match.span(), article)
        assert entities.unescape(TAG.sub("", source[span.source_start : span.source_end])) == span.text
        assert source[: span.source_start].count("\n") == span.line - 1
    points = [Span(at, at + 1, article) for at in range(len(article.text))]
    for places in ([point.source_start for point in points], [point.source_end for point in points]):
        assert places == sorted(places)
    assert all(point.source_start <= point.source_end for point in points)


HOSTILE = [
    "<div>",
    "<b></p>",
    "&amp;",
    "<p>x<b>",
    "<",
    "</p",
    "<!--",
    "<a b='",
    "<q>",
    "<table><td>",
    "<a hidden><p>x</a>",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_markup_takes_long(unit: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(ReadError):
        assert page("word " + unit * (2**20 // len(unit))).text.startswith("word")
    assert time.monotonic() - started < SECONDS


def test_markup_without_an_end_to_its_depth_is_refused() -> None:
    with pytest.raises(ReadError, match="nested more than"):
        page("word " + "<div>" * 20_000)
