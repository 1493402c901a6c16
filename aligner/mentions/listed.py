"""Bearer -> what the lists of names know of them: told by name, label, office and country together."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import jellyfish

from aligner.domain import Listed, Span
from aligner.mentions.authority import ANYWHERE, Authority, native_parts
from aligner.mentions.gender import Gender
from aligner.mentions.letters import latin
from aligner.mentions.likeness import contained, likeness, sounds_like
from aligner.mentions.names import heads, whole
from aligner.mentions.offices import Verdict, office, rendered
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer
from aligner.mentions.places import countries_in

ALIKE, ALIKE_WITHOUT_LABEL, RESEMBLES = 0.55, 0.7, 0.7
BODIES = {"united nations": ("un", "u.n", "united nations", "security council")}


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry: its surname as written here, or nearly; the label; the office; the country; the body.

    `given` tells whether the other names agree; nothing where the article gives none.
    """

    exact: bool
    likeness: float
    label: bool
    office: bool
    country: bool
    body: bool
    given: bool | None

    @property
    def enough(self) -> bool:
        """Whether the entry is surely the bearer's."""
        placed = self.office and self.country and self.body
        if self.given is False:
            return False
        if self.label and (self.office or self.country):
            return self.exact or self.likeness >= ALIKE
        return placed and (self.exact or (self.given is True and self.likeness >= ALIKE_WITHOUT_LABEL))


def entry_of(person: Bearer, authority: Authority) -> Listed | None:
    """The one entry that name, label, office and country tell; nothing where none does or several do."""
    candidates = list(dict.fromkeys(_candidates(person, authority)))
    told = [entry for entry in candidates if _named(person, entry) and (entry.own or _beside(person, entry))]
    told = told or [entry for entry in candidates if _evidence(person, entry).enough]
    own = [entry for entry in told if entry.own] or told
    return own[0] if len(own) == 1 else None


def _candidates(person: Bearer, authority: Authority) -> Iterator[Listed]:
    for surname in person.surnames:
        yield from authority.by_surname.get(latin(surname), ())
    for label in person.labels:
        yield from authority.by_native.get(label.name.replace(" ", ""), ())
    for country in (*sorted(_countries(person)), ANYWHERE):
        for entry in authority.by_country.get(country, ()):
            if _resembles(person, entry):
                yield entry


def _resembles(person: Bearer, entry: Listed) -> bool:
    """Whether it is worth while to look closer: a list may have thousands of names of one country."""
    return any(
        jellyfish.jaro_winkler_similarity(latin(one), latin(other)) >= RESEMBLES
        for one in person.surnames
        for other in entry.surnames
    )


def _countries(person: Bearer) -> frozenset[str]:
    return frozenset(country for role in person.roles for country in countries_in(role))


def _named(person: Bearer, entry: Listed) -> bool:
    """Whether a full name of the article is one of the entry's, in any order, initials aside."""
    known = [_words(tuple(name.split())) for name in entry.names]
    return any(len(words := _words(reference.names)) > 1 and words in known for reference in person.references)


@functools.lru_cache(maxsize=16384)
def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(bare for name in whole(names) if len(bare := latin(name)) > 1)


def _beside(person: Bearer, entry: Listed) -> bool:
    """Whether anything but the name speaks for the entry too."""
    evidence = _evidence(person, entry)
    return evidence.label or evidence.office or evidence.country


def _evidence(person: Bearer, entry: Listed) -> Evidence:
    known = {latin(surname) for surname in entry.surnames}
    roles = " ".join(reference.role for reference in person.references)
    return Evidence(
        exact=any(latin(surname) in known for surname in person.surnames),
        likeness=max(
            (likeness(one, other) for one in person.surnames for other in entry.surnames if not contained(one, other)),
            default=0.0,
        ),
        label=_labelled(person, entry),
        office=any(_in_office(entry, reference) for reference in person.references),
        country=bool(countries_in(entry.country) & _countries(person)) or (not entry.country and bool(entry.body)),
        body=not entry.body or _of_body(entry.body, roles),
        given=_agrees(person, entry),
    )


def _labelled(person: Bearer, entry: Listed) -> bool:
    parts = {part for form in entry.native for part in native_parts(form)}
    return any(label.name.replace(" ", "") in parts for label in person.labels)


def _in_office(entry: Listed, reference: Reference) -> bool:
    if not entry.role:
        return False
    if office(entry.role, "latin") is not None:
        judged = rendered(entry.role, "latin", reference.office)
        return judged is not None and judged.renders
    return bool(set(heads(entry.role)) & set(heads(reference.role)))


def _of_body(body: str, roles: str) -> bool:
    words = f" {roles.lower().replace('’s', '').replace('.', '')} "
    return any(f" {form.replace('.', '')} " in words for form in BODIES.get(body.lower(), (body.lower(),)))


def _agrees(person: Bearer, entry: Listed) -> bool | None:
    """Whether a full name here has other names that are the entry's, or sound like them."""
    full = [_words(reference.names) for reference in person.references if len(whole(reference.names)) > 1]
    given = [word for name in entry.given for word in (latin(name), *map(latin, name.split())) if word]
    if not full or not given:
        return None
    return any(_shares(words, given) for words in full)


def _shares(words: frozenset[str], given: list[str]) -> bool:
    """Whether a word, or the words but one in any order, is or sounds like a given name; a short form may begin one."""
    joined = {"".join(pair) for pair in permutations(sorted(words), 2)}
    return any(
        sounds_like(word, name) or (len(word) > 2 and name.startswith(word))
        for word in words | joined
        for name in given
    )


def gender_of(found: Gender | None, entry: Listed | None) -> Gender | None:
    """A gender that the words at a name tell, unless a list knows better."""
    if entry is None or not entry.gender or (found is not None and found.sure and found.gender == entry.gender):
        return found
    if entry.gender == "neither":
        return None
    return Gender(entry.gender, "the list of names", True) if entry.own or found is None or not found.sure else found


def verdict_of(judged: Verdict | None, entry: Listed | None, words: Span | None) -> Verdict | None:
    """What a label says of an office, unless a list knows better: an own list may also find fault, any may excuse."""
    if entry is None or not entry.role or words is None:
        return judged
    listed = rendered(entry.role, "latin", words)
    if listed is None or (judged is not None and judged.renders):
        return judged
    by_list = Verdict(entry.role, listed.renders, listed.other)
    if listed.renders:
        return by_list
    silent = judged is None or judged.other is None
    return by_list if entry.own and silent and listed.other is not None else judged
