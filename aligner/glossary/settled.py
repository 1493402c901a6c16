"""Rules that heed a glossary: where a word and its rendering are settled to be one thing, nothing is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.contrast.phrases import Match
from aligner.contrast.words import words
from aligner.domain import Analysis, Kind, Pair, Remark, Rule, Sentence, Span, Word
from aligner.glossary.forbidden import CAUSE
from aligner.glossary.glossary import Glossary
from aligner.glossary.phrases import Phrase

KINDS = (Kind.MEANING, Kind.OMISSION, Kind.ADDITION, Kind.FIGURE, Kind.NAME)


def heeding(rule: Rule, glossary: Glossary) -> Rule:
    """The rule without its remarks on words that the glossary holds to be one thing."""
    if not glossary.entries or rule.kind not in KINDS or rule.name == CAUSE:
        return rule

    def judge(analysis: Analysis) -> Iterator[Remark]:
        return (remark for remark in rule.judge(analysis) if not _settled(remark, analysis, glossary))

    return replace(rule, judge=judge)


def _settled(remark: Remark, analysis: Analysis, glossary: Glossary) -> bool:
    places = [span for span in (remark.at, remark.against) if span is not None]
    return any(
        _settled_in(pair, places, glossary)
        for pair in analysis.pairs
        if all(_within(span, pair.quote) or _within(span, pair.paraphrase) for span in places)
    )


def _settled_in(pair: Pair, places: Sequence[Span], glossary: Glossary) -> bool:
    """Whether all the words that a remark speaks of, on either side, stand for one entry of the glossary."""
    quote, paraphrase = words(pair.quote), words(pair.paraphrase)
    said, rendered = glossary.equivalents.find(quote), glossary.equivalents.find(paraphrase)
    lost = [span for span in places if _within(span, pair.quote) and span.start < span.end]
    put = [span for span in places if _within(span, pair.paraphrase) and span.start < span.end]
    return any(
        one.value.entry == other.value.entry
        and one.value.text != other.value.text
        and _covers(one, quote, lost)
        and _covers(other, paraphrase, put)
        and (bool(lost and put) or _balanced(one, said, rendered, more_said=bool(put)))
        for one in said
        for other in rendered
    )


def _covers(match: Match[Phrase], side: Sequence[Word], places: Sequence[Span]) -> bool:
    """Whether the phrase holds every word of the places that carries meaning, and some word at least."""
    at = [number for number, word in enumerate(side) if any(word.span.overlaps(span) for span in places)]
    inside = [number for number in at if number in match.places]
    return not places or bool(inside) and all(number in inside for number in at if side[number].content)


def _balanced(
    match: Match[Phrase], said: Sequence[Match[Phrase]], rendered: Sequence[Match[Phrase]], *, more_said: bool
) -> bool:
    """Whether what seems lost, or added, has enough to stand for it on the other side."""
    before, after = (sum(own.value.entry == match.value.entry for own in side) for side in (said, rendered))
    return before >= after if more_said else after >= before


def _within(span: Span, sentences: Sequence[Sentence]) -> bool:
    return any(sentence.span.article is span.article and sentence.span.holds(span) for sentence in sentences)
