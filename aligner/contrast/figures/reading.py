"""Text -> figures: every number, share, date and time of a sentence, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from aligner.contrast.figures.calendar import calendar_at
from aligner.contrast.figures.clock import clock_at
from aligner.contrast.figures.figure import Figure, Place, Quantity
from aligner.contrast.figures.labels import label_at
from aligner.contrast.figures.quantities import article_quantity, pair_quantity, quantity_at
from aligner.contrast.figures.relative import article_rate_at, relative_at
from aligner.contrast.figures.shares import share_at
from aligner.contrast.figures.tokens import Token, near_at, phrase_before, tokenize, word_at
from aligner.contrast.figures.units import DURATIONS

Read = tuple[Figure | None, int]
READERS: tuple[Callable[[Sequence[Token], int], Read | None], ...] = (
    label_at,
    clock_at,
    article_quantity,
    share_at,
    calendar_at,
    relative_at,
    quantity_at,
    pair_quantity,
)
RANGE_WORDS = frozenset(("to", "and", "or"))
VAGUE_UNITS = {word: unit for word, unit in DURATIONS.items() if word.endswith("s") or word == "centuries"}


@lru_cache(maxsize=1024)
def figures(text: str, base: int = 0) -> tuple[Figure, ...]:
    """All figures of a text, in order; their offsets count from `base`."""
    tokens = tokenize(text, base)
    return tuple(_shared(list(_read(tokens)), tokens))


def _read(tokens: Sequence[Token]) -> Iterator[Figure]:
    index, counted = 0, False
    while index < len(tokens):
        found: Read | None = article_rate_at(tokens, index) if counted else None
        found = found or _first(tokens, index)
        if found and found[0]:
            yield found[0]
        elif found is None and (vague := _vague(tokens, index)):
            yield vague
        counted = bool(found) or counted and tokens[index].alphabetic and not _was_counted(tokens, index)
        index = found[1] if found else index + 1


def _was_counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether the counted thing has been named, so that “a day” no longer says how often."""
    return index > 0 and not tokens[index - 1].numeric


def _first(tokens: Sequence[Token], index: int) -> Read | None:
    return next((found for reader in READERS if (found := reader(tokens, index))), None)


def _vague(tokens: Sequence[Token], index: int) -> Quantity | None:
    """“Within days”, “for months”: a unit of time without a number, unless “not” denies it."""
    unit = VAGUE_UNITS.get(tokens[index].text.lower())
    if unit is None or any(
        phrase_before(tokens, index, words) for words in (("not",), ("not", "within"), ("not", "in"))
    ):
        return None
    place = Place(tokens[index].start, tokens[index].end)
    return Quantity("number", 0.0, place, unit, place, weak=True, vague=True)


def _shared(found: list[Figure], tokens: Sequence[Token]) -> Iterator[Figure]:
    """Give the first number of a range (“two to three million dollars”) the magnitude and unit of the second."""
    starts = {token.start: number for number, token in enumerate(tokens)}
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            isinstance(figure, Quantity)
            and isinstance(following, Quantity)
            and _range(figure, following, tokens, starts)
        ):
            figure = _ranged(figure, following)
        yield figure


def _range(first: Quantity, second: Quantity, tokens: Sequence[Token], starts: dict[int, int]) -> bool:
    """Whether two numbers stand side by side, joined by “to”, “and”, “or” or a dash."""
    if first.unit or first.family != "number" or second.family != "number" or second.place.start not in starts:
        return False
    at = starts[second.place.start]
    at = at - 1 if word_at(tokens, at - 1) in RANGE_WORDS else at
    return 0 < at < len(tokens) and near_at(tokens, at) and tokens[at - 1].end == first.place.end


def _ranged(first: Quantity, second: Quantity) -> Quantity:
    others = tuple(
        first.value * power for power in (1e3, 1e6, 1e9, 1e12, 100.0) if _same_scale(first.value * power, second.value)
    )
    return replace(first, unit=second.unit, company=second.company, others=first.others + others)


def _same_scale(scaled: float, value: float) -> bool:
    return value >= 1000 and scaled < value <= scaled * 10
