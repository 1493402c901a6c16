"""How alike two Latin spellings are: an edit distance in which sounds that are easily mistaken cost little, and sound codes."""

from __future__ import annotations

import functools
from string import ascii_lowercase

import jellyfish

from aligner.mentions.letters import latin

VOWELS = frozenset("aeiouy")
NEAR = (frozenset("zjsx"), frozenset("ckqg"), frozenset("vwfb"), frozenset("pbf"), frozenset("dt"), frozenset("rl"),
        frozenset("jyi"), frozenset("jgc"), frozenset("mn"), frozenset("uw"))  # fmt: skip
SILENT = frozenset("hy")
SOUND = 0.2
VOWEL_CHANGED, VOWEL_ADDED, NEAR_CHANGED, SILENT_ADDED, DOUBLED = 0.35, 0.4, 0.35, 0.3, 0.15


@functools.lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: how surely two spellings could be one name, 1 being the same letters.

    Letters count for four fifths, Metaphone codes, which know that Ph is F and that Kn is N, for the rest: the shares
    that told spellings of one name from other names best on name pairs of Wikidata.
    """
    first, second = latin(one), latin(other)
    if not first or not second:
        return 0.0
    letters = 1.0 - _distance(first, second) / max(len(first), len(second))
    return (1 - SOUND) * letters + SOUND * sounding(first, second)


def sounding(one: str, other: str) -> float:
    """From 0 to 1: how far the Metaphone codes of two spellings agree."""
    first, second = jellyfish.metaphone(one), jellyfish.metaphone(other)
    longest = max(len(first), len(second))
    return 1.0 - jellyfish.levenshtein_distance(first, second) / longest if longest else 1.0


def sounds_like(one: str, other: str) -> bool:
    """Whether two spellings have the same Metaphone code: Jun-guk and Joon-kook, but not Jong Il and Jong Un."""
    return jellyfish.metaphone(latin(one)) == jellyfish.metaphone(latin(other)) != ""


def _distance(first: str, second: str) -> float:
    costs, changes = [_added(second, to) for to in range(len(second))], _changes()
    row = [0.0]
    for cost in costs:
        row.append(row[-1] + cost)
    for at, letter in enumerate(first):
        own, known = _added(first, at), changes[letter]
        following = [row[0] + own]
        for to, other in enumerate(second):
            changed = row[to] + known[other]
            added = min(following[-1] + costs[to], row[to + 1] + own)
            following.append(min(changed, added))
        row = following
    return row[-1]


@functools.cache
def _changes() -> dict[str, dict[str, float]]:
    """What it costs to take one letter for another."""
    return {one: {other: _changed(one, other) for other in ascii_lowercase} for one in ascii_lowercase}


def _changed(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return VOWEL_CHANGED
    return NEAR_CHANGED if any(one in group and other in group for group in NEAR) else 1.0


def _added(word: str, at: int) -> float:
    letter = word[at]
    if at and word[at - 1] == letter:
        return DOUBLED
    if letter in SILENT:
        return SILENT_ADDED
    return VOWEL_ADDED if letter in VOWELS else 1.0


def contained(one: str, other: str) -> bool:
    """Whether one spelling is the other with letters added at an end, as Wood in Woodward: other people's names."""
    first, second = sorted((latin(one), latin(other)), key=len)
    return len(second) - len(first) >= 3 and (second.startswith(first) or second.endswith(first))
