"""Order and roles turned round: before for after, more than the other way, who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Word

TURNED = (("before", "after"), ("after", "before"), ("until", "after"), ("since", "before"))
NEARBY = 6
SHARE_OF_ORDER, SHARE_OF_COMPARISON, SHARE_OF_ROLES, SHARE_OF_CLOSE_ROLES = 0.66, 0.4, 0.25, 0.92
ARTICLES = frozenset("a an the its their his her our".split())


def direction_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield orders, comparisons and roles that the paraphrase turns round with the same words."""
    view = View(bitext, from_quote=True)
    yield from _orders(view)
    yield from _comparisons(view)
    yield from _roles(view)


def _orders(view: View) -> Iterator[Difference]:
    """“Before X” told as “after X”: the two govern the same words, and neither word stands on the other side too."""
    own, other = [word.lemma for word in view.own], [word.lemma for word in view.other]
    for one, two in TURNED:
        if (
            one not in own
            or two not in other
            or two in own
            or one in other
            or own.count(one) > 1
            or other.count(two) > 1
        ):
            continue
        at, place = own.index(one), other.index(two)
        governed = _following(view.own, at)
        if governed and set(view.others(governed)) & set(_following(view.other, place)):
            why = (
                f"The speaker said “{view.own[at].text}”, the paraphrase says "
                f"“{view.other[place].text}”: the order of events is turned round."
            )
            yield _difference(view, "swapped-direction", (at,), (place,), SHARE_OF_ORDER, why)


def _following(words: Sequence[Word], at: int) -> list[int]:
    """The first two words of content after a place, in its clause."""
    found = []
    for place in range(at + 1, min(len(words), at + 1 + NEARBY)):
        if words[place].pos == "punctuation":
            break
        if words[place].content:
            found.append(place)
    return found[:2]


def _preceding(words: Sequence[Word], at: int) -> list[int]:
    found = []
    for place in range(at - 1, max(-1, at - 1 - 2 * NEARBY), -1):
        if words[place].text in ".?!;:":
            break
        if words[place].pos in ("noun", "name"):
            found.append(place)
    return found


def _comparisons(view: View) -> Iterator[Difference]:
    """“X more than Y” told as “Y more than X”: what stood after “than” stands before it."""
    for at in (place for place, word in enumerate(view.own) if word.lemma == "than"):
        for place in (place for place, word in enumerate(view.other) if word.lemma == "than"):
            right = [own for own in _following(view.own, at) if view.own[own].pos in ("noun", "name")][:1]
            left = _preceding(view.own, at)
            before, after = set(_preceding(view.other, place)), set(_following(view.other, place)[:1])
            if set(view.others(right)) & before and set(view.others(left)) & after:
                why = "The comparison is turned round: what the speaker put second comes first in the paraphrase."
                yield _difference(
                    view, "swapped-roles", (at - 1, *right), (place - 1, *after), SHARE_OF_COMPARISON, why
                )


def _roles(view: View) -> Iterator[Difference]:
    """One verb, the same two parties, and each in the other’s place; the passive voice is no change."""
    for at in sorted(view.same):
        others = view.others((at,))
        if view.own[at].pos != "verb" or len(others) != 1 or view.other[others[0]].pos != "verb":
            continue
        agent, patient = _parties(view.own, at)
        other_agent, other_patient = _parties(view.other, others[0])
        if None in (agent, patient, other_agent, other_patient):
            continue
        crossed = _stands_for(view, agent, other_patient) and _stands_for(view, patient, other_agent)
        if (
            crossed
            and agent is not None
            and patient is not None
            and other_agent is not None
            and other_patient is not None
        ):
            why = "The same words with the parts exchanged: who does it and whom it befalls are turned round."
            close = _close(view.own, agent, at, patient) and _close(view.other, other_agent, others[0], other_patient)
            share = SHARE_OF_CLOSE_ROLES if close else SHARE_OF_ROLES
            yield _difference(view, "swapped-roles", (agent, patient), (other_agent, other_patient), share, why)


def _close(words: Sequence[Word], agent: int, verb: int, patient: int) -> bool:
    """Whether the parties stand right beside a verb in the active voice, with nothing but an article between."""
    after = [word.lemma for word in words[verb + 1 : patient]]
    return agent == verb - 1 and patient > verb and all(lemma in ARTICLES for lemma in after)


def _stands_for(view: View, own: int | None, other: int | None) -> bool:
    return own is not None and other is not None and other in view.others((own,))


def _parties(words: Sequence[Word], at: int) -> tuple[int | None, int | None]:
    """Who does it and whom it befalls, by position: the nearest nouns before and after the verb, turned in the passive."""
    before = next((place for place in _preceding(words, at)), None)
    after = next((place for place in _following(words, at) if words[place].pos in ("noun", "name")), None)
    group = [word.lemma for word in words[max(0, at - 3) : at]]
    passive = "be" in group and words[at].text.lower() != words[at].lemma and not words[at].text.lower().endswith("ing")
    if not passive:
        return before, after
    by = [place for place in range(at + 1, min(len(words), at + NEARBY)) if words[place].lemma == "by"]
    doer = (
        next((place for place in _following(words, by[0]) if words[place].pos in ("noun", "name")), None)
        if by
        else None
    )
    return doer, before


def _difference(view: View, cause: str, own: Sequence[int], other: Sequence[int], share: float, why: str) -> Difference:
    quote, paraphrase = view.span(own), view.turned.span(other)
    return Difference(cause, quote, paraphrase, share, Severity.ERROR, why, view.bitext.pair)
