"""What a word’s neighbours tell of its part of speech."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.function_words import (
    BE,
    BEFORE_NOUN_TO,
    DETERMINERS,
    FUNCTION,
    HAVE,
    MODALS,
    PLURALS,
    PREPOSITIONS,
    SAME_IN_PAST,
    SUBJECTS,
)
from aligner.contrast.lexicon import Reading, readings


def by_neighbours(
    known: Sequence[Reading], lower: Sequence[str], at: int, found: Sequence[tuple[str, str]]
) -> Reading | None:
    """The reading that the words around a form ask for; None where they do not tell."""
    if len(known) == 1:
        return known[0]
    before, after = _before(lower, found, at), lower[at + 1] if at + 1 < len(lower) else ""
    if before == "to" and (at < 2 or lower[at - 2] not in BEFORE_NOUN_TO):
        return _first(known, "verb", ("",)) or _nominal(known, after)
    if before in MODALS or before in SUBJECTS or before == "to":
        return _first(known, "verb", ("", "s", "ed")) if before != "to" else _nominal(known, after)
    if before in BE:
        return _first(known, "verb", ("ed", "ing")) or _first(known, "adjective") or _first(known, "noun")
    if before in HAVE and lower[at] in SAME_IN_PAST:
        return _first(known, "verb")
    if before in HAVE:
        return _first(known, "verb", ("ed",)) or _nominal(known, after)
    if before in DETERMINERS or before == "'s" or found and found[-1][0] in ("adjective", "number"):
        return _nominal(known, after)
    if before in PREPOSITIONS:
        return _first(known, "verb", ("ing",)) or _nominal(known, after)
    if found and found[-1][0] in ("noun", "name"):
        return _after_noun(known, lower[at - 1], after)
    return None


def _before(lower: Sequence[str], found: Sequence[tuple[str, str]], at: int) -> str:
    """The word before, adverbs and negation skipped."""
    back = at - 1
    while back > 0 and (
        found[back][0] == "adverb" or lower[back] in ("also", "just", "never", "even", "only", "not", "n't")
    ):
        back -= 1
    if back < 0:
        return ""
    return found[back][1] if lower[back] in ("'s", "'d") and found[back][1] != "'s" else lower[back]


def _first(known: Sequence[Reading], pos: str, inflections: Sequence[str] | None = None) -> Reading | None:
    return next(
        (
            reading
            for reading in known
            if reading.pos == pos and (inflections is None or reading.inflection in inflections)
        ),
        None,
    )


def _nominal(known: Sequence[Reading], after: str) -> Reading | None:
    """Within a noun phrase: an adjective before another noun, else a noun."""
    noun, adjective = _first(known, "noun"), _first(known, "adjective")
    if adjective and after and after not in FUNCTION and after[0].isalpha():
        following = readings(after)
        if any(reading.pos == "noun" for reading in following) and (noun is None or known[0].pos != "noun"):
            return adjective
    return noun or adjective


def _after_noun(known: Sequence[Reading], before: str, after: str) -> Reading | None:
    """After a noun: a finite verb where its object or complement follows, or where the noun is plural and the form bare."""
    verb = _first(known, "verb")
    if verb is None:
        return None
    object_follows = (
        after in DETERMINERS
        or after in PREPOSITIONS
        or after in SUBJECTS
        or after in ("to", "that", "him", "them", "us", "me")
    )
    if verb.inflection in ("ed", "ing"):
        return verb
    if object_follows and (verb.inflection == "s") != (before.endswith("s") or before in PLURALS):
        return verb
    return _first(known, "noun") or verb
