"""Fit the calibration table on annotated articles: `python calibrate.py BASE_FOLDER ARTICLES…` (writes calibration.toml).

Every figure it prints is of articles left out in turn; contrast records that were held out of training steady the fit.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from data import FITTED, LabelledPair, contrast, demetr, held_out, share
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from aligner.align import align
from aligner.contrast import judged
from aligner.contrast.bitexts import Contrast, Contraster, contrasts
from aligner.contrast.calibration import evidence, pair_evidence
from aligner.contrast.divergence import load_divergence
from aligner.contrast.marked import figures_only
from aligner.contrast.runs import Suspicion, suspicions
from aligner.domain import Article, Pair, Sentence, Span
from aligner.encode import load_encoder
from aligner.read import read
from aligner.segment import passage, segment

Spans = list[tuple[int, int]]
HERE = Path(__file__).parent
CONTRAST_WEIGHT = 0.3
STRENGTH = 0.5
SEED = 7
SURFACE = frozenset(f"demetr-{kind}" for kind in range(28, 33))


@dataclass(frozen=True)
class Case:
    """A suspicion with its evidence, whether an editor marked it, and how many errors it hits."""

    source: str
    evidence: dict[str, float]
    right: bool
    weight: float


def suspected(found: Contrast) -> Iterator[tuple[Suspicion, Spans]]:
    """The suspicions of a pair that are not figures alone, with their places in the article."""
    bitext, reading = found.bitext, found.reading
    if reading is None:
        return
    for suspicion in suspicions(bitext.quote, bitext.paraphrase, reading.quote, reading.paraphrase, bitext.links):
        if not figures_only(bitext, suspicion):
            sides = ((bitext.quote, suspicion.quote), (bitext.paraphrase, suspicion.paraphrase))
            yield suspicion, [(w[r.start].span.start, w[r.end - 1].span.end) for w, r in sides if r is not None]


def article_cases(file: Path, contraster: Contraster) -> Iterator[Case]:
    """Cases of an annotated article, its tolerated ones left out."""
    gold = json.loads(file.with_suffix(".gold.json").read_text(encoding="utf-8"))
    article = read(file)
    wrong = [span for item in gold["discrepancies"] for span in loci(article, item)]
    either = [span for item in gold.get("tolerated", ()) for span in loci(article, item)]
    sentences = segment(article)
    for found in contrasts(align(sentences, contraster.encoder), sentences, contraster):
        for suspicion, spans in suspected(found):
            right = touch(spans, wrong)
            if right or not touch(spans, either):
                yield Case(file.stem, evidence(found, suspicion), right, 1.0)


def loci(article: Article, item: dict[str, dict[str, object]]) -> Spans:
    """The spans that an annotation names by line and text."""
    lines = article.text.split("\n")
    found = []
    for side in ("verbatim", "paraphrase", "against"):
        locus = item.get(side)
        if locus:
            number, text = int(str(locus["line"])) - 1, str(locus["text"])
            start = -1
            for _ in range(int(str(locus.get("nth", 1)))):
                start = lines[number].find(text, start + 1)
            base = sum(len(line) + 1 for line in lines[:number])
            found.append((base + start, base + start + len(text)))
    return found


def touch(spans: Spans, others: Spans) -> bool:
    """Whether any of the spans overlaps any of the others."""
    return any(low < end and start < high for low, high in spans for start, end in others)


def record_cases(pairs: Sequence[LabelledPair], contraster: Contraster) -> Iterator[Case]:
    """Cases of contrast records, each pair an article of its own."""
    for labelled in pairs:
        article = Article(labelled.record, f"{labelled.verbatim}\n{labelled.paraphrase}")
        middle, end = len(labelled.verbatim), len(article.text)
        quote = Sentence(Span(0, middle, article), Span(0, 0, article))
        pair = Pair((quote,), (Sentence(Span(middle + 1, end, article)),), 0.8)
        wrong = [span for fault in labelled.faults for span in fault.verbatim]
        wrong += [(low + middle + 1, high + middle + 1) for fault in labelled.faults for low, high in fault.paraphrase]
        for found in contrasts((pair,), (quote,), contraster):
            for suspicion, spans in suspected(found):
                yield Case("contrast", evidence(found, suspicion), touch(spans, wrong), CONTRAST_WEIGHT)


def fit_pairs(pairs: Sequence[LabelledPair], contraster: Contraster) -> None:
    """Fit the divergence of whole pairs on pairs held out of training, and say how well it ranks them."""
    rows, faulty = [], []
    for labelled in pairs:
        quote = passage(Article("quote", labelled.verbatim), verbatim=True)
        paraphrase = passage(Article("paraphrase", labelled.paraphrase), verbatim=False)
        for found in contrasts((Pair(quote, paraphrase, 1.0),), quote, contraster):
            rows.append(pair_evidence(found, judged(found)))
            faulty.append(labelled.faulty)
    names, values = list(rows[0]), np.array([list(row.values()) for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(values, faulty)
    print(f"pairs: AUC {roc_auc_score(faulty, model.predict_proba(values)[:, 1]):.3f} on {len(rows)} pairs")
    write("pairs", names, model)


def public_pairs(data: Path) -> list[LabelledPair]:
    """Translations that were held out of training, honest and faulty in equal number; as many are left for measuring."""
    own = [pair for pair in demetr(data / "demetr") if share(pair.record) < FITTED and pair.source not in SURFACE]
    honest = [pair for pair in own if not pair.faulty]
    return honest + random.Random(SEED).sample([pair for pair in own if pair.faulty], len(honest))


def table(cases: Sequence[Case]) -> tuple[list[str], NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Cases as numbers; the last column says whether a case is a contrast record."""
    names = list(cases[0].evidence)
    values = [[*case.evidence.values(), float(case.source == "contrast")] for case in cases]
    return names, np.array(values), np.array([case.right for case in cases]), np.array([case.weight for case in cases])


