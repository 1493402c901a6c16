"""All people of an article while they are gathered, and who of them comes into question for a name or a place.

However many there are, a name meets those that share a word with it, and a place those that are named around it.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable

from aligner.mentions.letters import latin
from aligner.mentions.names import surnames
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer
from aligner.mentions.sameness import words_of

MOST_NEAR = 100


class Register:
    """The people of an article, in the order in which they were found."""

    def __init__(self) -> None:
        self.people: list[Bearer] = []
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._places: list[tuple[int, int]] = []

    def add(self, person: Bearer | None, reference: Reference) -> None:
        """Take a reference for one to a person, or to somebody new."""
        if person is None:
            person = Bearer(len(self.people))
            self.people.append(person)
        person.add(reference)
        for name in surnames(reference.names):
            self._by_surname[latin(name)].add(person.number)
        for word in words_of(reference):
            self._by_word[word].add(person.number)
        bisect.insort(self._places, (reference.block, person.number))

    def named(self, surname: str) -> list[Bearer]:
        """Those whose surname it may be, letter by letter."""
        return self._of(self._by_surname.get(latin(surname), ()))

    def sharing(self, reference: Reference) -> list[Bearer]:
        """Those who share a word of a name."""
        return self._of(number for word in words_of(reference) for number in self._by_word.get(word, ()))

    def around(self, number: int, distance: int) -> list[Bearer]:
        """Those who are named within so many paragraphs and recordings of a place."""
        low = bisect.bisect_left(self._places, (number - distance, -1))
        high = bisect.bisect_left(self._places, (number + distance + 1, -1))
        return self._of(own for _, own in self._places[low:high])

    def nearest(self, number: int) -> list[Bearer]:
        """Those who are named nearest to a place, or all where they are few."""
        if len(self.people) <= MOST_NEAR:
            return self.people
        at = bisect.bisect_left(self._places, (number, -1))
        beside = sorted(self._places[max(0, at - MOST_NEAR) : at + MOST_NEAR], key=lambda place: abs(place[0] - number))
        return self._of(list(dict.fromkeys(own for _, own in beside))[:MOST_NEAR])

    def _of(self, numbers: Iterable[int]) -> list[Bearer]:
        return [self.people[number] for number in sorted(set(numbers))]
