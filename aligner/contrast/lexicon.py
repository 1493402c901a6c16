"""What a written English word can be: its possible parts of speech, each with its lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent.parent / "knowledge" / "lexicon.txt"
NAMES = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
SHORT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")  # a short stem would have doubled: hoped is hope, not hop
ITS_OWN = frozenset(
    "data media species means arms goods customs news series politics willing united being human upper inner outer former latter "
    "other rather ever never over under after needs thing things during evening morning building meeting king ring spring "
    "string red bed need speed wed indeed feed seed breed hundred sacred wing sing bring sling cling nothing something anything "
    "everything ceiling sibling wedding Monday this its his us less unless yes always perhaps afterwards towards besides "
    "number headquarters premises proceedings authorities outskirts".lower().split()
)
ENDINGS = (("s", "s", "nv"), ("ed", "ed", "v"), ("ing", "ing", "v"), ("er", "er", "a"), ("est", "est", "a"))
NEVER_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True)
class Reading:
    """One way to read a form: part of speech, lemma, and the inflection (empty, s, ed, ing, er or est)."""

    pos: str
    lemma: str
    inflection: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Parts of speech by lemma, the commonest first, the lemmas with one clear favourite, and irregular forms."""

    parts: dict[str, str]
    clear: frozenset[str]
    irregular: dict[str, tuple[tuple[str, str], ...]]


@cache
def lexicon() -> Lexicon:
    """The table, read once."""
    parts: dict[str, str] = {}
    clear: set[str] = set()
    irregular: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            continue
        if mark.startswith("="):
            for form, _, lemma in (item.partition("=") for item in rest.split()):
                irregular[form] = (*irregular.get(form, ()), (NAMES[mark[1]], lemma))
            continue
        words = rest.split()
        parts.update(dict.fromkeys(words, mark.rstrip("!")))
        if mark.endswith("!"):
            clear.update(words)
    return Lexicon(parts, frozenset(clear), irregular)


@lru_cache(maxsize=32768)
def readings(form: str) -> tuple[Reading, ...]:
    """All readings of a form in lower case, the likeliest first; a form that nothing is known of is a noun."""
    own = tuple(Reading(NAMES[part], form) for part in lexicon().parts.get(form, ""))
    if form in ITS_OWN:
        return own or (Reading("noun", form),)
    found = (*_irregular(form), *_regular(form), *own)
    return tuple(dict.fromkeys(found)) or _unknown(form)


def _irregular(form: str) -> Iterator[Reading]:
    for pos, lemma in lexicon().irregular.get(form, ()):
        yield Reading(pos, lemma, _inflection(form, pos))


def _inflection(form: str, pos: str) -> str:
    if pos == "verb":
        return "ing" if form.endswith("ing") else "s" if form.endswith("s") else "ed"
    if pos == "noun":
        return "s"
    return "est" if form.endswith("st") else "er"


def _regular(form: str) -> Iterator[Reading]:
    parts = lexicon().parts
    for ending, inflection, kinds in ENDINGS:
        if form.endswith(ending) and len(form) >= len(ending) + 2 and not form.endswith(NEVER_PLURAL):
            stems = _stems(form[: -len(ending)], inflection)
            stem = next((stem for stem in stems if any(kind in kinds for kind in parts.get(stem, ""))), "")
            for kind in (kind for kind in parts.get(stem, "") if kind in kinds):
                yield Reading(NAMES[kind], stem, inflection)


def _stems(stem: str, inflection: str) -> Iterator[str]:
    """What a form may have been before its ending: studi(es) study, stopp(ed) stop, launch(es) launch, urg(ed) urge."""
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if inflection == "s":
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        yield stem
        if stem.endswith("e"):
            yield stem[:-1]
        return
    if SHORT.search(stem):
        yield stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        yield stem[:-1]
    yield stem
    yield stem + "e"
    yield stem[:-1]


def _unknown(form: str) -> tuple[Reading, ...]:
    if form.endswith("ly"):
        return (Reading("adverb", form),)
    if form.endswith(("ous", "ful", "less", "able", "ible", "ical")):
        return (Reading("adjective", form),)
    if form.endswith("ies") and len(form) > 5:
        return (Reading("noun", form[:-3] + "y", "s"),)
    if form.endswith(("ches", "shes", "sses", "xes")):
        return (Reading("noun", form[:-2], "s"),)
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        return (Reading("noun", form[:-1], "s"),)
    return (Reading("noun", form),)
