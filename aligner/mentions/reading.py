"""How a native spelling reads in Latin letters: learned chunks (네 -> ne, 쨔 -> tsya) and what each costs."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass
from itertools import pairwise

from aligner.mentions.letters import latin, script, units
from aligner.weights import locate

LONGEST_NATIVE, LONGEST_LATIN = 2, 3
EDGE = "#"
DOUBT = -12.0
STRONG = frozenset("nmklbgpfv")
ANYWHERE = frozenset(("hangul",))


@dataclass(frozen=True)
class Table:
    """One script's log probabilities: of a Latin chunk given the native one, of a letter given the one before it."""

    chunks: dict[str, dict[str, float]]
    letters: dict[str, float]


@dataclass(frozen=True)
class Reading:
    """How a Latin name is read from a native one: the chunks, the gain per letter over chance, and the worst chunk."""

    chunks: tuple[tuple[str, str], ...]
    score: float
    gain: float


@functools.cache
def tables() -> dict[str, Table]:
    """The learned tables, one a script."""
    model = locate("transliteration")
    content = json.loads((model.folder / str(model.description["file"])).read_text(encoding="utf-8"))
    return {name: Table(part["chunks"], part["letters"]) for name, part in content.items()}


@functools.lru_cache(maxsize=8192)
def read(native: str, name: str) -> Reading | None:
    """The best way to read a Latin name from a native spelling; nothing where the script has no table."""
    table = tables().get(script(native))
    source, target = units(native), latin(name)
    if table is None or not source or not target:
        return None
    score, chunks = best_path(table, source, target)
    return Reading(chunks, score / (len(source) + len(target)), (score - chance(table, target)) / len(target))


def best_path(table: Table, source: str, target: str) -> tuple[float, tuple[tuple[str, str], ...]]:
    """The likeliest run of chunks that turns the source into the target, and its log probability."""
    width = len(target) + 1
    scores = [[-math.inf] * width for _ in range(len(source) + 1)]
    steps: list[list[tuple[int, int]]] = [[(0, 0)] * width for _ in range(len(source) + 1)]
    scores[0][0] = 0.0
    for at in range(len(source) + 1):
        for to in range(width):
            if scores[at][to] > -math.inf:
                _extend(table, source, target, at, to, scores, steps)
    return scores[-1][-1], _traced(source, target, steps)


def _extend(
    table: Table,
    source: str,
    target: str,
    at: int,
    to: int,
    scores: list[list[float]],
    steps: list[list[tuple[int, int]]],
) -> None:
    here = scores[at][to]
    for taken in range(LONGEST_NATIVE + 1):
        if at + taken > len(source):
            break
        readings = table.chunks.get(source[at : at + taken], {})
        for given in range(LONGEST_LATIN + 1):
            if to + given > len(target) or not taken and not given:
                continue
            cost = readings.get(target[to : to + given])
            if cost is None:
                if taken + given > 1:
                    continue
                cost = DOUBT
            if here + cost > scores[at + taken][to + given]:
                scores[at + taken][to + given] = here + cost
                steps[at + taken][to + given] = (taken, given)


def _traced(source: str, target: str, steps: list[list[tuple[int, int]]]) -> tuple[tuple[str, str], ...]:
    at, to = len(source), len(target)
    chunks: list[tuple[str, str]] = []
    while at or to:
        taken, given = steps[at][to]
        chunks.append((source[at - taken : at], target[to - given : to]))
        at, to = at - taken, to - given
    return tuple(reversed(chunks))


def chance(table: Table, target: str) -> float:
    """The log probability of the letters by themselves, each given the one before it."""
    return sum(table.letters.get(first + second, DOUBT) for first, second in pairwise(EDGE + target + EDGE))


def spelled(native: str) -> str:
    """The likeliest Latin spelling of a native one; empty where the script has no table."""
    table = tables().get(script(native))
    source = units(native)
    if table is None:
        return ""
    best: list[tuple[float, str]] = [(0.0, "")] + [(-math.inf, "")] * len(source)
    for at in range(len(source)):
        for taken in range(1, LONGEST_NATIVE + 1):
            for chunk, cost in table.chunks.get(source[at : at + taken], {}).items():
                if at + taken <= len(source) and best[at][0] + cost > best[at + taken][0]:
                    best[at + taken] = (best[at][0] + cost, best[at][1] + chunk)
    return best[-1][1]


def unread(reading: Reading, written: str) -> str:
    """The strong consonants of a name that nothing in its native spelling stands for; silent letters are none.

    In Hangul a consonant is never left out; elsewhere only the end of a name is that sure.
    """
    chunks = reading.chunks if written in ANYWHERE else reading.chunks[-1:]
    return "".join(letters for native, letters in chunks if not native and STRONG.intersection(letters))
