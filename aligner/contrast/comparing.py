"""How like the words of two texts are, each in its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from aligner.encode import Bounds, Encoder, Vectors

AT_ONCE = 64  # pairs whose words' vectors are held together


class Compared(NamedTuple):
    """Two texts, and where the words stand in them that are to be compared."""

    quote: str
    quote_words: Bounds
    paraphrase: str
    paraphrase_words: Bounds


class WordComparer(Protocol):
    """Compares words; `name` tells what decides the outcome."""

    @property
    def name(self) -> str:
        """What decides the similarities."""
        ...

    def compare(self, pairs: Sequence[Compared]) -> list[Vectors]:
        """The similarities from -1 to 1, for each pair of shape (words of the quote, words of the paraphrase)."""
        ...


@dataclass(frozen=True)
class VectorComparer:
    """Compares words by the cosine of their vectors in context."""

    encoder: Encoder

    @property
    def name(self) -> str:
        """The name of the encoder."""
        return self.encoder.name

    def compare(self, pairs: Sequence[Compared]) -> list[Vectors]:
        """The similarities from -1 to 1, for each pair of shape (words of the quote, words of the paraphrase)."""
        batches = (pairs[start : start + AT_ONCE] for start in range(0, len(pairs), AT_ONCE))
        return [similarities for batch in batches for similarities in self._compare(batch)]

    def _compare(self, pairs: Sequence[Compared]) -> Iterator[Vectors]:
        sides = [
            (text, tuple(words))
            for pair in pairs
            for text, words in ((pair.quote, pair.quote_words), (pair.paraphrase, pair.paraphrase_words))
        ]
        asked = list(dict.fromkeys(sides))
        vectors = self.encoder.words([text for text, _ in asked], [words for _, words in asked])
        known = dict(zip(asked, vectors, strict=True))
        for quote, paraphrase in zip(sides[::2], sides[1::2], strict=True):
            yield known[quote] @ known[paraphrase].T
