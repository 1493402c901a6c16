"""References -> bearers: full names first, then the labels, then titles with surnames alone."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.mentions.labelled import assign
from aligner.mentions.letters import latin
from aligner.mentions.names import surnames, whole
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer, Placed
from aligner.mentions.sameness import nearly, respelled, same_words, words_of


def bearers(references: Sequence[Reference], labels: Sequence[Placed]) -> tuple[Bearer, ...]:
    """Gather the references of each person: full names first, then labels, then titles with surnames alone."""
    people: list[Bearer] = []
    full = [reference for reference in references if len(whole(reference.names)) > 1]
    for reference in full:
        _gather(people, _by_full_name(people, reference, labels), reference)
    for reference in references:
        if len(whole(reference.names)) == 1:
            exact = _exactly(people, reference)
            if exact is not None:
                exact.references.append(reference)
    assign(people, labels)
    known = {id(reference) for person in people for reference in person.references}
    for reference in references:
        if id(reference) not in known:
            _gather(people, _exactly(people, reference) or nearly(people, reference, labels), reference)
    assign(people, labels)
    for person in people:
        person.references.sort(key=lambda reference: reference.span.start)
    return tuple(people)


def _gather(people: list[Bearer], person: Bearer | None, reference: Reference) -> None:
    if person is None:
        people.append(Bearer(len(people), [reference]))
    else:
        person.references.append(reference)


def _by_full_name(people: list[Bearer], reference: Reference, labels: Sequence[Placed]) -> Bearer | None:
    """The person of a full name: the one with the same words, or else the one with a word spelled another way."""
    mine = words_of(reference)
    sharing = [(person, other) for person in people for other in person.references if mine & words_of(other)]
    same = next((person for person, other in sharing if same_words(other, reference)), None)
    return same or next((person for person, other in sharing if respelled(other, reference, labels)), None)


def namesakes(people: Sequence[Bearer]) -> frozenset[int]:
    """The numbers of those whose surname another person of the article bears too."""
    owners: dict[str, set[int]] = {}
    for person in people:
        for reference in person.references:
            owners.setdefault(latin(surnames(reference.names)[0]), set()).add(person.number)
    return frozenset(number for numbers in owners.values() if len(numbers) > 1 for number in numbers)


def _exactly(people: list[Bearer], reference: Reference) -> Bearer | None:
    wanted = {latin(name) for name in surnames(reference.names)[:1]}
    found = [person for person in people if wanted & {latin(name) for name in person.surnames}]
    return min(found, key=lambda person: person.distance(reference.block), default=None)
