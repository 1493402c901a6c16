"""Pairs that are given, from a table, judged like those of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.contrast import Contrasted, contrasted
from aligner.domain import Analysis, Article, Comparison, Difference, Kind, Pair, Rule, Span
from aligner.glossary import with_forbidden
from aligner.judge import judge
from aligner.pipeline import Tools
from aligner.read.rows import Row
from aligner.segment import passage

KINDS = (Kind.MEANING, Kind.OMISSION, Kind.ADDITION, Kind.FIGURE)
AT_ONCE = 64


def rules_for_pairs(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that judge a pair by itself; those on names, speakers and marks need a whole article."""
    return tuple(rule for rule in rules if rule.kind in KINDS)


def compare(rows: Iterable[Row], tools: Tools) -> Iterator[Comparison]:
    """Judge given pairs, in their order and some at a time; a malformed row is a comparison with an error.

    Offsets count in each side's own text. What is missing is found `at` the place of the loss, an empty span of
    the paraphrase, `against` the words of the quote.
    """
    for some in _batches(rows):
        pairs = [_pair(row) for row in some if row.fault is None]
        outcomes = iter(contrasted(pairs, [quote for pair in pairs for quote in pair.quote], tools.contraster))
        for row in some:
            if row.fault is not None:
                yield Comparison(row.identifier, error=f"row {row.number}: {row.fault}")
            else:
                yield _comparison(row, next(outcomes), tools)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _pair(row: Row) -> Pair:
    quote = Article(f"row {row.number}, verbatim", row.verbatim)
    paraphrase = Article(f"row {row.number}, paraphrase", row.paraphrase)
    return Pair(passage(quote, verbatim=True), passage(paraphrase, verbatim=False), 1.0)


def _comparison(row: Row, outcome: Contrasted, tools: Tools) -> Comparison:
    pair = outcome.pair
    article = pair.paraphrase[0].span.article
    found = with_forbidden(outcome.differences, (pair,), tools.glossary)
    differences = tuple(_placed(difference, outcome) for difference in found)
    analysis = Analysis(article, (*pair.quote, *pair.paraphrase), (pair,), differences)
    findings = judge(analysis, rules_for_pairs(tools.rules), pedantic=tools.pedantic)
    return Comparison(row.identifier, outcome.divergence, findings)


def _placed(difference: Difference, outcome: Contrasted) -> Difference:
    """A difference whose loss has a place in the paraphrase: an empty span after the last word before it that is kept."""
    lost = difference.quote
    if difference.paraphrase is not None or lost is None:
        return difference
    bitext, article = outcome.bitext, outcome.pair.paraphrase[0].span.article
    before = [link for link in bitext.links if bitext.quote[link.quote[-1]].span.end <= lost.start]
    place = bitext.paraphrase[before[-1].paraphrase[-1]].span.end if before else 0
    return replace(difference, paraphrase=Span(place, place, article))
