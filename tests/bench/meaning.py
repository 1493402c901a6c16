"""How well given pairs are judged: by what was held out of training, and beside plainer measures of likeness."""

from __future__ import annotations

import difflib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import FITTED, LabelledPair, contrast, demetr, held_out, mtref, share, summedits
from evaluate import auc, balanced_accuracy
from tabulate import tabulate

from aligner.compare import compare
from aligner.contrast.words import words
from aligner.domain import Article, Comparison, Severity
from aligner.pipeline import Tools
from aligner.read.rows import Row
from aligner.segment import passage

CORPUS = Path(__file__).parents[2] / "models" / "divergence" / "corpus"
CRITICAL = (4, *range(6, 12), *range(20, 26))
SURFACE = range(28, 33)
RECORDS, SENTENCES, HONEST = 150, 47, 150
SEED = 7
BINS = 10
Score = Callable[[LabelledPair], float]


@dataclass(frozen=True)
class Judged:
    """A pair with its outcome."""

    pair: LabelledPair
    outcome: Comparison

    @property
    def flagged(self) -> bool:
        """Whether an error or a warning was found."""
        return any(finding.severity is not Severity.NOTE for finding in self.outcome.findings)


@dataclass(frozen=True)
class Sets:
    """The held-out pairs, by where they come from."""

    contrast: list[LabelledPair]
    demetr: list[LabelledPair]
    summedits: list[LabelledPair]
    mtref: list[LabelledPair]


def load_sets(data: Path) -> Sets:
    """What was held out, some of it where there is much."""
    public = [pair for pair in demetr(data / "demetr") if held_out(pair) and share(pair.record) >= FITTED]
    names = random.Random(SEED).sample(sorted({pair.record for pair in public}), SENTENCES)
    return Sets(
        [pair for pair in contrast(CORPUS) if held_out(pair)][: 2 * RECORDS],
        [pair for pair in public if pair.record in names],
        [pair for pair in summedits(data / "summedits" / "news_half.jsonl") if held_out(pair)],
        list(mtref(data / "mtref" / "mtref-dev.tsv"))[:HONEST],
    )


def meaning_tables(data: Path, tools: Tools) -> Iterator[tuple[str, str]]:
    """Titles and tables: ranking beside plainer measures, what is flagged, DEMETR by kind, and reliability."""
    sets = load_sets(data)
    judged = {name: _judge(getattr(sets, name), tools) for name in ("contrast", "demetr", "summedits", "mtref")}
    yield "Ranking of held-out pairs", _ranking(sets, judged, tools)
    yield "Pairs with an error or a warning", _flagged(judged)
    yield "DEMETR by kind", _kinds(judged["demetr"])
    yield "Reliability of the divergence, contrast records", _reliability(judged["contrast"])


def _judge(pairs: Sequence[LabelledPair], tools: Tools) -> list[Judged]:
    rows = [Row(number, str(number), pair.verbatim, pair.paraphrase) for number, pair in enumerate(pairs, 1)]
    return [Judged(pair, outcome) for pair, outcome in zip(pairs, compare(rows, tools), strict=True)]


def _ranking(sets: Sets, judged: dict[str, list[Judged]], tools: Tools) -> str:
    own = {id(one.pair): one.outcome.divergence for group in judged.values() for one in group}
    scores: dict[str, Score] = {
        "aligner compare": lambda pair: own[id(pair)],
        "difflib": lambda pair: 1 - difflib.SequenceMatcher(None, pair.verbatim, pair.paraphrase).ratio(),
        "encoder similarity": _by_encoder(tools),
        "lemma overlap": _by_lemmas,
    }
    rows = [
        [
            name,
            auc([pair.faulty for pair in sets.contrast], list(map(score, sets.contrast))),
            _ranked(sets.contrast, score),
            _ranked_by_kind(sets.demetr, score),
            auc([pair.faulty for pair in sets.summedits], list(map(score, sets.summedits))),
        ]
        for name, score in scores.items()
    ]
    half = [own[id(pair)] for pair in sets.summedits]
    table = tabulate(
        rows,
        headers=["method", "contrast AUC", "contrast ranked", "DEMETR critical ranked", "SummEdits AUC"],
        floatfmt=".3f",
    )
    return f"{table}\n\nSummEdits, balanced accuracy at 0.5: {balanced_accuracy(sets.summedits, half, 0.5):.3f}"