def fit(values: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64]) -> LogisticRegression:
    """A logistic regression with a mild prior."""
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(values, right, sample_weight=weights)


def main() -> None:
    """Read the arguments, print the left-out curve, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--data", type=Path, help="the folder that holds demetr/, for the divergence of whole pairs")
    parser.add_argument("--records", type=int, default=200, help="held-out contrast records")
    arguments = parser.parse_args()
    contraster = Contraster(load_encoder(), load_divergence())
    files = [file for folder in arguments.articles for file in sorted(folder.glob("*.txt"))]
    cases = [case for file in files for case in article_cases(file, contraster)]
    records = [pair for pair in contrast(HERE / "corpus") if held_out(pair)][: 2 * arguments.records]
    cases += record_cases(records, contraster)
    names, values, right, weights = table(cases)
    sources = np.array([case.source for case in cases])
    left_out = np.zeros(len(cases))
    for source in sorted(set(sources)):
        own = sources == source
        left_out[own] = fit(values[~own], right[~own], weights[~own]).predict_proba(values[own])[:, 1]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        for domain in (sources != "contrast", sources == "contrast"):
            said = domain & (left_out >= threshold)
            name = "contrast" if domain[-1] else "articles"
            precision = right[said].mean() if said.any() else 1.0
            share = right[said].sum() / right[domain].sum()
            print(f"{threshold:.1f} {name}: said {said.sum()}, precision {precision:.3f}, share of faults {share:.3f}")
    model = fit(values, right, weights)
    write("words", names, model)
    fit_pairs([*records, *public_pairs(arguments.data)] if arguments.data else records, contraster)


def write(name: str, names: Sequence[str], model: LogisticRegression) -> None:
    """Put the fitted weights of one table into calibration.toml, the other tables kept."""
    file = HERE / "calibration.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    weights = zip(names, map(float, model.coef_[0]), strict=False)
    tables[name] = {"intercept": float(model.intercept_[0]), **dict(weights)}
    lines = [
        f"[{own}]\n" + "".join(f"{key} = {weight:.4f}\n" for key, weight in tables[own].items())
        for own in sorted(tables, reverse=True)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
