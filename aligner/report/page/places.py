"""Which pair a place of the article belongs to."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from itertools import islice

from aligner.domain import Finding, Pair, Sentence, Span


class Sides:
    """The sentences of all pairs, by side and place."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._quotes = _Places((sentence, index) for index, pair in enumerate(pairs) for sentence in pair.quote)
        self._paraphrases = _Places((part, index) for index, pair in enumerate(pairs) for part in pair.paraphrase)

    def pair_of(self, finding: Finding) -> int | None:
        """The pair that holds a finding: both its places, or else the one to mend."""
        written = self._paraphrases.touched(finding.at.start, finding.at.end)
        said = self._quotes.touched(finding.against.start, finding.against.end) if finding.against else []
        both = [pair for pair in written if pair in said]
        heard = self._quotes.touched(finding.at.start, finding.at.end)
        return next(iter(both or written or heard), None)

    def recorded(self, start: int, end: int) -> bool:
        """Whether a stretch of the article holds words of a recording."""
        return bool(self._quotes.touched(start, end))


class _Places:
    """Sentences in the order of the article, each with the pair that it belongs to."""

    def __init__(self, sentences: Iterable[tuple[Sentence, int]]) -> None:
        self._held: list[tuple[Span, int]] = sorted((sentence.span, index) for sentence, index in sentences)
        self._ends = [span.end for span, _ in self._held]

    def touched(self, start: int, end: int) -> list[int]:
        """The pairs whose sentences a stretch touches; sentences of one article do not overlap."""
        found = []
        for held, pair in islice(self._held, bisect.bisect_right(self._ends, start), None):
            if held.start >= max(end, start + 1):
                break
            found.append(pair)
        return found


def line_start(text: str, offset: int) -> int:
    """Where the line of a text begins that holds `offset`."""
    return max(text.rfind(mark, 0, offset) for mark in "\r\n") + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of a text ends that holds `offset`, its line ending left out."""
    return min((at for mark in "\r\n" if (at := text.find(mark, offset)) >= 0), default=len(text))
