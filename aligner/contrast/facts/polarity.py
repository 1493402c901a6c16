"""Whether what a word says is denied where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.mapping import View
from aligner.domain import Word

DENIALS = frozenset(
    """not no never none nobody nothing neither nor without cannot hardly barely scarcely rarely seldom nowhere less least
    few little stop prevent avoid refuse fail deny reject lack unable unwilling instead rather""".split()
)
REACH = 5


def denied(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether an odd number of negative words stands shortly before a word in its own clause."""
    return len(denials(words, places)) % 2 == 1


def denials(words: Sequence[Word], places: Sequence[int]) -> list[int]:
    """The negative words that reach a place: those in the few words before it, up to a mark."""
    found = []
    for at in range(min(places) - 1, max(-1, min(places) - 1 - REACH), -1):
        if words[at].pos == "punctuation":
            break
        if words[at].lemma in DENIALS:
            found.append(at)
    return found


def parity(view: View, own: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two places are both said or both denied."""
    return denied(view.own, own) == denied(view.other, other)
