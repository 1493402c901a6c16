"""Three sources, one judgement: where they agree the finding is surer, and each fault is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.contrast.bitexts import Contrast
from aligner.contrast.calibration import SURE_ALONE
from aligner.contrast.classes import MODALS
from aligner.contrast.logic.saying import SAYING
from aligner.contrast.marked import unrendered
from aligner.domain import Difference, Severity, Span

TRUST = 5.0
EMPHASIS = 1.5
MOST_SEEN = 0.98
SEEN = 0.3
SURE_MARK = 0.68
UNSURE = 0.49
NEAR = 30
LEAST_SEEN = 0.12
LEAST_BETTER = 0.4
MODAL = "changed-modality"
EMPTY = SAYING | {"be", "have", "do"}
FORCES = frozenset(("changed-commitment", "changed-modality"))


def combine(
    contrast: Contrast, figures: Sequence[Difference], facts: Sequence[Difference], marked: Sequence[Difference]
) -> list[Difference]:
    """Figures are compared by value and stand as they are; facts and logic are weighed against the model's marks.

    A fact that the model marks too is surer than either; one that the model sees nothing in is doubted, and no error
    unless it is almost never wrong. Of differences on the same words the most specific is kept.
    """
    rendered = [fact for fact in facts if fact.quote is None or not unrendered(contrast.bitext, fact.quote)]
    weighed = [_weighed(contrast, _pointed(contrast, fact, marked)) for fact in rendered]
    kept: list[Difference] = []
    for difference in (*figures, *_surest_first(weighed), *_surest_first(map(_spoken, marked))):
        if not any(_same_place(difference, other) for other in kept):
            kept.append(difference)
    return sorted(kept, key=_place)


def _pointed(contrast: Contrast, fact: Difference, marked: Sequence[Difference]) -> Difference:
    """A fact with the paraphrase's words that the model marks most, where those are not the fact's own."""
    if fact.quote is None:
        return fact
    for mark in marked:
        over_against = _touch(fact.quote, mark.quote) or mark.quote is None and _near(fact.paraphrase, mark.paraphrase)
        forced = mark.quote is None and mark.cause == MODAL and fact.cause in FORCES
        if (
            mark.paraphrase is not None
            and (over_against or forced)
            and _better(contrast, mark.paraphrase, fact.paraphrase)
        ):
            return replace(fact, paraphrase=mark.paraphrase)
    modal = _modal(contrast) if fact.cause in FORCES else None
    return replace(fact, paraphrase=modal) if modal is not None else fact


def _modal(contrast: Contrast) -> Span | None:
    """The paraphrase's first modal that the model does not take for granted."""
    bitext = contrast.bitext
    for word, share in zip(bitext.paraphrase, bitext.paraphrase_divergence, strict=False):
        if word.lemma in MODALS and share >= LEAST_SEEN:
            return word.span
    return None


def _near(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start - NEAR < other.end and other.start < one.end + NEAR


def _better(contrast: Contrast, mark: Span, own: Span | None) -> bool:
    """Whether the model marks these words more than the fact's, or marks fewer of the same."""
    if own is None:
        return True
    if mark.overlaps(own):
        return mark.end - mark.start < own.end - own.start
    if _empty(contrast, mark):
        return False
    return _marked(contrast, mark) > max(LEAST_BETTER, _marked(contrast, own))


def _empty(contrast: Contrast, span: Span) -> bool:
    """Whether a span holds nothing but forms of “be”, “have” and “do” and verbs of saying."""
    return all(word.lemma in EMPTY for word in contrast.bitext.paraphrase if word.span.overlaps(span))


def _marked(contrast: Contrast, span: Span) -> float:
    """How surely the model marks any of the paraphrase's words within a span."""
    bitext = contrast.bitext
    words = zip(bitext.paraphrase, bitext.paraphrase_divergence, strict=False)
    return max((share for word, share in words if word.span.overlaps(span)), default=0.0)


def _weighed(contrast: Contrast, fact: Difference) -> Difference:
    """A fact made surer by the model's marks on its words, or doubted where there are none."""
    if contrast.reading is None or fact.divergence >= SURE_ALONE:
        return fact
    seen = min(MOST_SEEN, _seen(contrast, fact))
    own = (fact.divergence / (1 - fact.divergence)) ** EMPHASIS
    odds = TRUST * own * seen / (1 - seen)
    together = round(odds / (1 + odds), 3)
    severity = fact.severity if together >= SURE_ALONE or seen >= SEEN else _milder(fact.severity)
    return replace(fact, divergence=together, severity=severity)


def _spoken(mark: Difference) -> Difference:
    """A mark of the model alone, which must be surer than a fact to be spoken of."""
    return mark if mark.divergence >= SURE_MARK else replace(mark, divergence=min(mark.divergence, UNSURE))


def _milder(severity: Severity) -> Severity:
    return Severity.WARNING if severity is Severity.ERROR else severity


def _seen(contrast: Contrast, fact: Difference) -> float:
    """How surely the model marks any word of a fact."""
    bitext = contrast.bitext
    sides = (
        (bitext.quote, bitext.quote_divergence, fact.quote),
        (bitext.paraphrase, bitext.paraphrase_divergence, fact.paraphrase),
    )
    return max(
        (
            share
            for words, shares, span in sides
            if span is not None
            for word, share in zip(words, shares, strict=True)
            if word.span.overlaps(span)
        ),
        default=0.0,
    )


def _surest_first(differences: Iterable[Difference]) -> list[Difference]:
    return sorted(differences, key=lambda difference: (-difference.divergence, _place(difference)))


def _same_place(one: Difference, other: Difference) -> bool:
    """Whether two differences speak of the same words, on either side."""
    return _touch(one.paraphrase, other.paraphrase) or _touch(one.quote, other.quote)


def _touch(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _place(difference: Difference) -> tuple[int, int, str]:
    first = difference.paraphrase or difference.quote
    second = difference.quote or difference.paraphrase
    return (first.start if first else -1, second.start if second else -1, difference.cause)
