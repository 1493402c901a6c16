"""Words and countries that both sides name, made into others."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aligner.contrast.function_words import DETERMINERS, PREPOSITIONS
from aligner.contrast.knowledge import opposites
from aligner.contrast.lexicon import readings
from aligner.contrast.mapping import View
from aligner.domain import Mention, Span
from aligner.selfcheck.fault import Fault, Ground, over_against, stretch
from aligner.selfcheck.inflection import article_before, inflected
from aligner.tables import knowledge

OPPOSED = frozenset(("contradictory", "contrary", "reversive"))
PARTICLES = frozenset("up down out off on back in over away to for".split())
COUNTRIES = (
    ("Russia", "Russian"), ("China", "Chinese"), ("Japan", "Japanese"), ("Germany", "German"), ("France", "French"),
    ("Turkey", "Turkish"), ("India", "Indian"), ("Brazil", "Brazilian"), ("Canada", "Canadian"), ("Mexico", "Mexican"),
)  # fmt: skip


def antonyms(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield words that both sides use, made into their opposites."""
    for view in ground.views:
        lemmas = {word.lemma for word in (*view.own, *view.other)}
        for match in opposites(view.own):
            entry = knowledge("opposites")["pair"][match.value.number]
            other = entry["b" if match.value.first else "a"]
            single = match.end - match.start == 1 and other.isalpha() and other not in lemmas
            if single and match.value.relation in OPPOSED and _plain(view, match.start, match.value.pos):
                fault = _opposed(view, match.start, other)
                if fault is not None:
                    yield fault


def _plain(view: View, at: int, pos: str) -> bool:
    """Whether a word stands on both sides, in its usual sense as far as its neighbours tell."""
    word, following = view.own[at], view.own[at + 1] if at + 1 < len(view.own) else None
    phrasal = word.pos == "verb" and following is not None and following.lemma in PARTICLES
    others = view.others((at,))
    same = at in view.same and any(view.other[other].lemma == word.lemma for other in others)
    return same and word.pos == pos != "adverb" and not phrasal and not _doubtful(view, at)


def _doubtful(view: View, at: int) -> bool:
    """Whether a noun may be a verb: supports, but not the support."""
    kinds = {reading.pos for reading in readings(view.own[at].text.lower())}
    before = view.own[at - 1] if at else None
    behind = before is not None and (before.pos == "adjective" or before.lemma in DETERMINERS | PREPOSITIONS)
    return view.own[at].pos == "noun" and "verb" in kinds and not behind


def _opposed(view: View, at: int, lemma: str) -> Fault | None:
    word, before = view.own[at], view.own[at - 1] if at else None
    form = inflected(lemma, word)
    if form is None:
        return None
    quote = over_against(view, range(at, at + 1))
    if before is not None and before.text in ("a", "an") and before.text != article_before(form):
        return Fault(
            stretch(before.span, word.span), f"{article_before(form)} {form}", stretch(before.span, word.span), quote
        )
    return Fault(word.span, form, word.span, quote)


def countries(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield countries and peoples that both sides name, made into others that the recording does not name."""
    named = [mention for mention in ground.mentions if mention.kind == "country" and mention.role != "capital"]
    for view in ground.views:
        pair = view.bitext.pair
        said = [own for own in named if any(sentence.span.holds(own.span) for sentence in pair.quote)]
        heard = " ".join(sentence.text for sentence in ground.recording(view))
        for mention in named:
            over = next((own for own in said if (own.entity, own.role) == (mention.entity, mention.role)), None)
            if over is None or not any(sentence.span.holds(mention.span) for sentence in pair.paraphrase):
                continue
            others = [
                both for both in COUNTRIES if not any(name in heard or name in mention.span.text for name in both)
            ]
            if others and _alone(view, mention):
                yield _elsewhere(mention, over, chance.choice(others))


def _alone(view: View, mention: Mention) -> bool:
    """Whether the country's name is no part of another name, and no attribute where it is a noun."""
    at = next((at for at, word in enumerate(view.own) if word.span.start >= mention.span.end), None)
    following = view.own[at].pos if at is not None else "punctuation"
    before = next((word for word in reversed(view.own) if word.span.end <= mention.span.start), None)
    if before is not None and before.pos == "name" and before.text.lower() != "the":
        return False
    return following in (("noun", "adjective") if mention.role == "adjective" else ("function", "punctuation", "verb"))


def _elsewhere(mention: Mention, over: Mention, country: tuple[str, str]) -> Fault:
    name, adjective = country
    place, text = mention.span, mention.span.article.text
    for article, other in (("the ", ""), ("The ", ""), (" an ", " a "), (" a ", " a ")):
        start = place.start - len(article)
        dropped = mention.role == "name" and article.strip().lower() == "the"
        if text[max(0, start) : place.start] == article and (dropped or other):
            place = Span(start, place.end, place.article)
            return Fault(place, other + (adjective if mention.role == "adjective" else name), place, over.span)
    return Fault(place, adjective if mention.role == "adjective" else name, place, over.span)
