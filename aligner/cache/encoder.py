"""An encoder and a comparer of words that ask the model only for what they do not remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.cache.keys import key_of, unknown
from aligner.cache.store import Store
from aligner.contrast import Compared, WordComparer
from aligner.encode import Bounds, Encoder, Vectors

FLOAT = np.dtype("<f4")


@dataclass(frozen=True)
class RememberingEncoder:
    """An encoder whose sentences' vectors are remembered, to the bit.

    It must be one that reads every text by itself: a vector that hangs on what else is read must not be remembered.
    """

    encoder: Encoder
    store: Store

    @property
    def name(self) -> str:
        """The name of the encoder that is asked."""
        return self.encoder.name

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        if not texts:
            return self.encoder.sentences(texts)
        keys = [key_of("sentence", self.name, text) for text in texts]
        known = self.store.recall(keys)
        missing = unknown(keys, known)
        if missing:
            vectors = self.encoder.sentences([texts[at] for at in missing])
            found = {keys[at]: _bytes(vector) for at, vector in zip(missing, vectors, strict=True)}
            self.store.remember(found)
            known |= found
        return np.stack([np.frombuffer(known[key], FLOAT) for key in keys]).astype(np.float32)

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words in their context, always asked for: what words are compared for is smaller to keep."""
        return self.encoder.words(texts, bounds)


@dataclass(frozen=True)
class RememberingComparer:
    """A comparer of words whose outcomes are remembered, to the bit."""

    comparer: WordComparer
    store: Store

    @property
    def name(self) -> str:
        """The name of the comparer that is asked."""
        return self.comparer.name

    def compare(self, pairs: Sequence[Compared]) -> list[Vectors]:
        """The similarities of the words of both sides, for each pair of shape (words of the one, words of the other)."""
        keys = [_key(self.name, pair) for pair in pairs]
        known = self.store.recall(keys)
        missing = unknown(keys, known)
        if missing:
            compared = self.comparer.compare([pairs[at] for at in missing])
            found = {keys[at]: _bytes(similarities) for at, similarities in zip(missing, compared, strict=True)}
            self.store.remember(found)
            known |= found
        return [
            np.frombuffer(known[key], FLOAT)
            .astype(np.float32)
            .reshape(len(pair.quote_words), len(pair.paraphrase_words))
            for key, pair in zip(keys, pairs, strict=True)
        ]


def _key(name: str, pair: Compared) -> bytes:
    words = repr((pair.quote_words, pair.paraphrase_words))
    return key_of("words", name, pair.quote, pair.paraphrase, words)


def _bytes(vector: Vectors) -> bytes:
    return vector.astype(FLOAT).tobytes()
