"""MiniLM in int8 on ONNX Runtime: the default encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from aligner.encode.vectors import Bounds, Vectors, pooled, unit
from aligner.inference import each, open_session, open_tokenizer
from aligner.prepare import Recipe, prepared
from aligner.weights import Model

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

PRECISION = "int8"
MOST_TOKENS = 256
MOST_REMEMBERED = 8192

Pieces = tuple[Vectors, Sequence[tuple[int, int]]]  # of a text's word pieces: the vectors, and the places in the text


@dataclass(frozen=True)
class LightEncoder:
    """A BERT encoder of which nothing is loaded before the first text.

    Every text is read by itself, so that no vector hangs on what else is read; words are the means of their word
    pieces in the last layer.
    """

    model: Model

    @property
    def name(self) -> str:
        """The name in signatures."""
        description = self.model.description
        return f"{description['name']}@{str(description['sha256'])[:12]}+{PRECISION}"

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        read = self._read(texts)
        self._remember(texts, read)
        means = [vectors.mean(axis=0) for vectors, _ in read]
        return unit(np.stack(means)) if means else np.zeros((0, self._dimensions), dtype=np.float32)

    def words(self, texts: Sequence[str], bounds: Sequence[Bounds]) -> list[Vectors]:
        """Unit vectors of words in their context."""
        return [pooled(*pieces, wanted) for pieces, wanted in zip(self._read(texts), bounds, strict=True)]

    def _read(self, texts: Sequence[str]) -> list[Pieces]:
        known = dict(self._remembered)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, each(partial(_pieces, self._session, self._tokenizer), new, len), strict=True))
        return [known[text] for text in texts]

    def _remember(self, texts: Sequence[str], read: Sequence[Pieces]) -> None:
        """Keep what was read of an article's sentences: the words of most of them are asked for next."""
        self._remembered.clear()
        room = MOST_REMEMBERED
        for text, pieces in zip(texts, read, strict=True):
            room -= len(pieces[0])
            if room < 0:
                return
            self._remembered[text] = pieces

    @cached_property
    def _remembered(self) -> dict[str, Pieces]:
        return {}

    @property
    def _dimensions(self) -> int:
        return int(str(self.model.description["dimensions"]))

    @cached_property
    def _session(self) -> InferenceSession:
        return open_session(prepared(light_recipe(self.model)))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer(self.model.folder / str(self.model.description["tokenizer"]), MOST_TOKENS)


def _pieces(session: InferenceSession, tokenizer: Tokenizer, text: str) -> Pieces:
    encoding = tokenizer.encode(text)
    (vectors,) = session.run(None, {"pieces": np.array([encoding.ids], dtype=np.int64)})
    return vectors[0], encoding.offsets


def light_recipe(model: Model) -> Recipe:
    """How the model in int8 is made from the verified weights."""
    from importlib.metadata import version

    from aligner.encode.quantised import VERSION, quantised

    weights = model.folder / str(model.description["file"])
    key = (str(model.description["sha256"]), VERSION, version("onnx"), version("onnxruntime"))
    heads = int(str(model.description["heads"]))
    return Recipe(f"{model.description['name']}-{PRECISION}.onnx", key, lambda: quantised(weights, heads))
