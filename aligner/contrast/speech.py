"""Tokens -> parts of speech and lemmas: what the lexicon allows, decided by the neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.contrast.function_words import (
    BE,
    CUT,
    DETERMINERS,
    FUNCTION,
    HAVE,
    LEMMAS,
    MODALS,
    NUMBERS,
    PREPOSITIONS,
    SUBJECTS,
)
from aligner.contrast.lexicon import readings
from aligner.contrast.neighbours import by_neighbours

FIGURE = re.compile(r"\d")
INITIAL = re.compile(r"^[^\w]$")
PEOPLES = ("ans", "ists", "crats", "als", "ers")


def speech(forms: Sequence[str]) -> list[tuple[str, str]]:
    """The part of speech and lemma of each token of one sentence, left to right."""
    plain = [form.replace("’", "'").replace("‘", "'") for form in forms]
    lower = [form.lower() for form in plain]
    found: list[tuple[str, str]] = []
    for at in range(len(plain)):
        found.append(_fixed(plain, lower, at, found) or _open(plain, lower, at, found))
    return found


def _fixed(
    plain: Sequence[str], lower: Sequence[str], at: int, found: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """Tokens that need no lexicon: marks, figures, function words and names."""
    form, low = plain[at], lower[at]
    if not any(character.isalnum() for character in form):
        return ("punctuation", form)
    if FIGURE.search(form):
        return ("name" if form[0].isalpha() else "number", low)
    if low in ("'s", "'d"):
        return ("function", _ambiguous(lower, at, found))
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if low in CUT and after == "n't":
        return ("function", CUT[low])
    if low == "may" and form == "May" and (after[:1].isdigit() or (at and lower[at - 1] in PREPOSITIONS)):
        return ("name", low)
    if low in FUNCTION and not (form in ("US", "IT", "WHO") and not _shouted(plain)):
        return ("function", LEMMAS.get(low, low))
    if low in NUMBERS:
        return ("number", low)
    return ("name", _name(form)) if _is_name(plain, lower, at) else None


def _shouted(plain: Sequence[str]) -> bool:
    letters = [form for form in plain if form.isalpha() and len(form) > 1]
    return bool(letters) and sum(form.isupper() for form in letters) * 2 > len(letters)


def _is_name(plain: Sequence[str], lower: Sequence[str], at: int) -> bool:
    form = plain[at]
    if not form[:1].isupper() or _shouted(plain):
        return False
    first = at == 0 or INITIAL.match(plain[at - 1]) is not None and plain[at - 1] in "“\"‘'«「『:—–([.!?"
    if not first or form[1:2].isupper() or "." in form:
        return True
    known = readings(lower[at])
    following = plain[at + 1] if at + 1 < len(plain) else ""
    if following[:1].isupper() and following.lower() not in FUNCTION:
        return True
    return (
        known[0].pos == "noun"
        and known[0].inflection == ""
        and following.lower() in HAVE | BE | MODALS | {"'s", "said"}
        and not _ends_common(lower[at])
    )


def _ends_common(low: str) -> bool:
    return low.endswith(("tion", "ment", "ness", "ing", "ity", "body", "one"))


def _name(form: str) -> str:
    low = form.lower()
    return low[:-1] if low.endswith(PEOPLES) and len(low) > 6 else low


def _ambiguous(lower: Sequence[str], at: int, found: Sequence[tuple[str, str]]) -> str:
    """’s is be, have or the possessive; ’d is would or had; let’s is let us."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    participle = (
        any(reading.pos == "verb" and reading.inflection == "ed" for reading in readings(after)) if after else False
    )
    if lower[at] == "'d":
        return (
            "have"
            if after in ("better", "been") or participle and after not in ("put", "let", "set", "cut")
            else "would"
        )
    before = lower[at - 1] if at else ""
    if before == "let":
        return "us"
    if before in SUBJECTS or before in (
        "that",
        "what",
        "here",
        "where",
        "how",
        "when",
        "this",
        "she",
        "everything",
        "nothing",
    ):
        return "have" if after in ("been", "got", "had") else "be"
    if after in DETERMINERS or after in ("not", "been", "going", "to", "in", "on", "at", "why", "how", "what"):
        return "be"
    return "'s"


def _open(plain: Sequence[str], lower: Sequence[str], at: int, found: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """A word of an open class: the first reading that its neighbours ask for, or the likeliest."""
    low = lower[at]
    if "-" in low:
        return _hyphenated(low)
    known = readings(low)
    chosen = by_neighbours(known, lower, at, found) or known[0]
    return (chosen.pos, chosen.lemma)


def _hyphenated(low: str) -> tuple[str, str]:
    last = readings(low.rsplit("-", 1)[1])[0]
    if last.pos == "verb" and last.inflection in ("ed", "ing") or low.split("-", 1)[0] in ("so", "non", "pro", "anti"):
        return ("adjective", low)
    return (last.pos if last.pos in ("noun", "adjective") else "noun", low)
