"""Facts about words, read from tables once: what is the same, what stands on one scale, and what is opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.contrast.phrases import Match, PhraseTable, key
from aligner.domain import Severity, Word
from aligner.tables import knowledge

SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE, "none": None}
BESIDE = 100
BROADER = -1

Lemmas = tuple[str, ...]


@dataclass(frozen=True)
class Scale:
    """Words ranked on one ladder, or set apart as distinct concepts; README of the tables says what each field is."""

    name: str
    pos: str
    why: str
    cause: str
    ordered: bool
    adjacent: Severity | None
    distant: Severity | None

    def severity(self, one: int, other: int) -> Severity | None:
        """How grave it is to put a word of one step for one of another; None where it is harmless."""
        if one == other or BROADER in (one, other):
            return None
        return self.adjacent if self.ordered and abs(one - other) == 1 and max(one, other) < BESIDE else self.distant


@dataclass(frozen=True)
class Step:
    """A word's place on a scale: steps count from 0, concepts beside the ladder from 100, broader words are -1."""

    scale: Scale
    place: int


@dataclass(frozen=True)
class Opposite:
    """A word's antonym: `relation` is contradictory, contrary, reversive or converse."""

    number: int
    first: bool
    pos: str
    relation: str


def equivalent(one: Lemmas, other: Lemmas) -> bool:
    """Whether two phrases, given as lemmas, are one thing: by the table, by spelling, or by hyphen."""
    left, right = _normal(one), _normal(other)
    if left == right:
        return True
    sets = _sets()
    return not sets.get(left, frozenset()).isdisjoint(sets.get(right, frozenset()))


def sets(phrase: Lemmas) -> frozenset[int]:
    """The sets of the table of equivalents that a phrase, given as lemmas, belongs to."""
    return _sets().get(_normal(phrase), frozenset())


def steps(words: Sequence[Word]) -> tuple[Match[Step], ...]:
    """Where words of the scales stand, senses that a scale disowns left out."""
    scales, disowned = _scales()
    barred = [(match.value, match.start, match.end) for match in disowned.find(words, nested=True)]
    return tuple(
        match
        for match in scales.find(words)
        if not any(
            name == match.value.scale.name and low < match.end and match.start < high for name, low, high in barred
        )
    )


def opposites(words: Sequence[Word]) -> tuple[Match[Opposite], ...]:
    """Where words stand that have an antonym."""
    return _opposites().find(words)


@lru_cache(maxsize=65536)
def _normal(lemmas: Lemmas) -> str:
    return " ".join(key(lemma) for lemma in lemmas)


@cache
def _sets() -> dict[str, frozenset[int]]:
    """For every phrase of the table, the sets it belongs to."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(knowledge("equivalents")["set"]):
        for phrase in (*entry["words"], *entry.get("adjectives", ())):
            found[_normal(tuple(phrase.split()))].add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}


@cache
def _scales() -> tuple[PhraseTable[Step], PhraseTable[str]]:
    table, disowned = PhraseTable[Step](), PhraseTable[str]()
    content = knowledge("scales")
    causes = {name: cause for cause, names in content["causes"].items() for name in names}
    for entry in content["scale"]:
        if entry["kind"] != "meaning" or entry["name"] in content["silent"]["scales"]:
            continue
        severities = (SEVERITIES[entry["adjacent"]], SEVERITIES[entry["distant"]])
        cause = causes.get(entry["name"], "changed-word")
        scale = Scale(entry["name"], entry["pos"], entry["why"], cause, entry["ordered"], *severities)
        numbered = [
            *enumerate(entry["steps"]),
            *enumerate(entry.get("beside", ()), BESIDE),
            (BROADER, entry.get("broader", ())),
        ]
        for place, phrases in numbered:
            for phrase in phrases:
                table.add(phrase, Step(scale, place), scale.pos)
        for phrase in entry.get("not_when", ()):
            disowned.add(phrase, scale.name)
    return table, disowned


@cache
def _opposites() -> PhraseTable[Opposite]:
    table = PhraseTable[Opposite]()
    for number, entry in enumerate(knowledge("opposites")["pair"]):
        for first, phrase in ((True, entry["a"]), (False, entry["b"])):
            table.add(phrase, Opposite(number, first, entry["pos"], entry["relation"]), entry["pos"])
    return table
