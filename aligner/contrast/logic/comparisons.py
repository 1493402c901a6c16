"""Comparisons turned round: what was more than the other is told as less than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.knowledge import opposites
from aligner.contrast.logic.around import crossing, following, preceding
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Word

SHARE_OF_SAME, SHARE_OF_OTHER = 0.92, 0.3
COUNTERS = frozenset(("more", "less", "fewer"))
OPPOSED_COUNTERS = (frozenset(("more", "less")), frozenset(("more", "fewer")))
MEASURING = ("adjective", "adverb")
REACH = 3


def comparison_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield comparisons of the same two things whose terms have changed places while the measure stays what it is."""
    view = View(bitext, from_quote=True)
    for at in (place for place, word in enumerate(view.own) if word.lemma == "than"):
        for place in (place for place, word in enumerate(view.other) if word.lemma == "than"):
            after = _second(view.other, place)
            second = _second(view.own, at)
            if not second or not after or _opposed(view, at, place):
                continue
            crossed = set(view.others(second)) & set(preceding(view.other, place))
            if crossed and set(view.others(preceding(view.own, at))) & set(after):
                why = "The comparison is turned round: what the speaker put second comes first in the paraphrase."
                share = SHARE_OF_SAME if _alike(view, at, place) else SHARE_OF_OTHER
                yield crossing(view, "swapped-roles", (at - 1, *second), (place - 1, *after), share, why)


def _second(words: Sequence[Word], at: int) -> list[int]:
    """The first noun or name that “than” governs."""
    return [place for place in following(words, at) if words[place].pos in ("noun", "name")][:1]


def _measure(words: Sequence[Word], at: int) -> tuple[Word, ...]:
    return tuple(words[max(0, at - REACH) : at])


def _alike(view: View, at: int, place: int) -> bool:
    """Whether both sides measure by one word: faster and faster, more and more."""
    own = {word.lemma for word in _measure(view.own, at) if _measures(word)}
    other = {word.lemma for word in _measure(view.other, place) if _measures(word)}
    return bool(own & other)


def _measures(word: Word) -> bool:
    return word.lemma in COUNTERS or word.text.lower().endswith("er") and word.pos in MEASURING


def _opposed(view: View, at: int, place: int) -> bool:
    """Whether one side measures by the opposite of the other’s word: faster and slower, more and less."""
    own, other = _measure(view.own, at), _measure(view.other, place)
    lemmas = {word.lemma for word in own}, {word.lemma for word in other}
    if any(both & lemmas[0] and both & lemmas[1] and not both & lemmas[0] & lemmas[1] for both in OPPOSED_COUNTERS):
        return True
    return any(
        one.value.number == two.value.number and one.value.first != two.value.first
        for one in opposites(own)
        for two in opposites(other)
        if one.value.pos in MEASURING and two.value.pos in MEASURING
    )
