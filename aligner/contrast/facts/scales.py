"""Words that stand for each other from different steps of one scale: urge for demand, civilian for citizen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.contrast.facts.polarity import parity
from aligner.contrast.knowledge import BESIDE, Step, equivalent, steps
from aligner.contrast.mapping import View
from aligner.contrast.phrases import Match
from aligner.domain import Bitext, Difference, Severity

# Shares of moves that an editor would mark, by how the steps lie and by how many neighbours agree.
CONFIDENCE = {
    "apart noun": (0.15, 0.5, 0.6),
    "apart": (0.1, 0.4, 0.5),
    "distant": (0.1, 0.4, 0.5),
    "adjacent noun": (0.1, 0.4, 0.55),
    "adjacent": (0.05, 0.15, 0.3),
}


@dataclass(frozen=True)
class Shift:
    """A move along a scale: where it stands on both sides, how grave it is and what shows that the two belong together.

    `linked` says that the aligner holds the two for each other, `context` how many of their neighbours (0 to 4) are
    each other's counterparts.
    """

    quote: Match[Step]
    paraphrase: Match[Step]
    severity: Severity
    linked: bool
    context: int


def scale_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield a difference for the surest move that each word of the quote makes."""
    view = View(bitext, from_quote=True)
    best: dict[tuple[int, int], Difference] = {}
    for shift in shifts(bitext):
        difference = _difference(view, shift)
        place = (shift.quote.start, shift.quote.end)
        if place not in best or best[place].divergence < difference.divergence:
            best[place] = difference
    yield from best.values()


def _difference(view: View, shift: Shift) -> Difference:
    scale = shift.quote.value.scale
    quote, paraphrase = view.span(shift.quote.places), view.turned.span(shift.paraphrase.places)
    left, right = (" ".join(span.text.split()) if span else "" for span in (quote, paraphrase))
    why = f"The speaker said “{left}”, the paraphrase says “{right}”: {scale.why}."
    return Difference(scale.cause, quote, paraphrase, _confidence(shift), shift.severity, why, view.bitext.pair)


def _confidence(shift: Shift) -> float:
    scale, places = shift.quote.value.scale, (shift.quote.value.place, shift.paraphrase.value.place)
    far = abs(places[0] - places[1]) > 1 or max(places) >= BESIDE
    noun = " noun" if scale.pos == "noun" else ""
    kind = f"apart{noun}" if not scale.ordered else "distant" if far else f"adjacent{noun}"
    return CONFIDENCE[kind][min(shift.context, 2)]


def shifts(bitext: Bitext) -> Iterator[Shift]:
    """Yield every move along a scale whose two ends stand for each other and are not kept elsewhere."""
    view = View(bitext, from_quote=True)
    quote, paraphrase = steps(view.own), steps(view.other)
    for one in quote:
        rivals = [other for other in paraphrase if other.value.scale is one.value.scale]
        if not rivals or any(other.value.place == one.value.place for other in rivals):
            continue
        for other in rivals:
            shift = _shift(view, quote, one, other)
            if shift is not None:
                yield shift


def _shift(view: View, quote: Sequence[Match[Step]], one: Match[Step], other: Match[Step]) -> Shift | None:
    severity = one.value.scale.severity(one.value.place, other.value.place)
    if severity is None or _kept(quote, other) or _same_words(view, one, other):
        return None
    if not parity(view, one.places, other.places):
        return None
    linked = bool(set(view.others(one.places)) & set(other.places))
    if not linked and (_elsewhere(view, one, other) or _elsewhere(view.turned, other, one)):
        return None
    context = common_context(view, one.places, other.places)
    return Shift(one, other, severity, linked, context) if linked or context else None


def _kept(quote: Sequence[Match[Step]], other: Match[Step]) -> bool:
    """Whether the quote has a word of the paraphrase's step too."""
    return any(own.value.scale is other.value.scale and own.value.place == other.value.place for own in quote)


def _same_words(view: View, one: Match[Step], other: Match[Step]) -> bool:
    left = tuple(view.own[at].lemma for at in one.places)
    right = tuple(view.other[at].lemma for at in other.places)
    return equivalent(left, right)


def _elsewhere(view: View, one: Match[Step], other: Match[Step]) -> bool:
    """Whether the word already stands for something other than its rival."""
    return any(at in view.same for at in one.places) or bool(view.others(one.places))


def common_context(view: View, own: Sequence[int], other: Sequence[int]) -> int:
    """How many of the nearest content words around one place have their counterparts around the other."""
    mine = _neighbours(view, own)
    theirs = set(_neighbours(view.turned, other))
    return sum(1 for at in mine if theirs & set(view.counterparts.get(at, ())))


def _neighbours(view: View, places: Sequence[int]) -> list[int]:
    """The nearest content words, at most two to either side."""
    before = [at for at in range(min(places) - 1, -1, -1) if view.own[at].content][:2]
    after = [at for at in range(max(places) + 1, len(view.own)) if view.own[at].content][:2]
    return before + after
