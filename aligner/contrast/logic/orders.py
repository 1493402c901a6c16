"""Order turned round: before for after, from for to, one event before the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.logic.around import NAMING, NEARBY, crossing, following
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Word

TURNED = (("before", "after"), ("after", "before"), ("until", "after"), ("since", "before"))
CONNECTING = ("before", "after")
SHARE_OF_ORDER, SHARE_OF_EVENTS, SHARE_OF_COURSE = 0.66, 0.92, 0.92
CAUSE = "swapped-direction"


def order_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield orders of events, and courses from one place or value to another, that the paraphrase turns round."""
    view = View(bitext, from_quote=True)
    yield from _orders(view)
    yield from _events(view)
    yield from _courses(view)


def _orders(view: View) -> Iterator[Difference]:
    """“Before X” told as “after X”: the two govern the same words, and neither word stands on the other side too."""
    own, other = [word.lemma for word in view.own], [word.lemma for word in view.other]
    for one, two in TURNED:
        if own.count(one) != 1 or other.count(two) != 1 or two in own or one in other:
            continue
        at, place = own.index(one), other.index(two)
        governed = following(view.own, at)
        if governed and set(view.others(governed)) & set(following(view.other, place)):
            why = (
                f"The speaker said “{view.own[at].text}”, the paraphrase says "
                f"“{view.other[place].text}”: the order of events is turned round."
            )
            yield crossing(view, CAUSE, (at,), (place,), SHARE_OF_ORDER, why)


def _events(view: View) -> Iterator[Difference]:
    """“A before B” told as “B before A”: one word between the same two events, which have changed places."""
    for word in CONNECTING:
        own = [at for at, one in enumerate(view.own) if one.lemma == word]
        other = [at for at, one in enumerate(view.other) if one.lemma == word]
        if len(own) != 1 or len(other) != 1:
            continue
        first, second = _event(view.own, own[0], -1), _event(view.own, own[0], 1)
        before, after = _event(view.other, other[0], -1), _event(view.other, other[0], 1)
        if None in (first, second, before, after):
            continue
        if view.others((first or 0,)) == (after,) and view.others((second or 0,)) == (before,):
            why = f"What the speaker put “{word}” the other comes on the other side of it in the paraphrase."
            yield crossing(view, CAUSE, own, other, SHARE_OF_EVENTS, why)


def _event(words: Sequence[Word], at: int, step: int) -> int | None:
    """The verb nearest to a connecting word on one side of it."""
    place = at + step
    while 0 <= place < len(words) and words[place].text not in (".", "?", "!", ";"):
        if words[place].pos == "verb" and words[place].lemma not in ("be", "have", "do", "say"):
            return place
        place += step
    return None


def _courses(view: View) -> Iterator[Difference]:
    """“From A to B” told as “from B to A”, whichever end is named first."""
    for start, end in _ends(view.own):
        for other_start, other_end in _ends(view.other):
            turned = set(view.others(start)) & set(other_end) and set(view.others(end)) & set(other_start)
            straight = set(view.others(start)) & set(other_start) or set(view.others(end)) & set(other_end)
            if turned and not straight:
                why = "Where it started and where it ended have changed places."
                yield crossing(view, CAUSE, (*start, *end), (*other_start, *other_end), SHARE_OF_COURSE, why)
                return


def _ends(words: Sequence[Word]) -> Iterator[tuple[list[int], list[int]]]:
    """What “from” and “to” govern, where both stand close together in one clause."""
    for at in (place for place, word in enumerate(words) if word.lemma == "from"):
        for place in range(max(0, at - NEARBY), min(len(words), at + 1 + NEARBY)):
            if words[place].lemma == "to" and place + 1 < len(words) and words[place + 1].pos != "verb":
                start, end = _named(words, at), _named(words, place)
                if start and end and not set(start) & set(end):
                    yield start, end


def _named(words: Sequence[Word], at: int) -> list[int]:
    """The noun phrase that a preposition governs, as far as its first noun or number, and no further preposition."""
    for place in range(at + 1, min(len(words), at + 1 + NEARBY)):
        if words[place].lemma in ("from", "to") or words[place].pos == "punctuation":
            break
        if words[place].pos in NAMING:
            return [place]
    return []
