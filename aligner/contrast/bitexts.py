"""Pairs -> Bitexts: both sides word by word, linked, and read by the divergence model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.contrast.alignment import link_words
from aligner.contrast.divergence import DivergenceModel
from aligner.contrast.reading import Task, WordReading, read_words
from aligner.contrast.sides import Side
from aligner.contrast.words import words
from aligner.domain import Bitext, Pair, Sentence, Span
from aligner.encode import Encoder, Vectors


@dataclass(frozen=True)
class Contraster:
    """What contrasts pairs: an encoder for word vectors and, where it is to be had, the divergence model."""

    encoder: Encoder
    model: DivergenceModel | None

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
    tasks = [_task(pair, recordings[_recording(pair.quote[0])]) for pair in pairs]
    readings: Sequence[WordReading | None] = [None] * len(tasks)
    if contraster.model is not None and tasks:
        readings = read_words(contraster.model, tasks)
    vectors = _word_vectors(tasks, contraster.encoder)
    return [
        Contrast(_bitext(pair, task, reading, *vectors[at]), reading, task.recording.sentences)
        for at, (pair, task, reading) in enumerate(zip(pairs, tasks, readings, strict=True))
    ]


def _word_vectors(tasks: Sequence[Task], encoder: Encoder) -> list[tuple[Vectors, Vectors]]:
    """The vectors of both sides' words, for every task."""
    sides = (
        [(task.quote, task.quote_words) for task in tasks],
        [(task.paraphrase, task.paraphrase_words) for task in tasks],
    )
    both = [side for pair in zip(*sides, strict=True) for side in pair]
    vectors = encoder.words([side.text for side, _ in both], [side.bounds(own) for side, own in both]) if both else []
    return list(zip(vectors[::2], vectors[1::2], strict=True))


def _bitext(pair: Pair, task: Task, reading: WordReading | None, quote: Vectors, paraphrase: Vectors) -> Bitext:
    links = link_words(task.quote_words, task.paraphrase_words, quote, paraphrase)
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


def _task(pair: Pair, recording: Sequence[Sentence]) -> Task:
    return Task(
        Side(pair.quote), Side(pair.paraphrase), Side(tuple(recording)), words(pair.quote), words(pair.paraphrase)
    )
