"""Who does it and whom it befalls, turned round with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.logic.around import NEARBY, crossing, following, preceding
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Word

SHARE_OF_ROLES, SHARE_OF_CLOSE_ROLES = 0.25, 0.92
ARTICLES = frozenset("a an the its their his her our".split())


def role_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield verbs whose two parties stand in each other’s place; the passive voice is no change."""
    view = View(bitext, from_quote=True)
    for at in sorted(view.same):
        others = view.others((at,))
        if view.own[at].pos != "verb" or len(others) != 1 or view.other[others[0]].pos != "verb":
            continue
        own, other = _parties(view.own, at), _parties(view.other, others[0])
        if own is None or other is None:
            continue
        if other[1] in view.others((own[0],)) and other[0] in view.others((own[1],)):
            why = "The same words with the parts exchanged: who does it and whom it befalls are turned round."
            close = _close(view.own, at, *own) and _close(view.other, others[0], *other)
            share = SHARE_OF_CLOSE_ROLES if close else SHARE_OF_ROLES
            yield crossing(view, "swapped-roles", own, other, share, why)


def _close(words: Sequence[Word], verb: int, agent: int, patient: int) -> bool:
    """Whether the parties stand right beside the verb, with nothing but articles, forms of “be” and “by” between."""
    low, high = min(agent, patient, verb), max(agent, patient, verb)
    between = {word.lemma for at, word in enumerate(words[low:high], low) if at not in (verb, agent, patient)}
    helping = {"be", "have", "by"} if agent > verb else set()
    return min(agent, patient) < verb < max(agent, patient) and between <= ARTICLES | helping


def _parties(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Who does it and whom it befalls, by position: the nearest nouns before and after the verb, turned in the passive."""
    before = next((place for place in preceding(words, at)), None)
    after = _party(words, at)
    if _passive(words, at):
        by = [place for place in range(at + 1, min(len(words), at + NEARBY)) if words[place].lemma == "by"]
        before, after = (_party(words, by[0]) if by else None), before
    return None if before is None or after is None else (before, after)


def _party(words: Sequence[Word], at: int) -> int | None:
    return next((place for place in following(words, at) if words[place].pos in ("noun", "name")), None)


def _passive(words: Sequence[Word], at: int) -> bool:
    group = [word.lemma for word in words[max(0, at - 3) : at]]
    form = words[at].text.lower()
    return "be" in group and form != words[at].lemma and not form.endswith("ing")
