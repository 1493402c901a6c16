"""Words that hedge or bound a figure: “about”, “at least”, “up to”, “or more”."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.figure import Bound, Place
from aligner.contrast.figures.tokens import Token, near_at, phrase_at, phrase_before

BEFORE_TABLE: tuple[tuple[Bound, str], ...] = (
    (
        Bound.ABOUT,
        "about|around|roughly|approximately|some|circa|an estimated|estimated|perhaps|maybe|on the order of|somewhere around"
        "|in the region of|in the neighbourhood of|in the neighborhood of|or so|say|something like",
    ),
    (Bound.NEARLY, "nearly|almost|just under|close to|slightly under|slightly less than|just short of|approaching"),
    (Bound.NEARLY, "a little under|a little less than|just below|just shy of|not quite|hardly|barely"),
    (Bound.JUST_OVER, "just over|slightly over|slightly more than|a little over|a little more than|just above"),
    (Bound.AT_LEAST, "at least|no fewer than|no less than|not less than|not fewer than"),
    (
        Bound.AT_LEAST,
        "no smaller than|no lower than|not below|not under|a minimum of|minimum of|at a minimum",
    ),
    (
        Bound.AT_MOST,
        "at most|up to|as much as|as many as|no more than|not more than|a maximum of|maximum of|at the most",
    ),
    (
        Bound.AT_MOST,
        "a ceiling of|at a maximum|not exceeding|not exceed|not over|not above|no higher than|no larger than",
    ),
    (
        Bound.MORE,
        "more than|over|above|upwards of|in excess of|exceeding|exceeded|exceeds|exceed|greater than|better than",
    ),
    (Bound.MORE, "higher than|larger than|well over|surpassing|surpassed|topped"),
    (Bound.LESS, "less than|fewer than|under|below|lower than|smaller than|short of"),
)
AFTER_TABLE: tuple[tuple[Bound, str], ...] = (
    (Bound.ABOUT, "or so|or thereabouts|give or take"),
    (Bound.JUST_OVER, "odd|and a bit"),
    (Bound.AT_LEAST, "or more|or above|or higher|at least|at a minimum|minimum|and above|and over|plus|or over"),
    (Bound.AT_MOST, "or less|or fewer|or below|at most|at the most|maximum|at a maximum|at the outside|or under|tops"),
)


def _table(rows: tuple[tuple[Bound, str], ...]) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    phrases = [(tuple(phrase.split()), bound) for bound, joined in rows for phrase in joined.split("|")]
    return tuple(sorted(phrases, key=lambda row: -len(row[0])))


BEFORE, AFTER = _table(BEFORE_TABLE), _table(AFTER_TABLE)
DETERMINERS = frozenset(("the", "a", "an", "another", "these", "those", "its", "their", "all"))


def bound_before(tokens: Sequence[Token], index: int) -> tuple[Bound, Place, int] | None:
    """The bound whose words end right before an index, a determiner passed over; with its place and first index."""
    if index > 1 and tokens[index - 1].word in DETERMINERS and near_at(tokens, index):
        index -= 1
    for words, bound in BEFORE:
        if phrase_before(tokens, index, words):
            first = index - len(words)
            return bound, Place(tokens[first].start, tokens[index - 1].end), first
    return None


def bound_after(tokens: Sequence[Token], index: int) -> tuple[Bound, Place] | None:
    """The bound whose words stand at an index."""
    for words, bound in AFTER:
        if phrase_at(tokens, index, words) and (near_at(tokens, index) or words[0] == "at"):
            return bound, Place(tokens[index].start, tokens[index + len(words) - 1].end)
    return None
