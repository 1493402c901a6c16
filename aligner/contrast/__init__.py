"""Pairs -> Differences: which words are changed, missing or added, and how surely that changes the meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.contrast.bitexts import Contrast, Contraster, contrasts
from aligner.contrast.calibration import pair_divergence
from aligner.contrast.combine import combine
from aligner.contrast.comparing import Compared, VectorComparer, WordComparer
from aligner.contrast.divergence import Asked, DivergenceReader, Piece, Reading, load_divergence
from aligner.contrast.facts import fact_differences
from aligner.contrast.figures import figure_differences
from aligner.contrast.logic import logic_differences
from aligner.contrast.marked import marked_differences
from aligner.contrast.opposed import opposed_differences
from aligner.domain import Bitext, Difference, Pair, Sentence
from aligner.encode import Encoder

__all__ = [
    "Asked",
    "Compared",
    "Contrasted",
    "Contraster",
    "DivergenceReader",
    "Piece",
    "Reading",
    "VectorComparer",
    "WordComparer",
    "contrast",
    "contrasted",
    "judged",
    "load_contraster",
]


@dataclass(frozen=True)
class Contrasted:
    """A pair's outcome: its words, its differences, and how surely its meaning changed, from 0 to 1."""

    bitext: Bitext
    differences: tuple[Difference, ...]
    divergence: float

    @property
    def pair(self) -> Pair:
        """The pair."""
        return self.bitext.pair


def load_contraster(encoder: Encoder) -> Contraster:
    """The contraster with the divergence model of the house."""
    return Contraster(encoder, load_divergence())


def contrast(pairs: Sequence[Pair], sentences: Sequence[Sentence], contraster: Contraster) -> tuple[Difference, ...]:
    """The differences of all pairs of an article, each fault told once."""
    return tuple(difference for own in contrasted(pairs, sentences, contraster) for difference in own.differences)


def contrasted(pairs: Sequence[Pair], sentences: Sequence[Sentence], contraster: Contraster) -> list[Contrasted]:
    """Ask the figures, the facts, the logic and the model about every pair; `sentences` hold the whole recordings."""
    return [_contrasted(own) for own in contrasts(pairs, sentences, contraster)]


def judged(own: Contrast) -> tuple[Difference, ...]:
    """What the figures, the facts, the logic and the model find in a pair, each fault once."""
    pair = own.bitext.pair
    others = [sentence for sentence in own.recording if sentence not in pair.quote]
    facts = [
        *fact_differences(own.bitext),
        *logic_differences(own.bitext),
        *opposed_differences(own.bitext),
    ]
    return tuple(combine(own, list(figure_differences(pair, others)), facts, list(marked_differences(own))))


def _contrasted(own: Contrast) -> Contrasted:
    differences = judged(own)
    return Contrasted(own.bitext, differences, pair_divergence(own, differences))
