"""What a figure counts: the stems of the words that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.numerals import MULTIPLIERS, ONES, TEENS, TENS
from aligner.contrast.figures.tokens import Token, near_at

PASSED = frozenset(
    "of the a an its their our his her my your these those this that them us more other others additional further new"
    " all or so and in at least most people who which were was are is have had has been be to from on for by with it as"
    " during after before when until since per than would will not no less fewer higher lower above below".split()
)
NUMBERS = frozenset((*ONES, *TEENS, *TENS, *MULTIPLIERS))
STOPPERS = frozenset((".", ";", ":", "!", "?", ",", "(", ")", "“", "”", '"'))
REST_BEFORE = frozenset(("other", "another", "remaining", "further", "additional", "extra", "except"))
REST_AFTER = frozenset(
    "other others more fewer less short shorter longer higher lower fuller emptier earlier later older younger ahead extra"
    " cheaper dearer smaller larger bigger faster slower left above below".split()
)
REST_REACH = 2
REACH = 6
KEPT = 3


def company(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    """Stems of up to three telling words that follow an index within the clause."""
    stems: list[str] = []
    for token in tokens[index : index + REACH]:
        if token.word in STOPPERS or len(stems) == KEPT:
            break
        if token.alphabetic and token.word not in PASSED and token.word not in NUMBERS:
            stems.append(stem(token.word))
    return tuple(stems)


def noun(tokens: Sequence[Token], index: int) -> str:
    """The stem of the word right at an index, if it tells what is counted."""
    if not near_at(tokens, index) or not tokens[index].alphabetic:
        return ""
    if tokens[index].word == "of":
        return (*company(tokens, index), "")[0]
    if tokens[index].word in PASSED:
        return ""
    return stem(tokens[index].word)


def remainder(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a figure between two indexes tells a difference or a rest: “all but two”, “three fewer”, “another six”."""
    before = tuple(token.word for token in tokens[max(0, start - 2) : start])
    if before[-1:] and before[-1] in REST_BEFORE or before == ("all", "but"):
        return True
    for token in tokens[end : end + REST_REACH]:
        if token.word in STOPPERS:
            return False
        if token.word in REST_AFTER:
            return True
    return False


def stem(word: str) -> str:
    """A word without its plural ending."""
    word = word.strip("’'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
