"""Pairs -> Bitexts: both sides word by word, linked, and read by the divergence model."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.contrast.alignment import link_words
from aligner.contrast.comparing import Compared, VectorComparer, WordComparer
from aligner.contrast.divergence import DivergenceReader
from aligner.contrast.reading import Task, WordReading, read_words
from aligner.contrast.sides import Side
from aligner.contrast.words import words
from aligner.domain import Bitext, Pair, Sentence, Span
from aligner.encode import Encoder, Vectors

MOST_WORDS = 600  # of a side that are laid out: longer ones are no sentences, and the models read less
MOST_SENTENCES_BESIDE = 50  # sentences of a recording, on either side of the quote


@dataclass(frozen=True)
class Contraster:
    """What contrasts pairs: an encoder for word vectors and, where it is to be had, the divergence model.

    Another `comparer` of words than the encoder's vectors may stand in for them.
    """

    encoder: Encoder
    model: DivergenceReader | None
    comparer: WordComparer | None = None

    @property
    def name(self) -> str:
        """The name in signatures."""
        return self.model.name if self.model else "facts"


@dataclass(frozen=True)
class Contrast:
    """A bitext with what the model read in it and the whole recording that the quote belongs to."""

    bitext: Bitext
    reading: WordReading | None
    recording: tuple[Sentence, ...]


def contrasts(pairs: Sequence[Pair], sentences: Sequence[Sentence], contraster: Contraster) -> list[Contrast]:
    """Lay out every pair word by word."""
    recordings: dict[tuple[int, Span | None], list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        recordings[_recording(sentence)].append(sentence)
    tasks = [_task(pair, _around(pair, recordings[_recording(pair.quote[0])])) for pair in pairs]
    readings: Sequence[WordReading | None] = [None] * len(tasks)
    if contraster.model is not None and tasks:
        readings = read_words(contraster.model, tasks)
    similarities = (contraster.comparer or VectorComparer(contraster.encoder)).compare(list(map(_compared, tasks)))
    return [
        Contrast(_bitext(pair, task, reading, similarities[at]), reading, task.recording.sentences)
        for at, (pair, task, reading) in enumerate(zip(pairs, tasks, readings, strict=True))
    ]


def _compared(task: Task) -> Compared:
    """Both sides' texts, and where their words stand."""
    quote, paraphrase = task.quote, task.paraphrase
    return Compared(
        quote.text, quote.bounds(task.quote_words), paraphrase.text, paraphrase.bounds(task.paraphrase_words)
    )


def _bitext(pair: Pair, task: Task, reading: WordReading | None, similarities: Vectors) -> Bitext:
    links = link_words(task.quote_words, task.paraphrase_words, similarities)
    bitext = Bitext(pair, task.quote_words, task.paraphrase_words, links)
    if reading is None:
        return bitext
    return replace(
        bitext,
        quote_divergence=tuple(judged.divergence for judged in reading.quote),
        paraphrase_divergence=tuple(judged.divergence for judged in reading.paraphrase),
        divergence=reading.divergence,
    )


def _recording(sentence: Sentence) -> tuple[int, Span | None]:
    """What tells recordings apart: the article, and the place of the speaker's label."""
    return id(sentence.span.article), sentence.speaker


def _around(pair: Pair, recording: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The recording of a pair's quote; of a very long one, what is said around the quote."""
    first, last = (bisect.bisect_left(recording, own.span, key=_place) for own in (pair.quote[0], pair.quote[-1]))
    return tuple(recording[max(0, first - MOST_SENTENCES_BESIDE) : last + 1 + MOST_SENTENCES_BESIDE])


def _place(sentence: Sentence) -> Span:
    return sentence.span


def _task(pair: Pair, recording: tuple[Sentence, ...]) -> Task:
    quote, paraphrase = (words(side)[:MOST_WORDS] for side in (pair.quote, pair.paraphrase))
    return Task(Side(pair.quote), Side(pair.paraphrase), Side(recording), quote, paraphrase)
