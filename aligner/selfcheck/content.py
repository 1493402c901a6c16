"""What the speaker said, left out; what the speaker did not say, put in; who did it to whom, turned round."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from random import Random

from aligner.contrast.function_words import DETERMINERS
from aligner.contrast.lexicon import readings
from aligner.contrast.mapping import View
from aligner.domain import Span, Word
from aligner.selfcheck.fault import Fault, Ground, over_against, stretch

CONDITIONS = frozenset(("if", "unless"))
NO_CONDITION = frozenset("as even what only know ask see wonder check whether say tell or".split())
ADJUNCTS = frozenset(
    """because until before after without despite although though whereas including during since throughout amid
    unlike when""".split()
)
JOINED = frozenset(("both", "between", "either"))
LEAST_LEFT, LEAST_CUT, MOST_CUT, LEAST_RENDERED = 4, 3, 25, 2
CLAIMS = (
    "for the first time", "under pressure from abroad", "against the advice of experts", "in secret",
    "in violation of the law", "to win votes", "at the request of the army", "despite repeated warnings",
)  # fmt: skip
MANNERS = ("deliberately", "secretly", "reluctantly", "illegally")
MARKS = " \t\u00a0.,!?;:…”“\"’'‘"
LONGEST_NAME, LONGEST_VERB = 3, 4


def conditions(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield conditions that both sides set, left out of the paraphrase."""
    for view in ground.views:
        for at, word in enumerate(view.own):
            if word.lemma in CONDITIONS and (not at or view.own[at - 1].lemma not in NO_CONDITION):
                fault = _leading(view, at) if _first(view, at) else _trailing(view, at)
                if fault is not None:
                    yield fault


