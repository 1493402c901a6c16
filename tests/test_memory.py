"""What is remembered is not computed again: models, whole outcomes, and what an edited paragraph costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from conftest import ARTICLES
from counting import CountingEncoder, CountingReader
from transcripts import transcript

from aligner import pipeline
from aligner.cache import RememberingComparer, RememberingEncoder, RememberingReader, Store, keys
from aligner.config import Settings
from aligner.contrast import Asked, Compared, Contraster, VectorComparer
from aligner.domain import Article
from aligner.pipeline import Tools, check, check_article, load_tools

TEXTS = ("Ten ships came.", "Nobody saw them.", "Ten ships came.", "")
PAIRS = (
    Asked("", "Ten ships came.", "Nobody saw them.", "Ten boats came."),
    Asked("Ten ships came.", "Nobody saw them.", "", "No one did."),
)
ARTICLE = transcript(12, speakers=3)
SAMPLES = ("simulated-attack.txt", "voa-security-council.docx", "voa-security-council.html")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.sqlite3")
    yield store
    store.close()
    assert store.notice() is None


def test_vectors_are_asked_for_once_and_are_the_same_to_the_bit(store: Store) -> None:
    plain, inner = CountingEncoder(), CountingEncoder()
    encoder = RememberingEncoder(inner, store)
    encoder.sentences(TEXTS[:1])
    for _ in range(2):
        found = encoder.sentences(TEXTS)
        assert found.dtype == np.float32
        assert found.tobytes() == plain.sentences(TEXTS).tobytes()
    assert inner.sentences_asked == ["Ten ships came.", "Nobody saw them.", ""]


def test_readings_are_asked_for_once_in_their_order(store: Store) -> None:
    plain, inner = CountingReader(), CountingReader()
    reader = RememberingReader(inner, store)
    reader.read(PAIRS[1:])
    assert reader.read((*PAIRS, PAIRS[0])) == plain.read((*PAIRS, PAIRS[0]))
    assert inner.asked == [PAIRS[1], PAIRS[0]]


def test_words_are_compared_once_wherever_they_stand(store: Store) -> None:
    inner = CountingEncoder()
    comparer = RememberingComparer(VectorComparer(inner), store)
    pair = Compared("Ten ships came.", [(0, 3), (4, 9)], "Ten boats", [(0, 3)])
    other = pair._replace(quote_words=[(4, 9)])
    empty = pair._replace(paraphrase_words=[])
    for _ in range(2):
        found = comparer.compare([pair, other, empty])
        expected = VectorComparer(CountingEncoder()).compare([pair, other, empty])
        assert [own.tobytes() for own in found] == [own.tobytes() for own in expected]
        assert [own.shape for own in found] == [(2, 1), (1, 1), (2, 0)]
    assert len(inner.words_asked) == 4


def test_what_another_model_said_is_not_taken_for_this_ones(store: Store) -> None:
    RememberingEncoder(CountingEncoder("other"), store).sentences(TEXTS)
    RememberingReader(CountingReader("other"), store).read(PAIRS)
    encoder, reader = CountingEncoder(), CountingReader()
    RememberingEncoder(encoder, store).sentences(TEXTS[:2])
    RememberingReader(reader, store).read(PAIRS)
    assert len(encoder.sentences_asked) == len(reader.asked) == 2


def test_the_code_that_asks_a_model_decides_what_is_known() -> None:
    names = {file.relative_to(keys.PACKAGE).as_posix() for file in keys.makers()}
    assert {"encode/light.py", "encode/vectors.py", "inference.py", "contrast/divergence.py"} <= names
    assert all(any(keys.PACKAGE.glob(pattern)) for pattern in keys.MAKERS)


@dataclass(frozen=True)
class Counted:
    """Tools whose models keep count."""

    tools: Tools
    encoder: CountingEncoder
    reader: CountingReader


def _counted(store: Store | None, monkeypatch: pytest.MonkeyPatch) -> Counted:
    encoder, reader = CountingEncoder(), CountingReader()
    monkeypatch.setattr(pipeline, "load_encoder", lambda _: encoder)
    monkeypatch.setattr(pipeline, "load_contraster", lambda encoder: Contraster(encoder, reader))
    return Counted(load_tools(Settings(), store), encoder, reader)


def test_an_edited_paragraph_costs_that_paragraph(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    check_article(Article("a.txt", ARTICLE), _counted(store, monkeypatch).tools)
    paragraphs = ARTICLE.split("\n\n")
    paragraphs[6] = paragraphs[6].removesuffix(".") + " in the north."
    edited = Article("a.txt", "\n\n".join(paragraphs))
    again = _counted(store, monkeypatch)
    report = check_article(edited, again.tools)
    assert again.encoder.sentences_asked == [paragraphs[6]]
    assert [asked.paraphrase for asked in again.reader.asked] == [paragraphs[6]]
    assert len(again.encoder.words_asked) == 2
    assert report == check_article(edited, _counted(None, monkeypatch).tools)


def test_an_article_that_was_checked_before_asks_no_model(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_article(Article("a.txt", ARTICLE), _counted(store, monkeypatch).tools)
    again = _counted(store, monkeypatch)
    second = check_article(Article("b.txt", ARTICLE), again.tools)
    assert second == replace(first, path="b.txt", article=second.article)
    assert [finding.at.article.path for finding in second.findings] == ["b.txt"] * len(first.findings)
    assert not again.encoder.sentences_asked
    assert not again.reader.asked


def test_other_rules_judge_anew_and_still_ask_no_model(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every = check_article(Article("a.txt", ARTICLE), _counted(store, monkeypatch).tools)
    again = _counted(store, monkeypatch)
    some = tuple(rule for rule in again.tools.rules if rule.name == "changed-number")
    numbers = check_article(Article("a.txt", ARTICLE), replace(again.tools, rules=some))
    assert numbers.findings == tuple(finding for finding in every.findings if finding.rule == "changed-number")
    assert len(numbers.findings) > 0
    assert not again.encoder.sentences_asked
    assert not again.reader.asked


@pytest.mark.parametrize("name", SAMPLES)
def test_an_outcome_is_recalled_as_it_was(name: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = _counted(store, monkeypatch).tools
    first, second = (check(ARTICLES / name, tools) for _ in range(2))
    assert first == second
    assert first == check(ARTICLES / name, replace(tools, store=None))
    places = [
        [(finding.at.line, finding.at.column, finding.at.text) for finding in own.findings] for own in (first, second)
    ]
    assert places[0] == places[1]
