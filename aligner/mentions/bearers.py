"""References -> bearers: full names first, then the labels, then titles with surnames alone."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.mentions.labelled import assign
from aligner.mentions.letters import latin
from aligner.mentions.names import surnames, whole
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer, Placed
from aligner.mentions.register import Register
from aligner.mentions.sameness import nearly, one_word_apart, respelled, same_words


def bearers(references: Sequence[Reference], labels: Sequence[Placed]) -> tuple[Bearer, ...]:
    """Gather the references of each person: full names first, then labels, then titles with surnames alone."""
    register = Register()
    for reference in references:
        if len(whole(reference.names)) > 1:
            register.add(_by_full_name(register, reference, labels), reference)
    for reference in references:
        if len(whole(reference.names)) == 1 and (exact := _exactly(register, reference)) is not None:
            register.add(exact, reference)
    assign(register, labels)
    known = {id(reference) for person in register.people for reference in person.references}
    for reference in references:
        if id(reference) not in known:
            near = register.nearest(reference.block)
            register.add(_exactly(register, reference) or nearly(near, reference, labels), reference)
    assign(register, labels)
    for person in register.people:
        person.settle()
    return tuple(register.people)


def _by_full_name(register: Register, reference: Reference, labels: Sequence[Placed]) -> Bearer | None:
    """The person of a full name: the one with the same words, or else the one with a word spelled another way."""
    sharing = register.sharing(reference)
    same = (person for person in sharing if any(same_words(other, reference) for other in person.wordings))
    near = (person for person in sharing if _respelled(person, reference, labels))
    return next(same, None) or next(near, None)


def _respelled(person: Bearer, reference: Reference, labels: Sequence[Placed]) -> bool:
    near = {other.names for other in person.wordings if one_word_apart(other, reference)}
    others = (other for other in person.references if other.names in near) if near else ()
    return any(respelled(other, reference, labels) for other in others)


def namesakes(people: Sequence[Bearer]) -> frozenset[int]:
    """The numbers of those whose surname another person of the article bears too."""
    owners: dict[str, set[int]] = {}
    for person in people:
        for reference in person.references:
            owners.setdefault(latin(surnames(reference.names)[0]), set()).add(person.number)
    return frozenset(number for numbers in owners.values() if len(numbers) > 1 for number in numbers)


def _exactly(register: Register, reference: Reference) -> Bearer | None:
    """The person of this surname who is named nearest."""
    found = register.named(surnames(reference.names)[0])
    return min(found, key=lambda person: person.distance(reference.block), default=None)
