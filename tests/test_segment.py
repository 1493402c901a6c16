"""Segmentation: sentences of news English, recordings by cue and line, and quotations with faulty marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.domain import Article, Sentence
from aligner.segment import segment
from aligner.segment.splitter import split

SPLIT = [
    "Mr. Kim met U.S. officials.|“We agreed,” he said.|The U.S. left.",
    "He came at 5 p.m.|The talks went on.",
    "J. K. Rowling of N. Korea said 3.5 percent fell... and then rose.",
    "“Is it true?” he asked.|“Stop!” Mr. Kim said.|“It is over.”|She left.",
    "It amounts to a simulated attack. “",
    "It was visual. and technical flaws “It’s different.”",
    "No. 5 came from Washington, D.C.|It was Gen. Mark A. Milley vs. the rest.",
    "He said ‘fake attack.’ ”|He left.",
    "The vote is on Jan. 5.|In Geneva, Lt. Gen. Smith said so.",
    "They flew to St. Petersburg on Feb. 3.|Nobody came.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_news_english_is_split_where_an_editor_would(marked: str) -> None:
    text = marked.replace("|", " ")
    assert "|".join(text[start:end] for start, end in split(text)) == marked


def _segment(text: str) -> tuple[Sentence, ...]:
    return segment(Article("article.txt", text))


def _verbatim(text: str) -> list[tuple[str, str]]:
    return [(found.speaker.text, found.text) for found in _segment(text) if found.speaker is not None]


def _reported(text: str) -> list[str]:
    return [found.text for found in _segment(text) if not found.verbatim]


RECORDINGS = [
    ("[녹취: 황 대사] “One. Two.”\n\nHe left.", [("황 대사", "One."), ("황 대사", "Two.")]),
    ("[녹취: 황 대사]\n“One.”\nHe left.", [("황 대사", "One.")]),
    ("[녹취: 황 대사]\n\n“One.”\n\nHe left.", [("황 대사", "One.")]),
    ("[녹취: 황 대사] “One.\n\n“Two.”\n\n“Three,” he said.", [("황 대사", "One."), ("황 대사", "Two.")]),
    ("[녹취: 황 대사] “One.\n\n“Two,” he said.", [("황 대사", "One.")]),
    ("[녹취: 황 대사] “One.” he said afterwards.", [("황 대사", "One.")]),
    (
        "[녹취: 황 대사] “As he said, “it is one of ours”. So it is.”",
        [("황 대사", "As he said, “it is one of ours”."), ("황 대사", "So it is.")],
    ),
    ("SOUNDBITE (English) MAYOR, ANA RUIZ, SAYING:\n“One.”", [("MAYOR, ANA RUIZ", "One.")]),
    ("He left. [Audio: Ruiz] One without marks.", [("Ruiz", "One without marks.")]),
    ("[녹취: 김] “One.” [녹취: 이] “Two.”", [("김", "One."), ("이", "Two.")]),
    ("He said, “One.”", []),
]


@pytest.mark.parametrize(("text", "expected"), RECORDINGS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_recordings_are_told_by_cue_and_line(text: str, ending: str, expected: list[tuple[str, str]]) -> None:
    assert _verbatim(text.replace("\n", ending)) == expected


PARTS = [
    ("He said, “The talks have failed now,” and added, “Nobody will come back here.”",
     ["He said, “The talks have failed now,”", "and added, “Nobody will come back here.”"]),
    ("He called it a ‘fake attack’ and left the hall.", ["He called it a ‘fake attack’ and left the hall."]),
    ("She called it “a test site” for such weapons.", ["She called it “a test site” for such weapons."]),
    ("“One two three four five,” said Jane Doe, the minister of state for trade and industry.",
     ["“One two three four five,”", "said Jane Doe, the minister of state for trade and industry."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_reported_sentence_is_cut_at_its_quotations(text: str, parts: list[str]) -> None:
    assert _reported(text) == parts


QUOTED = [
    ("“The talks have failed,” he said.", ["The talks have failed,"]),
    ("The talks have failed,” he said.", ["The talks have failed,"]),
    ("He said, “The talks have failed.", ["The talks have failed."]),
    ('"The talks have failed," he said.', ["The talks have failed,"]),
    ("”The talks have failed,” he said.", ["The talks have failed,"]),
    ("He said that the talks have failed.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_the_quoted_part_is_known_however_the_marks_stand(text: str, expected: list[str]) -> None:
    assert [span.text for found in _segment(text) for span in found.quoted] == expected


@given(st.text(alphabet=st.sampled_from('ab.?! “”"‘’[]:녹취\n\r\ufeff,A'), max_size=120))
def test_sentences_lie_in_the_text_in_order_and_hold_no_other(text: str) -> None:
    found = _segment(text)
    ends = [0, *(sentence.span.end for sentence in found)]
    for end, sentence in zip(ends, found, strict=False):
        assert end <= sentence.span.start < sentence.span.end <= len(text)


def test_decomposed_text_keeps_its_offsets() -> None:
    text = unicodedata.normalize("NFD", "Hélène said so.\n\n[녹취: 황 대사] “Café is open.”")
    (quote,) = [sentence for sentence in _segment(text) if sentence.verbatim]
    assert text[quote.span.start : quote.span.end] == unicodedata.normalize("NFD", "Café is open.")
