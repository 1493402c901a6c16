"""How well quotes are aligned, beside what nearest neighbours reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gold import Gold, Place, joined, load
from numpy.typing import NDArray
from tabulate import tabulate

from aligner.align import align
from aligner.align.units import Unit, units
from aligner.domain import Sentence, Span
from aligner.encode import Encoder, LexicalEncoder
from aligner.read import read
from aligner.segment import segment

Link = tuple[Place, Place]
Scores = NDArray[np.float64]
THRESHOLDS = tuple(step / 20 for step in range(4, 19))


@dataclass(frozen=True)
class Case:
    """An article cut into sentences, with what its editor paired."""

    sentences: tuple[Sentence, ...]
    gold: Gold


def alignment_table(articles: Iterable[Path], encoder: Encoder) -> str:
    """Precision, recall and F1 of links; nearest neighbours are given the threshold that suits them best."""
    cases = [Case(segment(read(article)), load(article)) for article in articles]
    rows = [["aligner", "", *_figures(cases, lambda case: _ours(case, encoder))]]
    for name, score in (("nearest, encoder", _by(encoder)), ("nearest, character TF-IDF", _by_characters)):
        rows.append([name, *_best(cases, score)])
    return tabulate(rows, headers=["method", "threshold", "precision", "recall", "F1"], floatfmt=".3f")


def _ours(case: Case, encoder: Encoder) -> list[Link]:
    return [
        (_place(quote.span), _place(paraphrase.span))
        for pair in align(case.sentences, encoder)
        for quote in pair.quote
        for paraphrase in pair.paraphrase
    ]


def _by(encoder: Encoder) -> Callable[[Sequence[Unit], Sequence[Unit]], Scores]:
    def score(quotes: Sequence[Unit], reported: Sequence[Unit]) -> Scores:
        left, right = (encoder.sentences([unit.text for unit in side]) for side in (quotes, reported))
        return (left @ right.T).astype(np.float64)

    return score


def _by_characters(quotes: Sequence[Unit], reported: Sequence[Unit]) -> Scores:
    counts = LexicalEncoder().sentences([unit.text for unit in (*quotes, *reported)]).astype(np.float64)
    rarity = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))) + 1
    weighed = counts * rarity
    weighed /= np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)
    return np.asarray(weighed[: len(quotes)] @ weighed[len(quotes) :].T)


def _best(cases: Sequence[Case], score: Callable[[Sequence[Unit], Sequence[Unit]], Scores]) -> list[float]:
    """The threshold of the best F1, and its figures."""
    scored = []
    for case in cases:
        found = units(case.sentences)
        quotes = [unit for unit in found if unit.sentence.verbatim]
        reported = [unit for unit in found if not unit.sentence.verbatim]
        if quotes and reported:
            scored.append((case, quotes, reported, score(quotes, reported)))

    def figures(threshold: float) -> list[float]:
        links = {
            id(case): [
                (_place(quotes[int(row)].sentence.span), _place(reported[column].sentence.span))
                for column, row in enumerate(scores.argmax(axis=0))
                if scores[row, column] >= threshold
            ]
            for case, quotes, reported, scores in scored
        }
        return [threshold, *_figures(cases, lambda case: links.get(id(case), []))]

    return max((figures(threshold) for threshold in THRESHOLDS), key=lambda row: row[-1])


def _figures(cases: Sequence[Case], method: Callable[[Case], list[Link]]) -> list[float]:
    links = right = pairs = found = 0
    for case in cases:
        own = method(case)
        links, pairs = links + len(own), pairs + len(case.gold.pairs)
        right += sum(any(joined(link, pair) for pair in case.gold.pairs) for link in own)
        found += sum(any(joined(link, pair) for link in own) for pair in case.gold.pairs)
    precision, recall = right / max(1, links), found / max(1, pairs)
    return [precision, recall, 2 * precision * recall / max(1e-9, precision + recall)]


def _place(span: Span) -> Place:
    return span.start, span.end
