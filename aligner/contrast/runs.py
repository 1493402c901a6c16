"""Runs of words that the divergence model marks on either side, and which belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligner.contrast.classes import turning
from aligner.contrast.reading import Judged
from aligner.domain import Link, Word

LOWEST = 0.25
KEPT_SHARE = 0.5
NEAR = 0.35
MOST_TIMES_LONGER = 3
ALONE = 0.6
AUXILIARIES = frozenset(("be", "have"))


@dataclass(frozen=True)
class Run:
    """Neighbouring words of one side that the model marks: indices `start` to `end`, end exclusive."""

    start: int
    end: int
    judged: tuple[Judged, ...]

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.end - self.start

    @property
    def peak(self) -> float:
        """The probability of its most doubtful word."""
        return max(judged.divergence for judged in self.judged)

    @property
    def changed(self) -> float:
        """How surely it is a change, rather than something missing or added."""
        worst = max(self.judged, key=lambda judged: judged.divergence)
        return worst.changed / max(worst.divergence, 1e-6)

    @property
    def severe(self) -> float:
        """How surely it is an error, were it a fault."""
        return max(self.judged, key=lambda judged: judged.divergence).severe


@dataclass(frozen=True)
class Suspicion:
    """A run of the quote with the run of the paraphrase that took its place; one of them may be missing."""

    quote: Run | None
    paraphrase: Run | None


def suspicions(
    quote: Sequence[Word],
    paraphrase: Sequence[Word],
    judged_quote: Sequence[Judged],
    judged_paraphrase: Sequence[Judged],
    links: Sequence[Link],
) -> list[Suspicion]:
    """Match the marked runs of both sides: by linked words first, then by like place in the sentence."""
    same = [link for link in links if link.same]
    left = runs(quote, judged_quote, frozenset(at for link in same for at in link.quote))
    right = runs(paraphrase, judged_paraphrase, frozenset(at for link in same for at in link.paraphrase))
    reach = ALONE if len(left) == len(right) == 1 else NEAR
    ranked = sorted(
        (-_affinity(one, other, links, (len(quote), len(paraphrase)), reach), row, column)
        for row, one in enumerate(left)
        for column, other in enumerate(right)
    )
    taken_left: dict[int, int] = {}
    taken_right: set[int] = set()
    for affinity, row, column in ranked:
        if affinity < 0 and row not in taken_left and column not in taken_right:
            taken_left[row] = column
            taken_right.add(column)
    found = [Suspicion(run, right[taken_left[row]] if row in taken_left else None) for row, run in enumerate(left)]
    return found + [Suspicion(None, run) for column, run in enumerate(right) if column not in taken_right]


def runs(words: Sequence[Word], judged: Sequence[Judged], same: frozenset[int] = frozenset()) -> list[Run]:
    """Neighbouring marked words, cut down to those that stand out; `same` are words that the other side has too.

    A run whose content words all stand on the other side, and which holds no word on which a claim turns, is none.
    """
    found: list[Run] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and judged[end].divergence >= LOWEST:
            end += 1
        if end > at:
            found += _cut(words, judged, at, end, same)
        at = max(end, at + 1)
    return found


def _cut(words: Sequence[Word], judged: Sequence[Judged], start: int, end: int, same: frozenset[int]) -> list[Run]:
    """The part of a stretch that stands out: it begins and ends with words that the other side does not have."""
    floor = KEPT_SHARE * max(own.divergence for own in judged[start:end])

    def weak(at: int) -> bool:
        return judged[at].divergence < floor or words[at].pos == "punctuation"

    def kept(at: int) -> bool:
        if weak(at) or at in same:
            return True
        return words[at].pos == "function" and words[at].lemma not in AUXILIARIES and not turning(words[at])

    start, end = _trimmed(start, end, weak)
    inner = _trimmed(start, end, kept)
    if inner[0] < inner[1]:
        start, end = inner
    elif any(words[at].content and at in same for at in range(start, end)):
        return []
    return [Run(start, end, tuple(judged[start:end]))] if end > start else []


def _trimmed(start: int, end: int, drop: Callable[[int], bool]) -> tuple[int, int]:
    while start < end and drop(start):
        start += 1
    while end > start and drop(end - 1):
        end -= 1
    return start, end


def _affinity(one: Run, other: Run, links: Sequence[Link], lengths: tuple[int, int], reach: float) -> float:
    """How well two runs belong together; 0 where they do not."""
    linked = sum(
        1
        for link in links
        if any(one.start <= at < one.end for at in link.quote)
        and any(other.start <= at < other.end for at in link.paraphrase)
    )
    apart = abs((one.start + one.end) / (2 * lengths[0]) - (other.start + other.end) / (2 * lengths[1]))
    if linked:
        return 1 + linked + (1 - apart)
    alike = max(one.length, other.length) <= MOST_TIMES_LONGER * min(one.length, other.length)
    return 1 - apart if alike and apart < reach and one.changed > 0.5 and other.changed > 0.5 else 0.0
