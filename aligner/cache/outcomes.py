"""What was found in an article, remembered as a whole: places as offsets, so that no text is kept twice."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

from aligner.cache.keys import key_of
from aligner.cache.store import Store
from aligner.domain import Article, FileReport, Finding, Pair, Sentence, Severity, Span


def remembered(store: Store, signature: str, article: Article, check: Callable[[Article], FileReport]) -> FileReport:
    """What a check of an article finds, or found when it was last done under this signature.

    The signature must name all that decides the outcome but the article itself.
    """
    key = key_of("outcome", signature, article.text, *_layout(article))
    known = store.recall([key]).get(key)
    if known is not None:
        return _report(json.loads(zlib.decompress(known)), article)
    report = check(article)
    if report.error is None:
        store.remember({key: zlib.compress(json.dumps(_values(report), separators=(",", ":")).encode(), 1)})
    return report


def _layout(article: Article) -> tuple[str, ...]:
    """What else than the text decides where its lines are: the file that it was taken from, if it is another text."""
    source = article.source
    return () if source is None else (source.text, repr((source.pieces, source.runs)))


def _values(report: FileReport) -> list[Any]:
    sentences = {id(own): own for pair in report.pairs for own in (*pair.quote, *pair.paraphrase)}
    number = {key: at for at, key in enumerate(sentences)}
    pairs = [
        [[number[id(own)] for own in pair.quote], [number[id(own)] for own in pair.paraphrase], pair.similarity]
        for pair in report.pairs
    ]
    return [
        [_sentence_values(own) for own in sentences.values()],
        pairs,
        list(map(_finding_values, report.findings)),
        report.notice,
    ]


def _sentence_values(sentence: Sentence) -> list[Any]:
    return [_bounds(sentence.span), _bounds(sentence.speaker), list(map(_bounds, sentence.quoted))]


def _finding_values(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        str(finding.severity),
        finding.message,
        _bounds(finding.at),
        _bounds(finding.against),
        finding.confidence,
        finding.suggestion,
        finding.fingerprint,
    ]


def _bounds(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _report(values: list[Any], article: Article) -> FileReport:
    kept, paired, found, notice = values
    sentences = [_sentence(own, article) for own in kept]
    pairs = tuple(
        Pair(tuple(sentences[at] for at in quote), tuple(sentences[at] for at in paraphrase), similarity)
        for quote, paraphrase, similarity in paired
    )
    return FileReport(
        article.path, pairs, tuple(_finding(own, article) for own in found), notice=notice, article=article
    )


def _sentence(values: list[Any], article: Article) -> Sentence:
    own, speaker, quoted = values
    return Sentence(_at(own, article), _span(speaker, article), tuple(_at(bounds, article) for bounds in quoted))


def _finding(values: list[Any], article: Article) -> Finding:
    rule, severity, message, at, against, *rest = values
    return Finding(rule, Severity(severity), message, _at(at, article), _span(against, article), *rest)


def _at(bounds: list[int], article: Article) -> Span:
    start, end = bounds
    return Span(start, end, article)


def _span(bounds: list[int] | None, article: Article) -> Span | None:
    return None if bounds is None else _at(bounds, article)
