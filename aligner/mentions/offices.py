"""Offices across languages: what a label's title is in English, and whether English words give it or another one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.domain import Span
from aligner.mentions.labels import FORMER, Label
from aligner.mentions.words import MODIFIERS
from aligner.tables import knowledge

TONGUES = {
    "hangul": ("korean",),
    "katakana": ("japanese", "chinese"),
    "han": ("japanese", "chinese"),
    "cyrillic": ("russian",),
}
WORD = re.compile(r"[A-Za-zé]+(?:['’][a-z]+)?")
PAST = re.compile(r"\b(?:former|ex|onetime|then|past|retired|previous|late)\b", re.IGNORECASE)
LOWER = ("deputy", "vice", "under", "assistant", "associate", "acting", "first deputy")
VAGUE = frozenset(
    (word,)
    for word in "director head chief representative official leader manager member expert adviser president".split()
)
PREPOSITIONS = frozenset("of for to in at from by with".split())
COMPOUND = MODIFIERS - frozenset("right press field mission public project asia".split()) | frozenset(
    "parliamentary acting interim co under assistant honorary corresponding designate elect".split()
)


@dataclass(frozen=True)
class Office:
    """What a native title may be in English, and what it is often mistaken for."""

    english: str
    right: frozenset[tuple[str, ...]]
    wrong: frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Verdict:
    """How the words of a mention render its bearer's office: rightly, or by the words at `other`."""

    english: str
    renders: bool
    other: Span | None


@functools.cache
def _entries() -> tuple[dict[str, object], ...]:
    return tuple(knowledge("titles")["title"])


def _phrases(values: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.lower() for word in WORD.findall(value.split("(")[0])) for value in values)


def _listed(entry: dict[str, object], field: str) -> list[str]:
    values = entry.get(field, [])
    return [str(value) for value in values] if isinstance(values, list) else []


@functools.lru_cache(maxsize=256)
def office(title: str, script: str) -> Office | None:
    """The office that a label's title names, by its longest known ending; nothing where it is not known."""
    matched = _matched(title, script)
    if not matched:
        return None
    right = _phrases(value for entry in matched for value in (str(entry["english"]), *_listed(entry, "same")))
    mistaken = ("promotions", "demotions", "false_friends")
    wrong = _phrases(value for entry in matched for field in mistaken for value in _listed(entry, field)) - right
    if not any(str(entry["english"]).startswith(LOWER) for entry in matched):
        wrong -= VAGUE
    return Office(str(matched[0]["english"]).split(" (")[0], right, wrong)


def _matched(title: str, script: str) -> list[dict[str, object]]:
    if script == "latin":
        return _english(title)
    forms = {form for entry in _entries() for tongue in TONGUES.get(script, ()) for form in _listed(entry, tongue)}
    bare = title.replace(" ", "") if script != "cyrillic" else title.lower()
    ending = bare.startswith if script == "cyrillic" else bare.endswith
    best = max((form for form in forms if ending(form)), key=lambda form: (len(form), form), default="")
    return [entry for entry in _entries() if best and any(best in _listed(entry, tongue) for tongue in TONGUES[script])]


def _english(title: str) -> list[dict[str, object]]:
    """The entries whose English is the longest found in a Latin label."""
    words = [word.lower() for word in WORD.findall(title)]
    found = [
        (len(phrase), entry)
        for entry in _entries()
        for phrase in _phrases([str(entry["english"]), *_listed(entry, "same")])
        if _at(words, phrase)
    ]
    longest = max((length for length, _ in found), default=0)
    return [entry for length, entry in found if length == longest]


def _at(words: list[str], phrase: tuple[str, ...]) -> list[int]:
    """Where a phrase starts among words, a hyphen or possessive being no hindrance."""
    return [
        at for at in range(len(words) - len(phrase) + 1) if phrase and tuple(words[at : at + len(phrase)]) == phrase
    ]


def verdict(label: Label, words: Span | None) -> Verdict | None:
    """Whether the English words of an office render a label's title; nothing where the title is unknown."""
    return rendered(label.title, label.script, words)


def rendered(title: str, script: str, words: Span | None) -> Verdict | None:
    """Whether the English words of an office render a title; nothing where the title is unknown."""
    known = office(title, script)
    if known is None:
        return None
    if words is None:
        return Verdict(known.english, False, None)
    matches = list(WORD.finditer(words.text))
    lower = [match.group().lower() for match in matches]
    found = [
        (at, at + len(phrase), phrase in known.right)
        for phrase in known.right | known.wrong
        for at in _at(lower, phrase)
    ]
    widest = [
        one for one in found if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in found)
    ]
    if any(right for _, _, right in widest):
        return _former(
            title,
            known,
            words,
            min((matches[low].start(), matches[high - 1].end()) for low, high, right in widest if right),
        )
    for low, high, _ in sorted(widest):
        if not PREPOSITIONS.intersection(lower[:low]) and (low == 0 or lower[low - 1] not in COMPOUND):
            return Verdict(known.english, False, words.part(matches[low].start(), matches[high - 1].end()))
    return Verdict(known.english, False, None)


def _former(title: str, known: Office, words: Span, place: tuple[int, int]) -> Verdict:
    """The right office, unless the title says that it is a former one and the words do not."""
    if not title.startswith(FORMER[:2]) or PAST.search(words.text):
        return Verdict(known.english, True, None)
    return Verdict(f"former {known.english}", False, words.part(*place))
