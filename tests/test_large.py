"""Long articles: what is asked, what is held and how long it takes grow with the length, and not with its square."""

from __future__ import annotations

import functools
import re
import time
import tracemalloc
from collections.abc import Callable

import pytest
from counting import CountingEncoder, CountingReader
from transcripts import transcript

from aligner.align import align
from aligner.config import Settings
from aligner.contrast import Contraster
from aligner.domain import Article, FileReport
from aligner.mentions import mentions
from aligner.pipeline import Tools, check_article, equip
from aligner.segment import segment

FEW, MANY = 40, 160
GROWTH = MANY / FEW
MARGIN = 3.0  # the square of the growth would be GROWTH times as much
SAID = re.compile("“(.*)”")


def _of_some_speakers(recordings: int) -> str:
    return transcript(recordings, speakers=12)


def _of_many_speakers(recordings: int) -> str:
    return transcript(recordings, speakers=recordings)


def _of_one_speaker(recordings: int) -> str:
    return transcript(recordings, speakers=1)


def _in_one_line(recordings: int) -> str:
    return transcript(recordings, speakers=12).replace("\n\n", " ")


def _in_one_recording(recordings: int) -> str:
    """All that is said in one recording, and all that is reported in one paragraph behind it."""
    blocks = transcript(recordings, speakers=12).split("\n\n")[1:]
    said = " ".join(match.group(1) for block in blocks[::2] if (match := SAID.search(block)))
    return f"[Recording: Anna Keller, minister] “{said}”\n\n{' '.join(block.strip() for block in blocks[1::2])}"


SHAPES = (_of_some_speakers, _of_many_speakers, _of_one_speaker, _in_one_line, _in_one_recording)
Shape = Callable[[int], str]


def _tools() -> tuple[Tools, CountingEncoder, CountingReader]:
    encoder, reader = CountingEncoder(), CountingReader()
    return equip(Settings(), Contraster(encoder, reader)), encoder, reader


def _checked(text: str, tools: Tools) -> tuple[FileReport, float]:
    """What a check finds, and how long the processor was at it."""
    started = time.process_time()
    report = check_article(Article("a.txt", text), tools)
    return report, time.process_time() - started


@pytest.fixture(scope="module")
def warm() -> Tools:
    """Tools whose tables are read."""
    tools, _, _ = _tools()
    _checked(transcript(8), tools)
    return tools


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape: Shape, warm: Tools) -> None:
    few = min(_checked(shape(FEW), warm)[1] for _ in range(2))
    report, many = _checked(shape(MANY), warm)
    assert len(report.pairs) > MANY / 3
    assert many < few * GROWTH * MARGIN


@pytest.mark.parametrize("shape", [_of_some_speakers, _in_one_recording])
def test_what_the_models_are_asked_grows_with_the_length(shape: Shape) -> None:
    asked = []
    for recordings in (FEW, MANY):
        tools, encoder, reader = _tools()
        _checked(shape(recordings), tools)
        asked.append((len(encoder.sentences_asked), len(encoder.words_asked), len(reader.asked)))
    for few, many in zip(*asked, strict=True):
        assert many <= 1.2 * GROWTH * few


def _held(work: Callable[[], object]) -> int:
    """The most bytes that are held at once during some work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("shape", [_of_some_speakers, _in_one_recording])
def test_what_alignment_holds_grows_with_the_length(shape: Shape, warm: Tools) -> None:
    few, many = (segment(Article("a.txt", shape(recordings))) for recordings in (FEW, 10 * FEW))
    held = [_held(functools.partial(align, own, warm.encoder)) for own in (few, many)]
    assert held[1] < 100_000_000
    assert held[1] < 12 * held[0]


def test_a_sentence_without_an_end_is_checked_in_bounded_memory(warm: Tools) -> None:
    words = re.sub(r"[^\w\s]+|\n", " ", transcript(70))
    text = f"[Recording: Anna Keller, minister] “{words}”\n\nKeller said that {words}.\n"
    assert len(text.split()) > 5_000
    assert _held(lambda: _checked(text, warm)) < 100_000_000  # a number for every two words would take more


ODD = ("aa. bb. ", "... ", "a?” said. ", "“ ", "“a” ", "Anna Keller said. ", "Minister Anna Keller, ", "he said ",
       "[Recording: A] “b” ", "[Recording: ", "a\n", "1 2 3 ")  # fmt: skip


@pytest.mark.parametrize("piece", ODD)
def test_time_grows_with_the_length_of_what_nobody_writes(piece: str) -> None:
    def taken(length: int) -> float:
        text = "[Recording: Bo Berg] “Ten ships came.”\n" + piece * (length // len(piece))
        started = time.process_time()
        mentions(segment(Article("a.txt", text)))
        return time.process_time() - started

    short = min(taken(4_000) for _ in range(3))
    assert taken(32_000) < 8 * 3 * short + 0.5
