"""Models that are quick, that stand in for the real ones, and that keep count of what they are asked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner.contrast import Asked, Piece, Reading
from aligner.encode import Bounds, Vectors

PIECE = re.compile(r"\w+|[^\w\s]")
WORD = re.compile(r"\w+")
DIMENSIONS = 96


@dataclass
class CountingEncoder:
    """Counts of words, hashed, as vectors; every text is read by itself."""

    name: str = "counting"
    sentences_asked: list[str] = field(default_factory=list)
    words_asked: list[str] = field(default_factory=list)

    def sentences(self, texts: Sequence[str]) -> Vectors:
        self.sentences_asked += texts
        return np.stack([_vector(text) for text in texts])

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        self.words_asked += texts
        return [
            np.stack([_vector(text[low:high]) for low, high in own]) if own else np.zeros((0, DIMENSIONS), np.float32)
            for text, own in zip(texts, bounds, strict=True)
        ]


@dataclass
class CountingReader:
    """Finds a little fault with every word, by a hash of its letters."""

    name: str = "counting"
    asked: list[Asked] = field(default_factory=list)

    def read(self, asked: Sequence[Asked]) -> list[Reading]:
        self.asked += asked
        return [Reading(_share("".join(one)), _pieces(one.quote), _pieces(one.paraphrase)) for one in asked]


def _pieces(text: str) -> tuple[Piece, ...]:
    return tuple(
        Piece(match.start(), match.end(), _share(match.group()), 0.0512, 0.4999) for match in PIECE.finditer(text)
    )


def _share(text: str) -> float:
    return round(zlib.crc32(text.encode()) % 2500 / 10007, 4)


def _vector(text: str) -> Vectors:
    vector = np.full(DIMENSIONS, 0.01, dtype=np.float32)
    for word in WORD.findall(text.lower()):
        vector[zlib.crc32(word.encode()) % DIMENSIONS] += 1
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit
