"""Small words that turn a claim: not, may, all."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aligner.contrast.facts.polarity import DENIALS
from aligner.contrast.mapping import View
from aligner.domain import Span
from aligner.selfcheck.fault import Fault, Ground, over_against, stretch

AUXILIARIES = frozenset("be have do will would can could should must may might shall".split())
PUT_IN = frozenset("is are was were will would can could should must has have had".split())
SURE = frozenset(("should", "must", "will", "would", "can", "could"))
CUT = {"wo": "will", "ca": "can", "sha": "shall"}
POLAR = frozenset("any anything anyone anybody yet either anymore neither nor until but only just alone or".split())
ALL = frozenset("all every both each only everyone everybody whether".split())
MODALS = {
    "may": ("will", "must"), "might": ("will",), "could": ("will", "must"), "must": ("may",), "should": ("may", "must"),
    "will": ("may", "might"), "can": ("must",),
}  # fmt: skip
QUANTIFIERS = {
    "all": ("some", "few"),
    "some": ("all", "most"),
    "most": ("few", "some"),
    "many": ("few",),
    "few": ("many",),
}
DEGREES = frozenset("as so how too not very a the that".split())
REACH = 4


def negations(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield denials that both sides make, taken out, and claims that neither side denies, denied."""
    for view in ground.views:
        for at in range(1, len(view.own)):
            fault = _lifted(view, at) if view.own[at].lemma == "not" else _put_in(view, at)
            if fault is not None:
                yield fault


def _lifted(view: View, at: int) -> Fault | None:
    """The claim without its denial: does make for does not make, will for won’t."""
    words, head = view.own, _head(view, at)
    before, word = words[at - 1], words[at]
    if head is None or before.lemma not in AUXILIARIES or POLAR & {own.lemma for own in words[at + 1 : at + 7]}:
        return None
    others = view.others((head,))
    said = range(max(0, min(others) - REACH - 1), max(others) + 1)
    denial = next((own for own in said if view.other[own].lemma == "not"), None)
    if denial is None:
        return None
    text = CUT.get(before.text.lower(), before.text)
    quote = view.turned.span((denial, *others))
    return Fault(stretch(before.span, word.span), text, stretch(before.span, words[head].span), quote)


def _put_in(view: View, at: int) -> Fault | None:
    """The claim denied, where nothing on either side is denied."""
    words, word = view.own, view.own[at]
    head = _head(view, at)
    if head is None or word.text not in PUT_IN or words[at - 1].pos == "punctuation":
        return None
    lemmas = {own.lemma for own in (*view.own, *view.other)}
    if lemmas & DENIALS or lemmas & ALL or words[at + 1].pos == "punctuation" or words[at + 1].lemma in AUXILIARIES:
        return None
    if word.lemma not in ("be", *SURE) and words[at + 1].pos != "verb":
        return None
    empty = Span(word.span.end, word.span.end, word.span.article)
    return Fault(
        empty, "not" if word.text == "can" else " not", stretch(word.span, words[head].span), _over(view, head)
    )


def _head(view: View, at: int) -> int | None:
    """The word that is denied, if the quote has the same."""
    for place in range(at + 1, min(len(view.own), at + 1 + REACH)):
        word = view.own[place]
        if word.pos == "punctuation":
            return None
        if word.pos in ("verb", "adjective", "noun"):
            return place if place in view.same else None
    return None


def _over(view: View, head: int) -> Span | None:
    return over_against(view, range(head, head + 1))


def modals(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield what may, must, can, should or will be on both sides, made into something else."""
    for view in ground.views:
        for at, word in enumerate(view.own[:-1]):
            head = _head(view, at) if word.text in MODALS and word.pos == "function" else None
            if head is None or view.own[at + 1].lemma == "not":
                continue
            others = view.others((head,))
            said = range(max(0, min(others) - REACH), max(others) + 1)
            over = next((own for own in said if view.other[own].lemma == word.lemma), None)
            if over is not None:
                quote = view.turned.span((over, *others))
                yield Fault(word.span, chance.choice(MODALS[word.text]), stretch(word.span, view.own[head].span), quote)


def quantifiers(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield how many both sides speak of, made into more or fewer."""
    for view in ground.views:
        for at, word in enumerate(view.own[:-1]):
            low, following = word.text.lower(), view.own[at + 1]
            if low not in QUANTIFIERS or at and view.own[at - 1].lemma in DEGREES or at not in view.same:
                continue
            if following.pos == "noun" or following.lemma == "of" and low != "few":
                text = chance.choice(QUANTIFIERS[low])
                text = text.capitalize() if word.text[:1].isupper() else text
                yield Fault(word.span, text, stretch(word.span, following.span), over_against(view, range(at, at + 1)))
