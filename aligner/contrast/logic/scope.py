"""How far a negation reaches: “not all” is not “none”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.domain import Bitext, Difference, Severity, Span, Word

ALL = frozenset("all every everyone everybody everything always both".split())
NOT = frozenset(("not", "n't", "n’t"))
NONE = frozenset("none nobody nothing never neither".split())
SHARE = 0.7


def scope_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield “not all” told as “none”, and “none” told as “not all”."""
    for said, written in ((_not_all, _none), (_none, _not_all)):
        quote, paraphrase = said(bitext.quote), written(bitext.paraphrase)
        if quote and paraphrase and not said(bitext.paraphrase) and not written(bitext.quote):
            why = f"The speaker said “{quote.text}”, the paraphrase says “{paraphrase.text}”: not all is not none."
            yield Difference("changed-negation", quote, paraphrase, SHARE, Severity.ERROR, why, bitext.pair)


def _not_all(words: Sequence[Word]) -> Span | None:
    for before, after in pairwise(words):
        if before.lemma in NOT and after.lemma in ALL:
            return Span(before.span.start, after.span.end, after.span.article)
    return None


def _none(words: Sequence[Word]) -> Span | None:
    return next((word.span for word in words if word.lemma in NONE), None)
