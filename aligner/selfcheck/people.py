"""People who are named more than once, misspelled once, or taken for the other sex."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from aligner.domain import Mention
from aligner.selfcheck.fault import Fault, Ground

LEAST_LETTERS = 4
# What a name suffers on its way through another script; the first letter is left alone.
SLIPS = tuple(
    (re.compile(rf"(?<=.){wrong}"), right)
    for wrong, right in (
        ("z", "j"), ("j", "z"), ("ou", "u"), ("oo", "u"), ("([bcdfglmnprst])\\1", r"\1"), ("c(?!h)", "k"), ("v", "b"),
        ("b", "v"), ("y", "i"), ("w", "u"), ("l", "r"), ("r(?=.)", "l"), ("f", "p"), ("th", "s"), ("ch", "sh"),
        ("sh", "ch"), ("d", "t"), ("g", "k"), ("e(?=.)", "a"), ("a(?=.)", "o"),
    )
)  # fmt: skip
OTHER = {"he": "she", "she": "he", "He": "She", "She": "He"}


def spellings(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield later mentions of a person, the surname respelled as a romanisation may slip."""
    seen: Counter[tuple[str, str]] = Counter()
    for mention in ground.mentions:
        if mention.kind != "name" or mention.spelling not in mention.span.text:
            continue
        earlier = seen[mention.entity, mention.spelling]
        seen[mention.entity, mention.spelling] += 1
        if earlier and len(mention.spelling) >= LEAST_LETTERS and mention.spelling.isalpha():
            yield from _respelled(mention, chance)


def _respelled(mention: Mention, chance: Random) -> Iterator[Fault]:
    at = mention.span.text.rindex(mention.spelling)
    place = mention.span.part(at, at + len(mention.spelling))
    forms = [pattern.sub(right, place.text, count=1) for pattern, right in SLIPS]
    others = [form for form in forms if form != place.text and form not in place.article.text]
    if others:
        yield Fault(place, chance.choice(others), mention.span)


def pronouns(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield pronouns that credit words to somebody whose gender the article tells, each made into the other."""
    told = {own.entity: own.gender for own in ground.mentions if own.kind != "pronoun" and own.gender and own.sure}
    for mention in ground.mentions:
        right = mention.kind == "pronoun" and mention.sure and told.get(mention.entity) == mention.gender
        if right and mention.span.text in OTHER:
            yield Fault(mention.span, OTHER[mention.span.text], mention.span)
