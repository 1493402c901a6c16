"""Antonyms that stand for each other, with negation counted: rose for fell, but not “is not easy” for “is hard”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.facts.polarity import parity
from aligner.contrast.facts.scales import common_context
from aligner.contrast.knowledge import Opposite, opposites
from aligner.contrast.mapping import View
from aligner.contrast.phrases import Match
from aligner.domain import Bitext, Difference, Severity, Word

SILENT = frozenset(("preposition", "pronoun"))
# Shares of such pairs that an editor would mark, by relation and by how many neighbours agree.
CONFIDENCE = {
    "contradictory": (0.1, 0.45, 0.6),
    "contrary": (0.1, 0.4, 0.6),
    "reversive": (0.05, 0.3, 0.5),
    "converse": (0.02, 0.1, 0.2),
}
PARTICLE = 0.5
DEGREES = frozenset(("more", "less", "most", "least"))


def opposite_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield antonyms that stand for each other and are both said, or both denied."""
    view = View(bitext, from_quote=True)
    quote, paraphrase = opposites(view.own), opposites(view.other)
    seen: set[tuple[int, int]] = set()
    for one in quote:
        for other in paraphrase:
            if (
                _opposed(one, other)
                and (one.start, other.start) not in seen
                and _stand_for_each_other(view, one, other)
            ):
                seen.add((one.start, other.start))
                yield _difference(view, one, other)


def _opposed(one: Match[Opposite], other: Match[Opposite]) -> bool:
    same_entry = one.value.number == other.value.number and one.value.first != other.value.first
    return same_entry and one.value.pos not in SILENT


def _stand_for_each_other(view: View, one: Match[Opposite], other: Match[Opposite]) -> bool:
    if _stands(view.other, view.own, one) or _stands(view.own, view.other, other):
        return False
    if not _of_one_measure(view, one, other):
        return False
    linked = bool(set(view.others(one.places)) & set(other.places))
    free = not view.others(one.places) and not view.turned.others(other.places)
    return (linked or free and common_context(view, one.places, other.places) > 0) and parity(
        view, one.places, other.places
    )


def _of_one_measure(view: View, one: Match[Opposite], other: Match[Opposite]) -> bool:
    """Whether “more” and “less” measure one thing: “more slowly” and “less steep” are no opposites."""
    if view.own[one.start].lemma not in DEGREES or max(one.end - len(view.own), other.end - len(view.other)) >= 0:
        return True
    measured = view.own[one.end], view.other[other.end]
    if not all(word.pos in ("adjective", "adverb") for word in measured):
        return True
    return other.end in view.others((one.end,)) and one.end in view.same


def _stands(words: Sequence[Word], own: Sequence[Word], match: Match[Opposite]) -> bool:
    """Whether the word stands on the other side too."""
    lemmas = [own[at].lemma for at in match.places]
    others = [word.lemma for word in words]
    return any(others[at : at + len(lemmas)] == lemmas for at in range(len(others)))


def _difference(view: View, one: Match[Opposite], other: Match[Opposite]) -> Difference:
    quote, paraphrase = view.span(one.places), view.turned.span(other.places)
    left, right = (" ".join(span.text.split()) if span else "" for span in (quote, paraphrase))
    context = min(common_context(view, one.places, other.places), 2)
    confidence = CONFIDENCE[one.value.relation][context] * (
        PARTICLE if one.value.pos == "adverb" and context < 2 else 1
    )
    why = f"The speaker said “{left}”, the paraphrase says “{right}”: the one is the opposite of the other."
    return Difference("opposite-meaning", quote, paraphrase, confidence, Severity.ERROR, why, view.bitext.pair)
