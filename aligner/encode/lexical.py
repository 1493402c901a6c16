"""Vectors of spelling alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.encode.vectors import Bounds, Vectors, unit

LEXICAL = "lexical"
TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class LexicalEncoder:
    """Character n-grams (3 to 5, hashed): deterministic, needs no model, knows spelling and not meaning."""

    dimensions: int = 4096

    @property
    def name(self) -> str:
        """The name in signatures."""
        return f"{LEXICAL}-{self.dimensions}"

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return unit(np.stack([self._counts(text) for text in texts]))

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words, without context."""
        return [self.sentences([text[low:high] for low, high in own]) for text, own in zip(texts, bounds, strict=True)]

    def _counts(self, text: str) -> Vectors:
        counts = np.zeros(self.dimensions, dtype=np.float32)
        for token in TOKEN.findall(text.lower()):
            padded = f" {token} "
            for size in (3, 4, 5):
                for at in range(len(padded) - size + 1):
                    counts[zlib.crc32(padded[at : at + size].encode()) % self.dimensions] += 1
        return np.log1p(counts, dtype=np.float32)
