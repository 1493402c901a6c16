"""How surely a suspicion of the model is a fault in an editor's eyes: a logistic table over its evidence."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache

from aligner.contrast.bitexts import Contrast
from aligner.contrast.classes import telling
from aligner.contrast.divergence import NAME, TABLE
from aligner.contrast.reading import Judged
from aligner.contrast.runs import LOWEST, Run, Suspicion
from aligner.domain import Bitext, Difference, Word
from aligner.weights import described

LEAST = 0.02
SURE_ALONE = 0.9


def calibrated(contrast: Contrast, suspicion: Suspicion) -> float:
    """The probability, from 0 to 1, that an editor would mark what the model suspects."""
    return _logistic("words", evidence(contrast, suspicion))


def pair_divergence(contrast: Contrast, differences: Sequence[Difference]) -> float:
    """The probability, from 0 to 1, that a pair's meaning changed anywhere: no less than of a fact that stands alone."""
    certain = [difference.divergence for difference in differences if difference.divergence >= SURE_ALONE]
    return max((_logistic("pairs", pair_evidence(contrast, differences)), *certain))


def pair_evidence(contrast: Contrast, differences: Sequence[Difference]) -> dict[str, float]:
    """What speaks for a change of a pair's meaning, by name."""
    bitext = contrast.bitext
    gravest = max((*bitext.quote_divergence, *bitext.paraphrase_divergence), default=0.0)
    return {
        "pair": _logit(bitext.divergence),
        "gravest_word": _logit(gravest),
        "finding": max((difference.divergence for difference in differences), default=0.0),
    }


@cache
def table() -> dict[str, dict[str, float]]:
    """The weights that were fitted when the model was trained, for words and for pairs."""
    content = tomllib.loads((described(NAME) / TABLE).read_text(encoding="utf-8"))
    return {name: {key: float(weight) for key, weight in own.items()} for name, own in content.items()}


def _logistic(name: str, evidence: dict[str, float]) -> float:
    weights = table()[name]
    score = weights["intercept"] + math.fsum(weights[key] * value for key, value in evidence.items())
    return round(1 / (1 + math.exp(-score)), 3)


def evidence(contrast: Contrast, suspicion: Suspicion) -> dict[str, float]:
    """What speaks for and against a suspicion, by name."""
    bitext, reading = contrast.bitext, contrast.reading
    if reading is None:
        raise ValueError("a suspicion needs the model's reading")
    quote, paraphrase = suspicion.quote, suspicion.paraphrase
    left = bitext.quote[quote.start : quote.end] if quote else ()
    right = bitext.paraphrase[paraphrase.start : paraphrase.end] if paraphrase else ()
    runs = [run for run in (quote, paraphrase) if run]
    peaks = (
        quote.peak if quote else _linked_peak(bitext, paraphrase, reading.quote, quote_side=False),
        paraphrase.peak if paraphrase else _linked_peak(bitext, quote, reading.paraphrase, quote_side=True),
    )
    said = frozenset(token for sentence in contrast.recording for token in sentence.text.lower().split())
    return {
        "surer_side": _logit(max(peaks)),
        "other_side": _logit(min(peaks)),
        "pair": _logit(reading.divergence),
        "both_marked": float(len(runs) == 2),
        "only_paraphrase": float(quote is None),
        "words": math.log(max(len(left), len(right))),
        "changed": max(run.changed for run in runs),
        "severe": max(run.severe for run in runs),
        "kept_in_paraphrase": _kept(left, {word.lemma for word in bitext.paraphrase}),
        "kept_in_recording": _kept(right, {word.lemma for word in bitext.quote} | said),
        "function_words": float(not any(word.content for word in (*left, *right))),
        "similarity": bitext.pair.similarity,
        "lonely_word": float(len(runs) == 1 and runs[0].length == 1),
        "telling": float(telling(left, right)),
        "marked_share": _marked_share(bitext.quote, reading.quote),
        "marked_share_of_paraphrase": _marked_share(bitext.paraphrase, reading.paraphrase),
    }


def _linked_peak(bitext: Bitext, run: Run | None, judged: Sequence[Judged], *, quote_side: bool) -> float:
    """The gravest word among those that stand for a run on the other side."""
    if run is None:
        return 0.0
    found = [0.0]
    for link in bitext.links:
        mine, others = (link.quote, link.paraphrase) if quote_side else (link.paraphrase, link.quote)
        if any(run.start <= at < run.end for at in mine):
            found += [judged[at].divergence for at in others]
    return max(found)


def _marked_share(words: Sequence[Word], judged: Sequence[Judged]) -> float:
    """The share of a side's content words that are marked: where most are, the pair itself is doubtful."""
    content = [own.divergence for word, own in zip(words, judged, strict=True) if word.content]
    return sum(share >= LOWEST for share in content) / len(content) if content else 0.0


def _kept(words: Sequence[Word], lemmas: set[str] | frozenset[str]) -> float:
    """The share of the content words that stand on the other side too."""
    content = [word for word in words if word.content]
    return (
        sum(word.lemma in lemmas or word.text.lower() in lemmas for word in content) / len(content) if content else 0.0
    )


def _logit(probability: float) -> float:
    bounded = min(1 - LEAST, max(LEAST, probability))
    return math.log(bounded / (1 - bounded))
