"""The divergence model's probabilities, word by word, with what stands around the quote as a second opinion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.contrast.divergence import Asked, DivergenceReader, Piece, Reading
from aligner.contrast.sides import Side
from aligner.domain import Sentence, Word

DOUBT = 0.25
MOST_WORDS = 220
MOST_WORDS_BESIDE = 60


@dataclass(frozen=True)
class Judged:
    """A word's probabilities from 0 to 1: changed, extra (missing or added), and, if a fault, an error."""

    changed: float
    extra: float
    severe: float

    @property
    def divergence(self) -> float:
        """The probability that the word is at fault at all."""
        return min(1.0, self.changed + self.extra)


@dataclass(frozen=True)
class WordReading:
    """A pair's divergence, and each word's on both sides."""

    divergence: float
    quote: tuple[Judged, ...]
    paraphrase: tuple[Judged, ...]


@dataclass(frozen=True)
class Task:
    """What the model is to read: a pair's sides, the recording as a whole, and the words of both sides."""

    quote: Side
    paraphrase: Side
    recording: Side
    quote_words: tuple[Word, ...]
    paraphrase_words: tuple[Word, ...]


def read_words(model: DivergenceReader, tasks: Sequence[Task]) -> list[WordReading]:
    """Read every pair alone, and what is doubtful again with what its recording says around the quote.

    A paraphrase's word counts only as far as neither reading bears it out.
    """
    readings = model.read([_asked(task, room=0) for task in tasks])
    wider = [
        at
        for at, (task, reading) in enumerate(zip(tasks, readings, strict=True))
        if len(task.recording.sentences) > len(task.quote.sentences) and any(map(_doubtful, reading.paraphrase))
    ]
    second = dict(zip(wider, model.read([_asked(tasks[at], _room(tasks[at])) for at in wider]), strict=True))
    return [
        _words(task, reading, second.get(at)) for at, (task, reading) in enumerate(zip(tasks, readings, strict=True))
    ]


def _doubtful(piece: Piece) -> bool:
    return piece.changed + piece.extra >= DOUBT


def _room(task: Task) -> int:
    """How many words of the recording the model reads with ease on either side of the quote."""
    return min(MOST_WORDS_BESIDE, (MOST_WORDS - _length(task.quote.text) - _length(task.paraphrase.text)) // 2)


def _asked(task: Task, room: int) -> Asked:
    """A pair with the neighbouring sentences of the recording that there is room for, in words on either side."""
    own = task.quote.sentences
    before = [sentence for sentence in task.recording.sentences if sentence.span.end <= own[0].span.start]
    after = [sentence for sentence in task.recording.sentences if sentence.span.start >= own[-1].span.end]
    return Asked(
        " ".join(reversed(_nearest(reversed(before), room))),
        task.quote.text,
        " ".join(_nearest(after, room)),
        task.paraphrase.text,
    )


def _nearest(sentences: Iterable[Sentence], room: int) -> list[str]:
    """The texts of the first sentences that together have no more words than there is room for."""
    kept: list[str] = []
    for sentence in sentences:
        room -= _length(sentence.text)
        if room < 0:
            break
        kept.append(sentence.text)
    return kept


def _length(text: str) -> int:
    return len(text.split())


def _words(task: Task, reading: Reading, wider: Reading | None) -> WordReading:
    quote = _judged(task.quote, task.quote_words, reading.quote)
    paraphrase = _judged(task.paraphrase, task.paraphrase_words, reading.paraphrase)
    if wider is not None:
        other = _judged(task.paraphrase, task.paraphrase_words, wider.paraphrase)
        paraphrase = tuple(
            min(both, key=lambda judged: judged.divergence) for both in zip(paraphrase, other, strict=True)
        )
    return WordReading(reading.divergence, quote, paraphrase)


def _judged(side: Side, words: Sequence[Word], pieces: Sequence[Piece]) -> tuple[Judged, ...]:
    """The gravest piece of each word; words past the model's reach are not judged."""
    found, at = [], 0
    for start, end in side.bounds(words):
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        own, look = [], at
        while look < len(pieces) and pieces[look].start < end:
            own.append(pieces[look])
            look += 1
        worst = max(own, key=lambda piece: piece.changed + piece.extra, default=Piece(start, end, 0.0, 0.0, 0.0))
        found.append(Judged(worst.changed, worst.extra, worst.severe))
    return tuple(found)
