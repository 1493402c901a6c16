"""Learn how native spellings turn Latin: `python models/transliteration/train.py FOLDER`, with the name pairs in it.

Each pair of tokens is cut into chunks of 0-2 native units and 0-3 letters; expectation maximisation finds how often
each chunk stands for each, then pairs that are no transliteration (translations, other names) are left out and the
counts are taken again. Nothing is random: the same pairs give the same file.
"""

from __future__ import annotations

import collections
import json
import math
import sys
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from aligner.mentions.letters import latin, units
from aligner.mentions.reading import EDGE, LONGEST_LATIN, LONGEST_NATIVE

FILES = {"hangul": "korean_tokens.tsv", "cyrillic": "russian_tokens.tsv", "katakana": "katakana_tokens.tsv"}
HANGUL_NAMES = "korean_names.tsv"
HELD_ASIDE = 10
ROUNDS, LONGEST = 7, 16
KEPT = 0.82
FEWEST, LEAST = 1.5, 1e-4
Pair = tuple[str, str, float]
Counts = dict[str, dict[str, float]]


def aside(native: str) -> bool:
    """Whether a native spelling is kept out of training, by a hash of its letters."""
    return zlib.crc32(native.encode()) % HELD_ASIDE == 0


def pairs(folder: Path, script: str) -> list[Pair]:
    """The token pairs of a script, weighted by how often they were seen (damped)."""
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    for line in (folder / FILES[script]).read_text(encoding="utf-8").splitlines():
        name, native, count = line.split("\t")
        seen[native.replace(" ", ""), latin(name)] += int(count)
    if script == "hangul":
        for line in (folder / HANGUL_NAMES).read_text(encoding="utf-8").splitlines():
            name, _, native = line.partition("\t")
            names, natives = name.split(), native.split()
            if len(names) == len(natives):
                seen.update((after, latin(before)) for before, after in zip(names, natives, strict=True))
    return [
        (units(native), name, 1 + math.log(count))
        for (native, name), count in sorted(seen.items())
        if not aside(native) and 1 < len(units(native)) <= LONGEST and 1 < len(name) <= LONGEST
    ]


def expect(pair: Pair, chances: Counts, totals: Counts) -> float:
    """Add a pair's expected chunk counts to the totals and return its log likelihood per unit."""
    source, target, weight = pair
    rows, width = len(source) + 1, len(target) + 1
    forward = [[0.0] * width for _ in range(rows)]
    backward = [[0.0] * width for _ in range(rows)]
    forward[0][0] = backward[-1][-1] = 1.0
    arcs = list(_arcs(source, target, chances))
    for at, to, taken, given, chance in arcs:
        forward[at + taken][to + given] += forward[at][to] * chance
    for at, to, taken, given, chance in reversed(arcs):
        backward[at][to] += backward[at + taken][to + given] * chance
    whole = forward[-1][-1]
    if whole <= 0.0:
        return -math.inf
    for at, to, taken, given, chance in arcs:
        share = forward[at][to] * chance * backward[at + taken][to + given] / whole
        if share > 1e-6:
            row = totals.setdefault(source[at : at + taken], {})
            chunk = target[to : to + given]
            row[chunk] = row.get(chunk, 0.0) + weight * share
    return math.log(whole) / (len(source) + len(target))


def _arcs(source: str, target: str, chances: Counts) -> Iterator[tuple[int, int, int, int, float]]:
    for at in range(len(source) + 1):
        for to in range(len(target) + 1):
            for taken in range(LONGEST_NATIVE + 1):
                row = chances.get(source[at : at + taken]) if at + taken <= len(source) else None
                if row is None:
                    continue
                for given in range(LONGEST_LATIN + 1):
                    if (taken or given) and to + given <= len(target):
                        chance = row.get(target[to : to + given])
                        if chance:
                            yield at, to, taken, given, chance


def begin(data: list[Pair]) -> Counts:
    """Equal chances for every chunk that lies near the diagonal of some pair."""
    totals: Counts = {}
    for source, target, weight in data:
        ratio = len(target) / len(source)
        for at in range(len(source) + 1):
            for taken in range(LONGEST_NATIVE + 1):
                for given in range(LONGEST_LATIN + 1):
                    for to in range(max(0, int(at * ratio) - 2), min(len(target) - given, int(at * ratio) + 2) + 1):
                        if at + taken <= len(source) and taken + given and not (taken == 0 and given > 1):
                            row = totals.setdefault(source[at : at + taken], {})
                            chunk = target[to : to + given]
                            row[chunk] = row.get(chunk, 0.0) + weight * 0.3 ** (abs(taken - given) + (taken != 1))
    return chances_of(totals, 0.0)


def chances_of(totals: Counts, fewest: float) -> Counts:
    """Joint chances of all chunks, rare ones left out."""
    whole = sum(sum(row.values()) for row in totals.values())
    kept = {
        native: {chunk: count / whole for chunk, count in row.items() if count > fewest}
        for native, row in totals.items()
    }
    return {native: row for native, row in kept.items() if row}


def conditional(totals: Counts) -> Counts:
    """Log probability of each Latin chunk given its native one; of an insertion, given that a chunk begins."""
    found: Counts = {}
    pieces = sum(sum(row.values()) for row in totals.values())
    for native in sorted(totals):
        row = totals[native]
        whole = pieces if native == "" else sum(row.values())
        chances = {chunk: count / (whole + 2) for chunk, count in sorted(row.items()) if count >= FEWEST}
        kept = {chunk: round(math.log(chance), 3) for chunk, chance in chances.items() if chance > LEAST}
        if kept:
            found[native] = kept
    return found


def letters(data: list[Pair]) -> dict[str, float]:
    """Log probability of a letter given the one before it."""
    counts: dict[str, float] = {}
    for _, target, weight in data:
        for first, second in pairwise(EDGE + target + EDGE):
            counts[first + second] = counts.get(first + second, 0.0) + weight
    whole: dict[str, float] = {}
    for two, count in counts.items():
        whole[two[0]] = whole.get(two[0], 0.0) + count
    return {two: round(math.log(count / whole[two[0]]), 3) for two, count in sorted(counts.items())}


def learn(data: list[Pair]) -> dict[str, object]:
    """Expectation maximisation over the pairs, the unlikely ones left out from the third round on."""
    chances = begin(data)
    totals: Counts = {}
    for turn in range(ROUNDS):
        totals = {}
        scored = [(expect(pair, chances, totals), pair) for pair in data]
        found = [score for score, _ in scored if score > -math.inf]
        print(f"round {turn}: {len(data)} pairs, {sum(found) / len(found):.3f} a unit", file=sys.stderr, flush=True)
        if turn == 2:
            bar = sorted(score for score, _ in scored)[int(len(scored) * (1 - KEPT))]
            data = [pair for score, pair in scored if score >= bar]
        chances = chances_of(totals, 0.0 if turn == 0 else 0.3)
    return {"chunks": conditional(totals), "letters": letters(data)}


def main() -> None:
    """Train every script's table and write them to one file beside this one."""
    folder = Path(sys.argv[1])
    tables = {script: learn(pairs(folder, script)) for script in sorted(FILES)}
    file = Path(__file__).parent / "chunks.json"
    file.write_text(
        json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
