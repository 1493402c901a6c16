"""Pairs and notes -> Rows: what the recording says beside what the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.domain import FileReport, Pair, Span
from aligner.report.page.notes import Note
from aligner.report.page.pieces import Piece, around, marks_of, pieces
from aligner.report.page.places import Sides, line_end, line_start

ROOM = 220
LITTLE_ROOM = 90


@dataclass(frozen=True)
class Passage:
    """Stretches of the article that belong together, under a heading; between them something is left out.

    `cut_before` and `cut_after` say that the line goes on there.
    """

    heading: str
    line: int
    stretches: tuple[tuple[Piece, ...], ...]
    speaker: str = ""
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True)
class Row:
    """The two texts side by side, and what was found in them; `start` is where the article has them."""

    start: int
    quote: tuple[Passage, ...]
    paraphrase: tuple[Passage, ...]
    notes: tuple[Note, ...]


def rows(file: FileReport, notes: Iterable[Note]) -> tuple[Row, ...]:
    """Lay out every pair, and every line with notes that no pair holds, in the order of the article."""
    sides = Sides(file.pairs)
    paired: list[list[Note]] = [[] for _ in file.pairs]
    loose: dict[int, list[Note]] = {}
    for note in notes:
        pair = sides.pair_of(note.finding)
        at = note.finding.at
        held = loose.setdefault(line_start(at.article.text, at.start), []) if pair is None else paired[pair]
        held.append(note)
    laid_out = [_pair_row(pair, held) for pair, held in zip(file.pairs, paired, strict=True)]
    laid_out += [_line_row(held, sides) for held in loose.values()]
    return tuple(sorted(laid_out, key=lambda row: row.start))


def _pair_row(pair: Pair, notes: Sequence[Note]) -> Row:
    quote, paraphrase = (tuple(sentence.span for sentence in side) for side in (pair.quote, pair.paraphrase))
    speaker = pair.quote[0].speaker
    spans = [span for note in notes for span in (note.finding.at, note.finding.against) if span]
    outside = [span for span in spans if not any(map(span.overlaps, (*quote, *paraphrase)))]
    return Row(
        start=paraphrase[0].start,
        quote=(
            _side("Recording", quote, spans, notes, speaker.text if speaker else ""),
            *_elsewhere(outside, notes),
        ),
        paraphrase=(_side("Article", paraphrase, spans, notes),),
        notes=tuple(notes),
    )


def _side(
    heading: str, sentences: tuple[Span, ...], spans: Iterable[Span], notes: Sequence[Note], speaker: str = ""
) -> Passage:
    """A side's sentences, widened to the marks that lie partly outside them."""
    touching = [span for span in spans if any(map(span.overlaps, sentences))]
    text = sentences[0].article.text
    stretches = _merged([(span.start, span.end) for span in (*sentences, *touching)], text)
    return Passage(heading, sentences[0].line, _cut(text, stretches, notes), speaker)


def _elsewhere(spans: Iterable[Span], notes: Sequence[Note]) -> Iterator[Passage]:
    """What a finding is held against where that stands in another part of the article."""
    for span in dict.fromkeys(spans):
        yield _excerpt("Elsewhere in the article", span, LITTLE_ROOM, notes)


def _line_row(notes: Sequence[Note], sides: Sides) -> Row:
    """A line with findings that belong to no pair."""
    at = [note.finding.at for note in notes]
    whole = Span(at[0].start, max(span.end for span in at), at[0].article)
    start, end = around(whole, ROOM)
    against = [span for note in notes if (span := note.finding.against) and not (start <= span.start <= end)]
    recorded = sides.recorded(line_start(whole.article.text, start), line_end(whole.article.text, end))
    return Row(
        start=whole.start,
        quote=tuple(_elsewhere(against, notes)),
        paraphrase=(_excerpt("Recording" if recorded else "Article", whole, ROOM, notes),),
        notes=tuple(notes),
    )


def _excerpt(heading: str, span: Span, room: int, notes: Sequence[Note]) -> Passage:
    """A span with its surroundings."""
    text = span.article.text
    start, end = around(span, room)
    cut_before, cut_after = start > line_start(text, span.start), end < line_end(text, span.end)
    return Passage(heading, span.line, _cut(text, [(start, end)], notes), "", cut_before, cut_after)


def _cut(text: str, stretches: Iterable[tuple[int, int]], notes: Sequence[Note]) -> tuple[tuple[Piece, ...], ...]:
    marks = tuple(marks_of(notes, text))
    return tuple(tuple(pieces(text, start, end, marks)) for start, end in stretches)


def _merged(stretches: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The stretches in order, joined where they overlap or only blanks part them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
