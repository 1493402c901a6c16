"""Arrays of vectors, and how those of words come from those of word pieces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Bounds = Sequence[tuple[int, int]]


def unit(vectors: Vectors) -> Vectors:
    """The vectors at length 1; a zero vector stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return found


def pooled(vectors: Vectors, offsets: Sequence[tuple[int, int]], bounds: Bounds) -> Vectors:
    """Mean of the word pieces that touch each word; words past the model's reach get the text's mean."""
    rows = []
    for start, end in bounds:
        own = [at for at, (low, high) in enumerate(offsets[: len(vectors)]) if low < end and start < high]
        rows.append(vectors[own].mean(axis=0) if own else vectors.mean(axis=0))
    return unit(np.stack(rows)) if rows else np.zeros((0, vectors.shape[1]), dtype=np.float32)
