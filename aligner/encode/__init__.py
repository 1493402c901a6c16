"""Texts -> unit vectors and word vectors: MiniLM in int8, a sentence-transformers model, or character n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from aligner.encode.lexical import LEXICAL, LexicalEncoder
from aligner.encode.light import LightEncoder, light_recipe
from aligner.encode.vectors import Bounds, Vectors
from aligner.weights import locate

DEFAULT = "all-minilm-l6-v2"
REFERENCE = f"{DEFAULT}-reference"

__all__ = [
    "DEFAULT",
    "LEXICAL",
    "REFERENCE",
    "Bounds",
    "Encoder",
    "LexicalEncoder",
    "LightEncoder",
    "Vectors",
    "light_recipe",
    "load_encoder",
]


class Encoder(Protocol):
    """Turns texts into vectors; `name` goes into the signature of a report."""

    @property
    def name(self) -> str:
        """What decides the vectors: the model, the hash of its weights, and how precisely it is run."""
        ...

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts, of shape (texts, dimensions)."""
        ...

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words in their context: for each text, shape (words, dimensions)."""
        ...


def load_encoder(name: str = DEFAULT) -> Encoder:
    """Load an encoder by name; raise ModelError where it cannot be had.

    The names are the default, its reference in full precision, `lexical`, and any sentence-transformers model by name
    or folder. The default's files are verified here and loaded at first use.
    """
    if name == LEXICAL:
        return LexicalEncoder()
    if name == DEFAULT:
        return LightEncoder(locate(DEFAULT))
    from aligner.encode.reference import load_reference

    if name == REFERENCE:
        model = locate(DEFAULT)
        return load_reference(str(model.folder), f"{REFERENCE}@{str(model.description['sha256'])[:12]}")
    return load_reference(name, Path(name).name)
