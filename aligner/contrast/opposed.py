"""A word that the model marks, and its opposite on the other side: the two need not stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.facts.polarity import parity
from aligner.contrast.knowledge import Opposite, opposites
from aligner.contrast.mapping import View
from aligner.contrast.phrases import Match
from aligner.domain import Bitext, Difference, Severity, Word

MARKED = 0.5
CONFIDENCE = 0.45
RELATIONS = frozenset(("contradictory", "contrary"))
SILENT = frozenset(("preposition", "pronoun", "adverb"))


def opposed_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield words of the quote that the model marks, that are gone, and whose opposite stands in the paraphrase.

    Where a passage is run together from two sentences the opposite may stand in the quote as well, said of something
    else; the model's mark tells that this word is the one that was not kept.
    """
    if not bitext.quote_divergence:
        return
    view = View(bitext, from_quote=True)
    reported = opposites(view.other)
    for one in opposites(view.own):
        marked = max(bitext.quote_divergence[at] for at in one.places) >= MARKED
        if not marked or _stands(view.other, view.own, one):
            continue
        other = next(
            (found for found in reported if _opposed(one, found) and parity(view, one.places, found.places)), None
        )
        if other is not None:
            yield _difference(view, one, other)


def _opposed(one: Match[Opposite], other: Match[Opposite]) -> bool:
    same_entry = one.value.number == other.value.number and one.value.first != other.value.first
    return same_entry and one.value.relation in RELATIONS and one.value.pos not in SILENT


def _stands(words: Sequence[Word], own: Sequence[Word], match: Match[Opposite]) -> bool:
    lemmas = {word.lemma for word in words}
    return any(own[at].lemma in lemmas for at in match.places)


def _difference(view: View, one: Match[Opposite], other: Match[Opposite]) -> Difference:
    quote, paraphrase = view.span(one.places), view.turned.span(other.places)
    left, right = (" ".join(span.text.split()) if span else "" for span in (quote, paraphrase))
    why = f"The speaker said “{left}”, the paraphrase says “{right}”: the one is the opposite of the other."
    return Difference("opposite-meaning", quote, paraphrase, CONFIDENCE, Severity.ERROR, why, view.bitext.pair)
