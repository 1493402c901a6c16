"""One side of a pair as running text, and the way back from it to the article."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from aligner.domain import Sentence, Word


@dataclass(frozen=True)
class Side:
    """A run of sentences joined by single spaces; offsets into `text` can be turned into those of the article."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for sentence in self.sentences:
            starts.append(at)
            at += len(sentence.text) + 1
        return starts

    def place(self, offset: int) -> int:
        """The article's offset of the code point at `offset` of the side's text."""
        number = bisect.bisect_right(self._starts, offset) - 1
        span = self.sentences[number].span
        return min(span.end, span.start + offset - self._starts[number])

    def offset(self, place: int) -> int:
        """The offset in the side's text of the article's code point `place`, which must lie in one of its sentences."""
        for start, sentence in zip(self._starts, self.sentences, strict=True):
            if sentence.span.start <= place <= sentence.span.end:
                return start + place - sentence.span.start
        raise ValueError(f"offset {place} lies in no sentence of this side")

    def bounds(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Where words of the article stand in the side's text."""
        return [(self.offset(word.span.start), self.offset(word.span.end)) for word in words]
