"""Patterns of words, the paragraph that a comment is for, and plain text without its comments."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from aligner.allow.paragraphs import Paragraphs
from aligner.allow.patterns import at_end, at_start, within
from aligner.domain import Article
from aligner.read import ReadError
from aligner.read.plain import read

ALLOW = "<!-- aligner: allow x -->"


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("fake attack", "a ‘Fake  Attack.’", True),
        ("fake attack", "fake attacks", False),
        ("fake attack*", "fake attacks", True),
        ("fake * attack", "a fake missile attack", True),
        ("fake attack", "fake, not attack", False),
        ("*", "anything", True),
        ("“", "“", True),
        ("“", "”", False),
        ("?", "?", True),
        ("?", "!", False),
        ("[녹취]", "in 녹취 here", True),
        ("ＡＢＣ", "abc", True),
    ],
)
def test_a_pattern_is_of_words(pattern: str, text: str, *, found: bool) -> None:
    assert within(pattern, text) is found


def test_what_stands_before_and_after_is_next_to_the_place() -> None:
    assert at_end("amounts to a", "it amounts to a ‘")
    assert not at_end("amounts", "it amounts to a")
    assert not at_end("ounts to a", "it amounts to a")
    assert at_start("attack", "’ attack, he said")
    assert not at_start("attack", "attacks, he said")


def test_a_hostile_pattern_takes_no_time() -> None:
    start = time.perf_counter()
    assert not within("*a" * 500 + "b", "a" * 100_000)
    assert not within("* a " * 500 + "b", "a " * 50_000)
    assert time.perf_counter() - start < 5


def test_blank_lines_part_paragraphs_and_lines_do_where_there_is_none() -> None:
    text = "one\r\ntwo\r\n \r\nthree\r\n"
    paragraphs = Paragraphs(text)
    assert [text[slice(*paragraphs.at(text.index(word)))] for word in ("one", "two", "three")] == [
        "one\r\ntwo",
        "one\r\ntwo",
        "three\r\n",
    ]
    lines = Paragraphs("\none\ntwo\n\n")
    assert [lines.at(1), lines.at(5), lines.at(10)] == [(0, 4), (5, 10), (5, 10)]


def true_to_the_file(article: Article, text: str) -> bool:
    """Whether every code point of the article is where it says that it is in the file."""
    places = range(len(article.text))
    return all(
        article.text[place] == text[article.source_start(place)]
        and article.source_end(place + 1) == article.source_start(place) + 1
        for place in places
    )


@pytest.mark.parametrize(
    ("text", "seen", "marked"),
    [
        (f"One.\n\n{ALLOW}\nTwo.\n", "One.\n\nTwo.\n", "Two."),
        (f"One.\r\n\r\n{ALLOW}\r\n\r\n\r\nTwo.", "One.\r\n\r\n\r\n\r\nTwo.", "Two."),
        (f"One.\n{ALLOW}\n\nTwo.", "One.\n\nTwo.", "One."),
        (f"One.\n\nTwo {ALLOW} words.", "One.\n\nTwo words.", "Two words."),
        (f"One.\n\n{ALLOW} Two.\n", "One.\n\nTwo.\n", "Two."),
        (f"One. {ALLOW}\n\nTwo.", "One.\n\nTwo.", "One."),
        (f"\ufeff{ALLOW}\nOne.\n\nTwo.", "\ufeffOne.\n\nTwo.", "\ufeffOne."),
        (f"One.\n\nTwo.\n\n{ALLOW}", "One.\n\nTwo.\n\n", "Two."),
        ("One.\n\n<!-- aligner:\n allow x\n-->\nTwo.", "One.\n\nTwo.", "Two."),
        (f"One.\n\n{ALLOW} {ALLOW}\nTwo.", "One.\n\nTwo.", "Two."),
    ],
)
def test_a_comment_in_plain_text_is_no_text(text: str, seen: str, marked: str) -> None:
    article = read("a.txt", text)
    assert article.text == seen
    assert true_to_the_file(article, text)
    paragraphs = Paragraphs(article.text)
    assert {article.text[slice(*paragraphs.at(comment.offset))].rstrip() for comment in article.comments} == {marked}
    assert all(text[comment.source_start :].startswith("<!--") for comment in article.comments)


def test_other_comments_and_open_ones_are_text_like_any_other() -> None:
    for text in ("One <!-- a remark --> two.", "One <!-- aligner: allow x", "aligner: allow x -->"):
        assert read("a.txt", text) == Article("a.txt", text)
        assert read("a.txt", text).comments == ()


def test_a_file_of_comments_holds_no_article() -> None:
    with pytest.raises(ReadError, match="no word"):
        read("a.txt", f"{ALLOW}\n\n{ALLOW}\n")


@pytest.mark.parametrize(
    "made",
    [
        lambda number: "w\n" + f"{ALLOW}\n\n" * number,
        lambda number: "w " + "<!-- aligner: allow x " * number,
        lambda number: "w " + f"{ALLOW} w " * number,
        lambda number: "w" + ALLOW * number,
    ],
)
def test_many_comments_take_time_in_proportion(made: Callable[[int], str]) -> None:
    def seconds(number: int) -> float:
        start = time.process_time()
        read("a.txt", made(number))
        return time.process_time() - start

    seconds(100)
    assert min(seconds(8_000) for _ in range(3)) < 4 * min(seconds(4_000) for _ in range(3)) + 0.05
