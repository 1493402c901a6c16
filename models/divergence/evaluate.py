"""Measure the shipped model on what it was not trained on: `python evaluate.py DATA [--limit N]`."""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from data import LabelledPair, Spans, contrast, demetr, held_out, summedits

from aligner.contrast.divergence import Asked, DivergenceModel, Piece, Reading, load_divergence

CRITICAL = (*range(6, 12), *range(20, 26), 4)
SURFACE = range(28, 33)
SEED = 7


def auc(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Area under the ROC curve, ties counted half."""
    order = sorted(zip(scores, labels, strict=True))
    rank, at, positives = 0.0, 0, sum(labels)
    while at < len(order):
        end = at
        while end < len(order) and order[end][0] == order[at][0]:
            end += 1
        rank += sum((at + end + 1) / 2 for own in order[at:end] if own[1])
        at = end
    return (rank - positives * (positives + 1) / 2) / max(1, positives * (len(order) - positives))


def average_precision(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Area under the precision-recall curve."""
    hits, total = 0, 0.0
    for place, (_, label) in enumerate(sorted(zip(scores, labels, strict=True), key=lambda both: -both[0]), 1):
        hits += label
        total += hits / place if label else 0.0
    return total / max(1, hits)


def read_all(model: DivergenceModel, pairs: Sequence[LabelledPair]) -> list[Reading]:
    """Read the pairs of a set."""
    return model.read([Asked("", pair.verbatim, "", pair.paraphrase) for pair in pairs])


def divergence(reading: Reading) -> float:
    """A pair's divergence: the pair head and the gravest word together."""
    gravest = max((piece.changed + piece.extra for piece in (*reading.quote, *reading.paraphrase)), default=0.0)
    return (reading.divergence + gravest) / 2


def contrast_figures(model: DivergenceModel, pairs: Sequence[LabelledPair]) -> str:
    """Pair AUC, share of records ranked right, word AP on held-out contrast records."""
    readings = read_all(model, pairs)
    scores = [divergence(reading) for reading in readings]
    by_record: dict[str, dict[bool, float]] = defaultdict(dict)
    labels: list[bool] = []
    words: list[float] = []
    for pair, reading, score in zip(pairs, readings, scores, strict=True):
        by_record[pair.record][pair.faulty] = score
        for pieces, spans in (
            (reading.quote, [span for fault in pair.faults for span in fault.verbatim]),
            (reading.paraphrase, [span for fault in pair.faults for span in fault.paraphrase]),
        ):
            labels += [_inside(piece, spans) for piece in pieces]
            words += [piece.changed + piece.extra for piece in pieces]
    right = sum(own[True] > own[False] for own in by_record.values()) / len(by_record)
    return (
        f"contrast held out: {len(by_record)} records, pair AUC {auc([pair.faulty for pair in pairs], scores):.3f}, "
        f"ranked right {right:.3f}, word AP {average_precision(labels, words):.3f}, word AUC {auc(labels, words):.3f}"
    )


def _inside(piece: Piece, spans: Spans) -> bool:
    return any(low < piece.end and piece.start < high for low, high in spans)


def demetr_figures(model: DivergenceModel, pairs: Sequence[LabelledPair]) -> Iterable[str]:
    """For each kind of planted fault, how often it scores above the honest translation."""
    scores = {
        (pair.record, pair.source): divergence(reading)
        for pair, reading in zip(pairs, read_all(model, pairs), strict=True)
    }
    kinds = sorted(
        {pair.source for pair in pairs if pair.source != "demetr-0"}, key=lambda name: int(name.split("-")[1])
    )
    critical = []
    for kind in kinds:
        both = [(score, scores[record, "demetr-0"]) for (record, source), score in scores.items() if source == kind]
        right = sum(fault > honest for fault, honest in both) / len(both)
        if int(kind.split("-")[1]) in CRITICAL:
            critical.append(right)
        yield f"{kind}: ranked right {right:.3f} of {len(both)}"
    yield f"critical kinds, mean: {sum(critical) / len(critical):.3f}"


def balanced_accuracy(pairs: Sequence[LabelledPair], scores: Sequence[float], threshold: float) -> float:
    """Mean of the recalls of changed and unchanged pairs."""
    sides = []
    for faulty in (True, False):
        own = [score > threshold for pair, score in zip(pairs, scores, strict=True) if pair.faulty is faulty]
        sides.append(sum(flag is faulty for flag in own) / len(own))
    return sum(sides) / 2


def main() -> None:
    """Read the arguments and print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=100, help="sentences of DEMETR")
    arguments = parser.parse_args()
    model, chooser = load_divergence(), random.Random(SEED)
    corpus = Path(__file__).parent / "corpus"
    print(contrast_figures(model, [pair for pair in contrast(corpus) if held_out(pair)]), flush=True)
    edits = list(summedits(arguments.data / "summedits" / "news_half.jsonl"))
    own = [pair for pair in edits if not held_out(pair)]
    own_scores = [divergence(reading) for reading in read_all(model, own)]
    threshold = max(own_scores, key=lambda score: balanced_accuracy(own, own_scores, score))
    rest = [pair for pair in edits if held_out(pair)]
    rest_scores = [divergence(reading) for reading in read_all(model, rest)]
    print(
        f"SummEdits held out: {len(rest)} pairs, AUC {auc([pair.faulty for pair in rest], rest_scores):.3f}, "
        f"balanced accuracy {balanced_accuracy(rest, rest_scores, threshold):.3f} at {threshold:.2f}",
        flush=True,
    )
    public = [pair for pair in demetr(arguments.data / "demetr") if held_out(pair)]
    names = sorted({pair.record for pair in public})
    chosen = set(chooser.sample(names, min(arguments.limit, len(names))))
    for line in demetr_figures(model, [pair for pair in public if pair.record in chosen]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
