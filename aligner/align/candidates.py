"""Which sentences can be paired at all: a reported sentence and the recordings near it."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.align.units import Unit
from aligner.encode import Vectors

MOST_RECORDINGS_BETWEEN = 2
MOST_QUOTES = 64  # for each reported sentence; in an article of the usual make there are about twenty
NEAREST = 16
LONGEST_RECORDING = 512  # sentences that are looked at on either side, in each recording


@dataclass(frozen=True)
class Candidate:
    """A possible link: indices of a quoted and a reported unit, and how many other recordings lie between them."""

    quote: int
    paraphrase: int
    between: int


def candidates(units: Sequence[Unit], vectors: Vectors) -> list[Candidate]:
    """All possible links; their number grows with the article's length, not with its square.

    Where recordings are so long that a reported sentence would meet too many, it meets the nearest and the likest.
    """
    recordings: dict[int, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if unit.sentence.verbatim:
            recordings[unit.recording].append(at)
    found = []
    for at, unit in enumerate(units):
        if not unit.sentence.verbatim:
            own = list(_near(at, unit.recording, recordings))
            found += own if len(own) <= MOST_QUOTES else _likeliest(own, vectors)
    return found


def _near(at: int, recording: int, recordings: Mapping[int, Sequence[int]]) -> Iterator[Candidate]:
    """Yield the links of a reported unit to the recordings around it, before which `recording` others stand."""
    for number in range(recording - 1 - MOST_RECORDINGS_BETWEEN, recording + MOST_RECORDINGS_BETWEEN + 1):
        between = number - recording if number >= recording else recording - 1 - number
        quotes = recordings.get(number, ())
        place = bisect.bisect(quotes, at)
        for quote in quotes[max(0, place - LONGEST_RECORDING) : place + LONGEST_RECORDING]:
            yield Candidate(quote, at, between)


def _likeliest(own: Sequence[Candidate], vectors: Vectors) -> list[Candidate]:
    """The links of one reported unit to the quotes that stand nearest to it, and to those that mean most nearly the same."""
    paraphrase = own[0].paraphrase
    meaning = vectors[[link.quote for link in own]] @ vectors[paraphrase]
    likest = np.argsort(-meaning, kind="stable")
    nearest = sorted(range(len(own)), key=lambda number: abs(own[number].quote - paraphrase))[:NEAREST]
    kept = dict.fromkeys((*nearest, *likest.tolist()[: MOST_QUOTES - NEAREST]))
    return [own[number] for number in sorted(kept)]
