"""The words around a word: what it governs, what stands before it, in its own clause."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.mapping import View
from aligner.domain import Difference, Severity, Word

NEARBY = 6
NAMING = ("noun", "name", "number")


def following(words: Sequence[Word], at: int) -> list[int]:
    """The first two words of content after a place, in its clause."""
    found = []
    for place in range(at + 1, min(len(words), at + 1 + NEARBY)):
        if words[place].pos == "punctuation":
            break
        if words[place].content:
            found.append(place)
    return found[:2]


def preceding(words: Sequence[Word], at: int) -> list[int]:
    """The nouns and names before a place, the nearest first, in its sentence."""
    found = []
    for place in range(at - 1, max(-1, at - 1 - 2 * NEARBY), -1):
        if words[place].text in ".?!;:":
            break
        if words[place].pos in ("noun", "name"):
            found.append(place)
    return found


def crossing(view: View, cause: str, own: Sequence[int], other: Sequence[int], share: float, why: str) -> Difference:
    """A difference in what stands where, on words of both sides."""
    quote, paraphrase = view.span(own), view.turned.span(other)
    return Difference(cause, quote, paraphrase, share, Severity.ERROR, why, view.bitext.pair)
