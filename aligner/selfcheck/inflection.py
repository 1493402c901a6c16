"""A word in the inflection of another: rises, rose, rising and increases, increased, increasing."""

from __future__ import annotations

import re

from aligner.contrast.lexicon import lexicon, readings
from aligner.domain import Word

SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")
DOUBLED = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$|(?:mit|fer|cur|pel|bid|get|trol)$")
VOWEL = re.compile(r"^[aeio]|^un[^i]|^up")


def inflected(lemma: str, like: Word) -> str | None:
    """The word in the inflection and with the capital of another; None where its form is not known for sure."""
    inflection = next((own.inflection for own in readings(like.text.lower()) if own.lemma == like.lemma), "")
    form = _form(lemma, like.pos, inflection)
    return form.capitalize() if form and like.text[:1].isupper() else form


def _form(lemma: str, pos: str, inflection: str) -> str | None:
    if not inflection:
        return lemma
    if inflection in ("er", "est"):
        return None
    irregular = [
        form
        for form, kinds in lexicon().irregular.items()
        if (pos, lemma) in kinds and any(own.inflection == inflection and own.lemma == lemma for own in readings(form))
    ]
    if len(irregular) > 1:
        return None
    return irregular[0] if irregular else _regular(lemma, inflection)


def _regular(lemma: str, inflection: str) -> str:
    if inflection == "s":
        if CONSONANT_Y.search(lemma):
            return f"{lemma[:-1]}ies"
        return f"{lemma}es" if SIBILANT.search(lemma) else f"{lemma}s"
    stem = lemma + lemma[-1] if DOUBLED.search(lemma) else lemma
    if inflection == "ing":
        return f"{stem[:-1]}ing" if stem.endswith("e") and not stem.endswith("ee") else f"{stem}ing"
    if CONSONANT_Y.search(stem):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def article_before(text: str) -> str:
    """The indefinite article that a word takes."""
    return "an" if VOWEL.match(text.lower()) else "a"
