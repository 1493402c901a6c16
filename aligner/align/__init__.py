"""Sentences -> Pairs: which run of reported sentences renders which run of quoted ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from aligner.align.candidates import Candidate, candidates
from aligner.align.evidence import likelihoods
from aligner.align.units import Unit, units
from aligner.domain import Pair, Sentence
from aligner.encode import Encoder, Vectors

THRESHOLD = 0.55

__all__ = ["align"]


def align(sentences: Sequence[Sentence], encoder: Encoder) -> tuple[Pair, ...]:
    """Pair quoted with reported sentences, in the order of the quotes; either side may have no counterpart."""
    found = units(sentences)
    if not any(unit.sentence.verbatim for unit in found):
        return ()
    vectors = encoder.sentences([unit.text for unit in found])
    possible = candidates(found, vectors)
    scored = zip(possible, likelihoods(possible, found, vectors), strict=True)
    links = [candidate for candidate, likelihood in scored if likelihood >= THRESHOLD]
    return tuple(_pairs(links, found, vectors))


def _pairs(links: list[Candidate], found: list[Unit], vectors: Vectors) -> list[Pair]:
    """One pair for every reported sentence; neighbours that render the same quotes share one."""
    by_paraphrase = {
        paraphrase: tuple(sorted(link.quote for link in own))
        for paraphrase, own in groupby(
            sorted(links, key=lambda link: link.paraphrase), key=lambda link: link.paraphrase
        )
    }
    runs: dict[tuple[int, ...], list[int]] = {}
    for paraphrase, quotes in by_paraphrase.items():
        runs.setdefault(quotes, []).append(paraphrase)
    return [_pair(quotes, paraphrases, found, vectors) for quotes, paraphrases in sorted(runs.items())]


def _pair(quotes: tuple[int, ...], paraphrases: list[int], found: list[Unit], vectors: Vectors) -> Pair:
    quote, paraphrase = vectors[list(quotes)].sum(axis=0), vectors[paraphrases].sum(axis=0)
    lengths = float((quote @ quote) * (paraphrase @ paraphrase)) ** 0.5
    similarity = round(max(0.0, min(1.0, float(quote @ paraphrase) / max(lengths, 1e-9))), 3)
    return Pair(tuple(found[at].sentence for at in quotes), tuple(found[at].sentence for at in paraphrases), similarity)
