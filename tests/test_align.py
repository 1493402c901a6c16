"""Alignment: which reported sentence renders which quoted one, in tables of small articles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aligner.align import align
from aligner.align.candidates import candidates
from aligner.align.units import units
from aligner.domain import Article, Pair, Sentence
from aligner.encode import LexicalEncoder
from aligner.pipeline import Tools
from aligner.segment import segment

HEAD = (
    "Talks On Missiles End Without A Result In Geneva\n\nDiplomats met in Geneva on Monday to discuss the launch.\n\n"
)
VIOLATION = "One of the missiles flew 460 kilometers and fell into the sea near Busan."
THREAT = "The launch is a threat to our country."
REPORTED_VIOLATION = "He noted, “One of the missiles flew 460km and fell into the sea near Busan.”"
REPORTED_THREAT = "Ambassador Hwang said the launch was a threat to his country."
BOTH = "He said a missile flew 460km and fell into the sea near Busan and that the launch is a threat to his country."
UNRELATED = "The harvest of apples was better than last year, farmers said."


def _cue(*sentences: str) -> str:
    return f"[녹취: 황 대사] “{' '.join(sentences)}”"


def _pairs(text: str, tools: Tools | None = None) -> list[tuple[list[str], list[str]]]:
    found = align(segment(Article("article.txt", text)), tools.encoder if tools else LexicalEncoder())
    return [([one.text for one in pair.quote], [one.text for one in pair.paraphrase]) for pair in found]


ARTICLES = {
    "before": (REPORTED_VIOLATION, _cue(VIOLATION, THREAT), [([VIOLATION], [REPORTED_VIOLATION])]),
    "after": (_cue(VIOLATION, THREAT), REPORTED_VIOLATION, [([VIOLATION], [REPORTED_VIOLATION])]),
    "in reverse": (
        f"{REPORTED_THREAT}\n\n{REPORTED_VIOLATION}",
        _cue(VIOLATION, THREAT),
        [([VIOLATION], [REPORTED_VIOLATION]), ([THREAT], [REPORTED_THREAT])],
    ),
    "two in one": (BOTH, _cue(VIOLATION, THREAT), [([VIOLATION, THREAT], [BOTH])]),
    "nothing": (UNRELATED, _cue(VIOLATION, THREAT), []),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_pairs_are_found_wherever_they_stand(name: str, tools: Tools) -> None:
    first, second, expected = ARTICLES[name]
    assert _pairs(f"{HEAD}{first}\n\n{second}", tools) == expected


def test_a_headline_and_a_lead_are_no_paraphrase() -> None:
    assert not _pairs(f"{VIOLATION}\n\n{VIOLATION}\n\n{UNRELATED}\n\n{_cue(VIOLATION)}")


def test_an_article_without_a_recording_has_no_pairs() -> None:
    assert not _pairs(f"{HEAD}{REPORTED_VIOLATION}")


def test_the_similarity_is_a_share() -> None:
    pairs: tuple[Pair, ...] = align(
        segment(Article("a", f"{HEAD}{REPORTED_VIOLATION}\n\n{_cue(VIOLATION)}")), LexicalEncoder()
    )
    assert pairs
    assert all(0.5 < pair.similarity <= 1 for pair in pairs)


def test_candidates_grow_with_the_article_and_not_with_its_square() -> None:
    one = f"{REPORTED_VIOLATION}\n\n{_cue(VIOLATION, THREAT)}\n\n"
    few, many = (_candidates(segment(Article("a", one * count))) for count in (20, 200))
    assert many < 11 * few


def test_candidates_of_one_long_recording_grow_with_its_length_and_not_with_its_square() -> None:
    texts = (f"{_cue(*[VIOLATION, THREAT] * count)}\n\n{f'{REPORTED_VIOLATION} ' * count}" for count in (100, 1000))
    few, many = (_candidates(segment(Article("a", text))) for text in texts)
    assert many < 11 * few


def _candidates(sentences: Sequence[Sentence]) -> int:
    found = units(sentences)
    return len(candidates(found, LexicalEncoder().sentences([unit.text for unit in found])))
