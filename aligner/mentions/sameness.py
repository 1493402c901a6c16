"""Whether two references are one person's though spelled apart: the letters, the office and the labels beside them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from aligner.mentions.labelled import NEAR, READS, between, nearest, reads_best
from aligner.mentions.letters import latin
from aligner.mentions.likeness import contained, likeness
from aligner.mentions.names import eastern, heads, surnames, whole
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer, Placed

ALIKE, ALIKE_ALONE, ALIKE_BY_LABEL, ALIKE_GIVEN = 0.8, 0.92, 0.55, 0.75
SHORTEST, LONG = 4, 6
KINDS = frozenset("prime foreign defense defence finance interior justice trade health education treasury".split())
GENDERED_ENDINGS = (
    ("v", "va"),
    ("n", "na"),
    ("ski", "ska"),
    ("cki", "cka"),
    ("sky", "skaya"),
    ("skiy", "skaya"),
    ("y", "a"),
    ("", "ova"),
)


def words_of(reference: Reference) -> frozenset[str]:
    """The bare words of a name, particles left out."""
    return _words(reference.names)


@functools.lru_cache(maxsize=4096)
def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(latin(name) for name in whole(names))


def same_words(one: Reference, other: Reference) -> bool:
    """Whether two full names have the same words, in any order, or one has some more."""
    first, second = words_of(one), words_of(other)
    return min(len(first), len(second)) > 1 and (first <= second or second <= first)


def respelled(one: Reference, other: Reference, labels: Sequence[Placed]) -> bool:
    """Whether two full names are one person's, one word apart in a telling way; two introductions are two people."""
    if not one_word_apart(one, other):
        return False
    first, second = words_of(one), words_of(other)
    shared, before, after = first & second, sorted(first - second), sorted(second - first)
    introduced = one.apposition and other.apposition and one.apposition != other.apposition
    if introduced or not set(heads(one.role)) & set(heads(other.role)):
        return False
    if latin(whole(one.names)[-1]) in shared or eastern(one.names):
        return likeness(before[0], after[0]) >= ALIKE_GIVEN and _label_between(one, other, labels)
    return likeness(before[0], after[0]) >= ALIKE


def one_word_apart(one: Reference, other: Reference) -> bool:
    """Whether two full names share all words but one, and neither of the two is the other with letters added."""
    first, second = words_of(one), words_of(other)
    before, after = first - second, second - first
    if not first & second or len(before) != 1 or len(after) != 1:
        return False
    return not contained(*before, *after)


def _label_between(one: Reference, other: Reference, labels: Sequence[Placed]) -> bool:
    """Whether exactly one recording stands between two neighbouring references, as between a name and the next."""
    low, high = sorted((one.block, other.block))
    return high - low <= NEAR and len(between(labels, low + 1, high)) == 1


def nearly(people: list[Bearer], reference: Reference, labels: Sequence[Placed]) -> Bearer | None:
    """The person whose surname this is, spelled another way: alike, in the same office, or under the same label."""
    wanted = surnames(reference.names)[0]
    if len(latin(wanted)) < SHORTEST:
        return None
    scored = [(_evidence(person, reference, wanted, labels), -person.number, person) for person in people]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _evidence(person: Bearer, reference: Reference, wanted: str, labels: Sequence[Placed]) -> float:
    likest = max(_alike(wanted, surname) for surname in person.surnames)
    office = _same_office(person, reference)
    beside = list(nearest(labels, reference.block))
    labelled = any(placed.label in person.labels for placed in beside)
    read_here = labelled and any(reads_best(label, (wanted,)) >= READS + 0.1 for label in person.labels)
    if heads(reference.role) and not office and not read_here:
        return 0.0
    close = labelled or (not beside and office and person.distance(reference.block) <= NEAR)
    sole = likest >= ALIKE_ALONE and len(latin(wanted)) >= LONG and not heads(reference.role)
    if (
        (likest >= ALIKE_ALONE and (office or labelled))
        or sole
        or (likest >= ALIKE and close)
        or (likest >= ALIKE_BY_LABEL and office and read_here)
    ):
        return likest + office + labelled
    return 0.0


def _same_office(person: Bearer, reference: Reference) -> bool:
    """Whether the article or a label gives the person an office of this noun, and none of the kind of another one."""
    own = set(heads(reference.role))
    if not own & (person.heads | _label_heads(person)):
        return False
    mine = _kinds(reference.role)
    if not mine:
        return True
    kinds = [kind for other in person.references if (kind := _kinds(other.role))]
    return not kinds or any(mine & kind for kind in kinds)


def _kinds(role: str) -> frozenset[str]:
    """Which minister or secretary a title speaks of: prime, foreign, defence."""
    return frozenset(word.strip(".,’'s") for word in role.lower().split()) & KINDS


def _label_heads(person: Bearer) -> frozenset[str]:
    return frozenset(head for label in person.labels if label.script == "latin" for head in heads(label.title))


def _alike(wanted: str, surname: str) -> float:
    if contained(wanted, surname) or len(latin(surname)) < SHORTEST or _spouses(latin(wanted), latin(surname)):
        return 0.0
    return likeness(wanted, surname)


def _spouses(one: str, other: str) -> bool:
    """Whether two surnames are the forms for a man and a woman: Ivanov and Ivanova, Zielinski and Zielinska."""
    return any(
        first.endswith(male) and first[: len(first) - len(male)] + female == second
        for first, second in ((one, other), (other, one))
        for male, female in GENDERED_ENDINGS
    )
