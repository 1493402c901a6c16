"""How well names are told: spellings of one name apart from other names, and labels read in Latin letters."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import jellyfish
from tabulate import tabulate

from aligner.mentions.letters import latin
from aligner.mentions.likeness import likeness
from aligner.mentions.reading import read, spelled

VARIANTS = {"Korean": "variants_korean.tsv", "Russian": "variants_russian.tsv"}
TOKENS = {"Korean": "korean_tokens.tsv", "Russian": "russian_tokens.tsv", "Japanese": "katakana_tokens.tsv"}
WHOLE = "korean_names.tsv"
HELD_ASIDE, FEWEST, SHORTEST, MOST = 10, 2, 3, 400
LONGER = 2
UNREAD = -99.0
HEADINGS = ("names", "by", "right", "precision", "recall", "F1", "ranked above its neighbour")
One = TypeVar("One")
Measure = Callable[[str, str], float]


@dataclass(frozen=True)
class Case:
    """A name, another spelling of it (Latin, or native as in a label), and the most similar other name."""

    name: str
    right: str
    wrong: str


def names_table(folder: Path) -> str:
    """Both tasks on the held-aside names of a folder of name pairs, each measure at its own best threshold."""
    rows: list[tuple[object, ...]] = []
    for tongue, file in VARIANTS.items():
        cases = list(variants(folder / file))
        rows.append((f"Latin with Latin, {tongue}", "aligner", *judged(cases, likeness)))
        rows.append(("", "Jaro–Winkler", *judged(cases, jaro_winkler)))
    for tongue, file in TOKENS.items():
        rows += labelled(f"{tongue} with Latin, words", list(tokens(folder / file)))
    rows += labelled("Korean with Latin, whole names", list(whole_names(folder / WHOLE)))
    return tabulate(rows, HEADINGS, floatfmt=".3f")


def labelled(name: str, cases: Sequence[Case]) -> Iterator[tuple[object, ...]]:
    """The rows of one set of labels: as the program reads them, and by their romanisation."""
    yield name, "aligner", *judged(cases, readable)
    yield "", "romanised, Jaro–Winkler", *judged(cases, romanised)


def readable(name: str, native: str) -> float:
    """How far a Latin name, in the order that fits best, reads from a native one better than by chance."""
    bare = native.replace(" ", "")
    return max((reading.gain for order in orders(name) if (reading := read(bare, order)) is not None), default=UNREAD)


def romanised(name: str, native: str) -> float:
    """How alike a Latin name is to the likeliest romanisation of a native one."""
    likest = spelled(native.replace(" ", ""))
    return max(jaro_winkler(latin(order), likest) for order in orders(name))


def jaro_winkler(one: str, other: str) -> float:
    """The usual measure."""
    return jellyfish.jaro_winkler_similarity(one, other)


def orders(name: str) -> tuple[str, ...]:
    """A name as it stands, and with its first or its last word at the other end."""
    words = name.split()
    return tuple(dict.fromkeys(" ".join(order) for order in (words, words[1:] + words[:1], words[-1:] + words[:-1])))


def judged(cases: Sequence[Case], measure: Measure) -> tuple[object, ...]:
    """Number of names, precision, recall and F1 at the best threshold, and share of names ranked above the other."""
    pairs = [(measure(case.name, case.right), measure(case.wrong, case.right)) for case in cases]
    best = max(figures(pairs, threshold) for threshold in sorted({round(right, 2) for right, _ in pairs}))
    ranked = sum(right > wrong for right, wrong in pairs) / len(pairs)
    return len(cases), best[1], best[2], best[0], ranked


def figures(pairs: Sequence[tuple[float, float]], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall where all at or above a threshold count as one name."""
    hits = sum(right >= threshold for right, _ in pairs)
    alarms = sum(wrong >= threshold for _, wrong in pairs)
    return 2 * hits / (hits + alarms + len(pairs)), hits / max(hits + alarms, 1), hits / len(pairs)


def aside(native: str) -> bool:
    """Whether a native word was kept out of the training of the transliteration tables."""
    return zlib.crc32(native.encode()) % HELD_ASIDE == 0


def variants(file: Path) -> Iterator[Case]:
    """The two spellings that a held-aside native name has most often, and a neighbour that spells no such name."""
    seen: dict[str, Counter[str]] = {}
    owners: dict[str, set[str]] = {}
    for line in lines(file)[1:]:
        native, spelling, count = line
        if len(latin(spelling)) >= SHORTEST:
            seen.setdefault(native, Counter())[latin(spelling)] += int(count)
            owners.setdefault(latin(spelling), set()).add(native)
    often = {name for counts in seen.values() for name, count in counts.items() if count >= FEWEST}
    near = Neighbours(often)
    for native in chosen(native for native in seen if aside(native) and len(usual(seen[native])) > 1):
        first, second = usual(seen[native])[:2]
        other = near.of(second, {name for owner in owners[second] for name in seen[owner]})
        if other:
            yield Case(first, second, other)


def usual(counts: Counter[str]) -> list[str]:
    """The spellings that were seen more than once, the most frequent first."""
    return [name for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])) if count >= FEWEST]


def tokens(file: Path) -> Iterator[Case]:
    """Held-aside native words with a Latin spelling that was seen twice."""
    rows = [(name, native.replace(" ", ""), int(count)) for name, native, count in lines(file)]
    spellings: dict[str, set[str]] = {}
    for name, native, _ in rows:
        spellings.setdefault(native, set()).add(latin(name))
    near = Neighbours({latin(name) for name, _, _ in rows if len(latin(name)) >= SHORTEST})
    held = {
        (native, latin(name))
        for name, native, count in rows
        if count >= FEWEST and aside(native) and len(native) > 1 and len(latin(name)) >= SHORTEST
    }
    for native, name in chosen(held):
        other = near.of(name, spellings[native])
        if other:
            yield Case(name, native, other)


def whole_names(file: Path) -> Iterator[Case]:
    """Whole names, none of whose native words was trained on."""
    rows = [(line[0], line[-1]) for line in lines(file) if len(line) > 1]
    near = Neighbours({name for name, _ in rows})
    held = {
        (native, name)
        for name, native in rows
        if len(name.split()) == len(native.split()) > 1 and all(aside(word) for word in native.split())
    }
    known: dict[str, set[str]] = {}
    for name, native in rows:
        known.setdefault(native, set()).add(latin(name))
    for native, name in chosen(held):
        other = near.of(name, known[native])
        if other and not any(character.isdigit() for character in native):
            yield Case(name, native, other)


def lines(file: Path) -> list[list[str]]:
    """The cells of a table, row by row."""
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def chosen(found: Iterable[One]) -> list[One]:
    """At most so many, the same ones every time, in no order of the alphabet."""
    return sorted(found, key=lambda one: (zlib.crc32(repr(one).encode()), repr(one)))[:MOST]


class Neighbours:
    """Names by their first letter, for looking up the most similar other one."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: dict[str, list[str]] = {}
        for name in sorted(names):
            self.names.setdefault(latin(name)[:1], []).append(name)

    def of(self, name: str, own: Collection[str]) -> str:
        """The name at the smallest edit distance that is none of one's own; empty where there is none."""
        bare = latin(name)
        close = (
            (jellyfish.levenshtein_distance(bare, latin(one)), one)
            for one in self.names[bare[:1]]
            if abs(len(one) - len(name)) <= LONGER and latin(one) != bare and latin(one) not in own
        )
        return min(close, default=(0, ""))[1]