def omissions(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield what ends a sentence and renders words of the speaker’s, left out: an adjunct, or the last thing said."""
    for view in ground.views:
        for at, word in enumerate(view.own):
            joined = word.lemma == "and" and at + 1 < len(view.own) and view.own[at + 1].pos == "verb"
            paired = JOINED & {own.lemma for own in view.own[:at]}
            if word.text in ADJUNCTS or joined and not paired:
                fault = _trailing(view, at)
                if fault is not None:
                    yield fault


def _first(view: View, at: int) -> bool:
    """Whether a word begins a sentence or a quotation."""
    return view.own[at].text[:1].isupper()


def _leading(view: View, at: int) -> Fault | None:
    """A clause up to its comma left out, the sentence that follows begun with a capital."""
    end = _sentence_end(view, at)
    comma = next((own for own in range(at, end) if view.own[own].text == ","), None)
    if comma is None or comma + LEAST_LEFT > end or not _worth(view, range(at, comma)):
        return None
    following = view.own[comma + 1].span
    place = Span(view.own[at].span.start, following.start + 1, following.article)
    reach = stretch(view.own[at].span, following)
    return Fault(place, following.text[:1].upper(), reach, over_against(view, range(at, comma)))


def _trailing(view: View, at: int) -> Fault | None:
    """All from a word to the end of its sentence left out."""
    end, start = _sentence_end(view, at), _sentence_start(view, at)
    if at - start < LEAST_LEFT or not _worth(view, range(at, end)):
        return None
    left = at - 2 if view.own[at - 1].pos == "punctuation" else at - 1
    if view.own[left].pos in ("punctuation", "function"):
        return None
    before, last = view.own[left].span, view.own[end - 1].span
    place = Span(before.end, last.end, before.article)
    return Fault(place, "", stretch(before, last), over_against(view, range(at, end)))


def _worth(view: View, cut: range) -> bool:
    """Whether a cut takes out enough of what the speaker said, and no quotation mark."""
    words = [view.own[at] for at in cut]
    rendered = [at for at in cut if view.own[at].content and view.counterparts.get(at)]
    whole = not any(mark in word.text for word in words for mark in '“”"()')
    return whole and LEAST_CUT <= len(words) <= MOST_CUT and len(rendered) >= LEAST_RENDERED


def _sentence_start(view: View, at: int) -> int:
    """The first word of the sentence, or of the quotation, that a word stands in."""
    sentence = next(own for own in view.bitext.pair.paraphrase if own.span.holds(view.own[at].span))
    inside = [own for own in range(at + 1) if sentence.span.holds(view.own[own].span)]
    return next((own + 1 for own in reversed(inside) if view.own[own].text in '“”".!?'), inside[0])


def _sentence_end(view: View, at: int) -> int:
    """Behind the last word of the sentence, or of the quotation, that a word stands in."""
    sentence = next(own for own in view.bitext.pair.paraphrase if own.span.holds(view.own[at].span))
    inside = [own for own in range(at, len(view.own)) if sentence.span.holds(view.own[own].span)]
    end = next((own for own in inside if view.own[own].text in '“”".!?'), inside[-1] + 1)
    if end <= inside[-1] and view.own[end].span.start > view.own[end - 1].span.end:
        return at  # a quotation begins here, and what is before it ends nothing
    while end > at + 1 and view.own[end - 1].pos == "punctuation":
        end -= 1
    return end


def additions(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield a claim that the speaker did not make: at the end of what is reported, or how something was done."""
    for view in ground.views:
        heard = " ".join(sentence.text.lower() for sentence in ground.recording(view))
        claims = [claim for claim in CLAIMS if not any(word in heard for word in claim.split() if len(word) > 4)]
        sentence = view.bitext.pair.paraphrase[-1]
        last = sentence.quoted[-1] if sentence.quoted else sentence.span
        end = last.start + len(last.text.rstrip(MARKS))
        if claims and end > last.start:
            text = f" {chance.choice(claims)}"
            yield Fault(Span(end, end, last.article), text, Span(end, end, last.article))
        for at in range(1, len(view.own)):
            if _finite(view, at):
                before = view.own[at].span.start
                place = Span(before, before, last.article)
                yield Fault(place, f"{chance.choice(MANNERS)} ", place)


def _finite(view: View, at: int) -> bool:
    """Whether a word is a verb in the past, which the speaker uses too, between its subject and its object."""
    word, before = view.own[at], view.own[at - 1]
    own = [reading for reading in readings(word.text.lower()) if reading.pos == "verb" and reading.inflection == "ed"]
    following = view.own[at + 1] if at + 1 < len(view.own) else None
    acts = following is not None and (following.text in DETERMINERS or following.pos in ("name", "number"))
    return word.pos == "verb" and bool(own) and at in view.same and before.pos in ("noun", "name") and acts


def roles(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield two names around a verb, in the speaker’s order, put in each other’s place."""
    for view in ground.views:
        runs = list(_names(view))
        for (start, end), (later, stop) in itertools.pairwise(runs):
            if _acts(view, range(end, later)) and _ordered(view, range(start, end), range(later, stop)):
                one = stretch(view.own[start].span, view.own[end - 1].span)
                other = stretch(view.own[later].span, view.own[stop - 1].span)
                whole = stretch(one, other)
                between = whole.text[one.end - one.start : other.start - one.start]
                quote = over_against(view, range(start, stop))
                yield Fault(whole, f"{other.text}{between}{one.text}", whole, quote)


def _names(view: View) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that are a name, without an article before."""
    at = 0
    while at < len(view.own):
        end = at
        while end < len(view.own) and view.own[end].pos == "name":
            end += 1
        if at < end <= at + LONGEST_NAME and not (at and view.own[at - 1].lemma in ("the", "a", "of", "and", "'s")):
            yield at, end
        at = max(at, end) + 1


def _acts(view: View, between: range) -> bool:
    """Whether what stands between two names says what the one did to the other."""
    words: list[Word] = [view.own[at] for at in between]
    if not 0 < len(words) <= LONGEST_VERB or words[-1].pos != "verb":
        return False
    return all(word.pos in ("verb", "adverb") or word.lemma in ("have", "will", "would", "may", "do") for word in words)


def _ordered(view: View, one: range, other: range) -> bool:
    """Whether the speaker names both in the same order, and what follows is no part of a longer name."""
    first, second = view.others(one), view.others(other)
    following = view.own[other.stop] if other.stop < len(view.own) else None
    ends = following is None or following.pos in ("punctuation", "function")
    same = view.same.issuperset((*one, *other))
    return bool(first and second) and max(first) < min(second) and same and ends and not _possessive(following)


def _possessive(word: Word | None) -> bool:
    return word is not None and word.lemma in ("'s", "and")
