"""Which sentences can be paired at all: a reported sentence and the recordings near it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from aligner.align.units import Unit

MOST_RECORDINGS_BETWEEN = 2


@dataclass(frozen=True)
class Candidate:
    """A possible link: indices of a quoted and a reported unit, and how many other recordings lie between them."""

    quote: int
    paraphrase: int
    between: int


def candidates(units: list[Unit]) -> list[Candidate]:
    """All possible links; their number grows with the article's length, not with its square."""
    recordings: dict[int, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if unit.sentence.verbatim:
            recordings[unit.recording].append(at)
    found = []
    for at, unit in enumerate(units):
        if unit.sentence.verbatim:
            continue
        for number in range(unit.recording - 1 - MOST_RECORDINGS_BETWEEN, unit.recording + MOST_RECORDINGS_BETWEEN + 1):
            between = number - unit.recording if number >= unit.recording else unit.recording - 1 - number
            found += [Candidate(quote, at, between) for quote in recordings.get(number, ())]
    return found
