"""Any sentence-transformers model in full precision: what the light encoder is measured against."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.encode.vectors import Bounds, Vectors, pooled
from aligner.weights import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


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
            pooled(np.asarray(vectors, dtype=np.float32), offsets, wanted)
            for vectors, offsets, wanted in zip(outputs, places["offset_mapping"], bounds, strict=True)
        ]


def load_reference(model: str, name: str) -> TransformerEncoder:
    """Load a sentence-transformers model from disk, offline always; raise ModelError where it is not to be had."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging
    except ImportError:
        raise ModelError(
            "this encoder needs sentence-transformers; run pip install sentence-transformers torch"
        ) from None
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        return TransformerEncoder(SentenceTransformer(model, device="cpu", local_files_only=True), name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the encoder {model!r} cannot be loaded offline; give the folder that holds it ({type(error).__name__})"
        ) from None
