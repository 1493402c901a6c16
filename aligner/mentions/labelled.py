"""Whose label a recording bears: the person whose name it reads as, or who alone is credited beside it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.mentions.labels import Label
from aligner.mentions.likeness import likeness
from aligner.mentions.persons import Bearer, Placed
from aligner.mentions.reading import Reading, read

if TYPE_CHECKING:
    from aligner.mentions.register import Register

READS = -1.3
NEAR, BESIDE = 4, 2
DISTANCE_COST, FARTHEST = 0.12, 12


def assign(register: Register, labels: Sequence[Placed]) -> None:
    """Give each label to the person whose name it reads as, or else to the one who alone is credited beside it."""
    for person in register.people:
        person.labels.clear()
    left: list[Placed] = []
    for placed in labels:
        reader = _reader(register.around(placed.number, FARTHEST), placed)
        if reader is None:
            left.append(placed)
        else:
            reader.labels.append(placed.label)
    owners = {label.name: person for person in reversed(register.people) for label in person.labels}
    for placed in left:
        owner = owners.get(placed.label.name) or _alone_beside(register.around(placed.number, BESIDE), placed)
        if owner is not None:
            owner.labels.append(placed.label)


def _alone_beside(people: Sequence[Bearer], placed: Placed) -> Bearer | None:
    """The one person without a label of those named beside a recording who is credited; nobody where there are several."""
    beside = [person for person in people if not person.labels and _credited(person)]
    return beside[0] if len(beside) == 1 else None


def _credited(person: Bearer) -> bool:
    return any(reference.speaks or reference.says_later for reference in person.references)


def _reader(people: Sequence[Bearer], placed: Placed) -> Bearer | None:
    scored = [
        (score - DISTANCE_COST * min(person.distance(placed.number), 8), -person.number, person)
        for person in people
        if (score := reads_best(placed.label, person.spoken)) >= READS
    ]
    return max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))[2]


def reads_best(label: Label, names: Sequence[str]) -> float:
    """How well the best of some surnames reads from a label."""
    return max((score for name in names if (score := reads(label, name)) is not None), default=-9.0)


def reads(label: Label, name: str) -> float | None:
    """How well a name reads from a label: 0 is to the letter; nothing where the script cannot be read."""
    if label.script == "latin":
        pieces = [label.name, *label.name.split()]
        return max(likeness(name, piece) for piece in pieces) * 6 - 6 if label.name else None
    reading = reading_of(label, name)
    return None if reading is None else reading.score


def reading_of(label: Label, name: str) -> Reading | None:
    """How a name is read from a native label."""
    return read(label.name, name) if label.name else None


def nearest(labels: Sequence[Placed], number: int) -> Iterator[Placed]:
    """The recordings next before and next after a place."""
    before = between(labels, number - NEAR, number)
    yield from before[-1:]
    if not before:
        yield from between(labels, number + 1, number + BESIDE + 1)[:1]


def between(labels: Sequence[Placed], low: int, high: int) -> Sequence[Placed]:
    """The recordings from one place to the other, exclusive; labels stand in the order of the text."""
    return labels[bisect.bisect_left(labels, low, key=_number) : bisect.bisect_left(labels, high, key=_number)]


def _number(placed: Placed) -> int:
    return placed.number
