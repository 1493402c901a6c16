"""Sentences -> paragraphs: the reporter's words of one line, with what stands between quotation marks blanked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.domain import Sentence, Span


@dataclass(frozen=True)
class Paragraph:
    """A run of reported sentences of one line; `outside` is its text with quotations blanked, every offset kept."""

    number: int
    span: Span
    outside: str


@dataclass(frozen=True)
class Recording:
    """A run of verbatim sentences under one label, and the number of the paragraph before which it stands."""

    number: int
    label: Span
    span: Span


def blocks(sentences: Sequence[Sentence]) -> Iterator[Paragraph | Recording]:
    """Yield the paragraphs and recordings of an article in order, numbered together."""
    run: list[Sentence] = []
    number = 0
    for sentence in sorted(sentences, key=lambda sentence: (sentence.span.start, sentence.span.end)):
        if run and not _together(run[-1], sentence):
            yield _block(number, run)
            run, number = [], number + 1
        run.append(sentence)
    if run:
        yield _block(number, run)


def _together(before: Sentence, after: Sentence) -> bool:
    if before.verbatim != after.verbatim or before.speaker != after.speaker:
        return False
    return before.verbatim or before.span.line == after.span.line


def _block(number: int, run: list[Sentence]) -> Paragraph | Recording:
    span = Span(run[0].span.start, max(sentence.span.end for sentence in run), run[0].span.article)
    speaker = run[0].speaker
    if speaker is not None:
        return Recording(number, speaker, span)
    return Paragraph(number, span, _outside(span, run))


def _outside(span: Span, run: list[Sentence]) -> str:
    text = list(span.text)
    for sentence in run:
        for quoted in sentence.quoted:
            low, high = max(quoted.start, span.start) - span.start, min(quoted.end, span.end) - span.start
            text[low:high] = "\u00a0" * (high - low)
    return "".join(text)
