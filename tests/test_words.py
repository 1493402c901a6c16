"""Words: tokens, lemmas, parts of speech."""

from __future__ import annotations

import pytest

from aligner.contrast.lexicon import readings
from aligner.contrast.words import parts, words
from aligner.domain import Article, Sentence, Span, Word


def read(text: str) -> tuple[Word, ...]:
    return words((Sentence(Span(0, len(text), Article("a.txt", text))),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We don’t think so.", ["We", "do", "n’t", "think", "so", "."]),
        ("It's late; we'll see.", ["It", "'s", "late", ";", "we", "'ll", "see", "."]),
        ("They cannot go.", ["They", "can", "not", "go", "."]),
        ("It flew 460km, or 45.5%, for $308.", ["It", "flew", "460km", ",", "or", "45.5%", ",", "for", "$308", "."]),
        ("Mr. Kim of the U.S. side", ["Mr.", "Kim", "of", "the", "U.S.", "side"]),
        ("a short-range KN-23", ["a", "short-range", "KN-23"]),
        ("“Yes,” she said.", ["“", "Yes", ",", "”", "she", "said", "."]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [word.text for word in read(text)] == expected


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("urged", "urge"), ("stopped", "stop"), ("hoped", "hope"), ("studies", "study"), ("launches", "launch"),
        ("went", "go"), ("children", "child"), ("fewer", "few"), ("species", "species"), ("tying", "tie"),
        ("missiles", "missile"), ("bases", "base"),
    ],
)  # fmt: skip
def test_lemmas(form: str, lemma: str) -> None:
    assert readings(form)[0].lemma == lemma


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("They plan to attack the port.", "attack", "verb"),
        ("The attack on the port failed.", "attack", "noun"),
        ("We demand an answer.", "demand", "verb"),
        ("Their demand is clear.", "demand", "noun"),
        ("Then Russia will stop.", "Russia", "name"),
        ("It carried 12 shells.", "12", "number"),
        ("It is a fake attack.", "fake", "adjective"),
        ("We may go in May 2024.", "may", "function"),
    ],
)
def test_parts_of_speech(text: str, word: str, pos: str) -> None:
    assert next(own.pos for own in read(text) if own.text == word) == pos


def test_contractions_have_the_lemma_of_the_full_word() -> None:
    assert [word.lemma for word in read("We won’t; we’ll go; it’s gone.")] == [
        "we", "will", "not", ";", "we", "will", "go", ";", "it", "be", "go", ".",
    ]  # fmt: skip


def test_spans_are_absolute() -> None:
    text = "First line.\nThe second one."
    article = Article("a.txt", text)
    found = words((Sentence(Span(12, len(text), article)),))
    assert [text[word.span.start : word.span.end] for word in found] == ["The", "second", "one", "."]


def test_parts_of_a_hyphenated_word() -> None:
    word = read("long-range")[0]
    assert [(part.text, part.span.start) for part in parts(word)] == [("long", 0), ("range", 5)]
