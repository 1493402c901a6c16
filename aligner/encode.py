"""Texts -> unit vectors and word vectors, by a sentence-transformers model or by character n-grams."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.weights import ModelError, locate

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Bounds = Sequence[tuple[int, int]]

DEFAULT = "all-minilm-l6-v2"
LEXICAL = "lexical"
TOKEN = re.compile(r"\w+")


class Encoder(Protocol):
    """Turns texts into vectors; `name` goes into the signature of a report."""

    @property
    def name(self) -> str:
        """What decides the vectors: the model and the hash of its weights."""
        ...

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts, of shape (texts, dimensions)."""
        ...

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words in their context: for each text, shape (words, dimensions)."""
        ...


def load_encoder(name: str = DEFAULT) -> Encoder:
    """Load an encoder by name: the default, `lexical`, or any sentence-transformers model by name or folder."""
    if name == LEXICAL:
        return LexicalEncoder()
    if name == DEFAULT:
        model = locate(DEFAULT)
        return TransformerEncoder(_load(str(model.folder)), f"{DEFAULT}@{str(model.description['sha256'])[:12]}")
    return TransformerEncoder(_load(name), Path(name).name)


def _load(name: str) -> SentenceTransformer:
    """Load a model from disk, offline always."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the encoder {name!r} cannot be loaded offline; give the folder that holds it ({type(error).__name__})"
        ) from None


@dataclass(frozen=True)
class TransformerEncoder:
    """A sentence-transformers model; words are the means of their word pieces in the last layer."""

    model: SentenceTransformer
    name: str

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        found = self.model.encode(list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words in their context."""
        outputs: list[Any] = self.model.encode(
            list(texts), batch_size=32, output_value="token_embeddings", show_progress_bar=False
        )
        places = self.model.tokenizer(
            list(texts), truncation=True, max_length=self.model.max_seq_length, return_offsets_mapping=True
        )
        return [
            _pooled(np.asarray(vectors, dtype=np.float32), offsets, wanted)
            for vectors, offsets, wanted in zip(outputs, places["offset_mapping"], bounds, strict=True)
        ]


def _pooled(vectors: Vectors, offsets: Sequence[tuple[int, int]], bounds: Bounds) -> Vectors:
    """Mean of the word pieces that touch each word; words past the model's reach get the text's mean."""
    rows = []
    for start, end in bounds:
        own = [at for at, (low, high) in enumerate(offsets[: len(vectors)]) if low < end and start < high]
        rows.append(vectors[own].mean(axis=0) if own else vectors.mean(axis=0))
    return _unit(np.stack(rows)) if rows else np.zeros((0, vectors.shape[1]), dtype=np.float32)


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
        return (
            _unit(np.stack([self._counts(text) for text in texts]))
            if texts
            else np.zeros((0, self.dimensions), np.float32)
        )

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


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