def _by_encoder(tools: Tools) -> Score:
    def score(pair: LabelledPair) -> float:
        one, other = tools.encoder.sentences([pair.verbatim, pair.paraphrase])
        return 1 - float(one @ other)

    return score


def _by_lemmas(pair: LabelledPair) -> float:
    sides = (
        passage(Article("quote", pair.verbatim), verbatim=True),
        passage(Article("p", pair.paraphrase), verbatim=False),
    )
    one, other = ({word.lemma for word in words(side) if word.content} for side in sides)
    return 1 - len(one & other) / max(1, len(one | other))


def _ranked(pairs: Sequence[LabelledPair], score: Score) -> float:
    """The share of records whose faulty paraphrase scores above the faithful one."""
    by_record: dict[str, dict[bool, float]] = {}
    for pair in pairs:
        by_record.setdefault(pair.record, {})[pair.faulty] = score(pair)
    return sum(own[True] > own[False] for own in by_record.values()) / max(1, len(by_record))


def _by_kind(pairs: Sequence[LabelledPair]) -> dict[int, list[LabelledPair]]:
    kinds: dict[int, list[LabelledPair]] = {}
    for pair in pairs:
        kinds.setdefault(int(pair.source.split("-")[1]), []).append(pair)
    return dict(sorted(kinds.items()))


def _shares(pairs: Sequence[LabelledPair], score: Score) -> dict[int, float]:
    """For each kind of planted fault, how often it scores above the honest translation."""
    kinds = _by_kind(pairs)
    honest = {pair.record: score(pair) for pair in kinds.pop(0)}
    return {kind: sum(score(pair) > honest[pair.record] for pair in own) / len(own) for kind, own in kinds.items()}


def _ranked_by_kind(pairs: Sequence[LabelledPair], score: Score) -> float:
    shares = [share for kind, share in _shares(pairs, score).items() if kind in CRITICAL]
    return sum(shares) / len(shares)


def _flagged(judged: dict[str, list[Judged]]) -> str:
    demetr_pairs = judged["demetr"]
    groups = {
        "contrast, faithful": [one for one in judged["contrast"] if not one.pair.faulty],
        "contrast, faulty": [one for one in judged["contrast"] if one.pair.faulty],
        "DEMETR, honest translation": [one for one in demetr_pairs if one.pair.source == "demetr-0"],
        "DEMETR, surface changes": [one for one in demetr_pairs if int(one.pair.source.split("-")[1]) in SURFACE],
        "mtref, honest translation": judged["mtref"],
    }
    rows = [[name, len(own), sum(one.flagged for one in own) / len(own)] for name, own in groups.items()]
    return tabulate(rows, headers=["pairs", "count", "flagged"], floatfmt=".3f")


def _kinds(judged: Sequence[Judged]) -> str:
    own = {id(one.pair): one for one in judged}
    pairs = [one.pair for one in judged]
    shares = _shares(pairs, lambda pair: own[id(pair)].outcome.divergence)
    rows = [
        [
            kind,
            "critical" if kind in CRITICAL else "surface" if kind in SURFACE else "",
            shares[kind],
            _share(kind, judged),
        ]
        for kind in shares
    ]
    return tabulate(rows, headers=["kind", "", "ranked right", "flagged"], floatfmt=".3f")


def _share(kind: int, judged: Sequence[Judged]) -> float:
    flags = [one.flagged for one in judged if one.pair.source == f"demetr-{kind}"]
    return sum(flags) / len(flags)


def _reliability(judged: Sequence[Judged]) -> str:
    """For each tenth of the divergence: how many pairs, what was foretold, what was so."""
    rows = []
    for low in range(BINS):
        own = [one for one in judged if low <= min(BINS - 1, int(one.outcome.divergence * BINS)) < low + 1]
        if own:
            foretold = sum(one.outcome.divergence for one in own) / len(own)
            faulty = sum(one.pair.faulty for one in own) / len(own)
            rows.append(
                [f"{low / BINS:.1f} to {(low + 1) / BINS:.1f}", len(own), foretold, faulty, "█" * round(20 * faulty)]
            )
    return tabulate(rows, headers=["divergence", "pairs", "foretold", "faulty", ""], floatfmt=".2f")
