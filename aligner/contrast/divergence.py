"""The trained divergence model: quote and paraphrase read together, a probability for every word and for the pair."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.weights import locate

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

NAME = "divergence"
TABLE = "calibration.toml"
MOST_TOKENS = 320


@dataclass(frozen=True)
class Piece:
    """A word piece of one side: its bounds in that side's text, and its probabilities from 0 to 1.

    `changed` is a word that stands for another meaning, `extra` one that the other side lacks, `severe` how surely
    such a fault is an error rather than a warning.
    """

    start: int
    end: int
    changed: float
    extra: float
    severe: float


@dataclass(frozen=True)
class Reading:
    """What the model makes of a pair: its divergence from 0 to 1, and the pieces of both sides."""

    divergence: float
    quote: tuple[Piece, ...]
    paraphrase: tuple[Piece, ...]


@dataclass(frozen=True)
class DivergenceModel:
    """The model on ONNX Runtime; `name` goes into the signature of a report."""

    session: InferenceSession
    tokenizer: Tokenizer
    name: str

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Read pairs of quote and paraphrase, one by one: no padding, and no pair's outcome hangs on its neighbours."""
        return [self._read(self.tokenizer.encode(quote, paraphrase)) for quote, paraphrase in pairs]

    def _read(self, encoding: Encoding) -> Reading:
        inputs = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
            "side_ids": np.array([_sides(encoding.sequence_ids)], dtype=np.int64),
        }
        words, severity, pairs = self.session.run(["words", "severity", "pairs"], inputs)
        return _reading(encoding, words[0], severity[0], float(pairs[0]))


def load_divergence() -> DivergenceModel:
    """Load the model that lies in models/divergence, its hash verified."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import onnxruntime
    from tokenizers import Tokenizer

    model = locate(NAME)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    file = str(model.folder / str(model.description["file"]))
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(model.folder / str(model.description["tokenizer"])))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    table = hashlib.sha256((model.folder / TABLE).read_bytes()).hexdigest()
    return DivergenceModel(session, tokenizer, f"{NAME}@{str(model.description['sha256'])[:12]}+{table[:8]}")


def _sides(sequences: Sequence[int | None]) -> list[int]:
    sides, side = [], 0
    for sequence in sequences:
        side = side if sequence is None else sequence
        sides.append(side)
    return sides


def _reading(
    encoding: Encoding, words: NDArray[np.float32], severity: NDArray[np.float32], divergence: float
) -> Reading:
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for at, (sequence, (start, end)) in enumerate(zip(encoding.sequence_ids, encoding.offsets, strict=True)):
        if sequence is not None and end > start:
            _, changed, extra = (round(float(share), 4) for share in words[at])
            sides[sequence].append(Piece(start, end, changed, extra, round(float(severity[at]), 4)))
    return Reading(round(divergence, 4), tuple(sides[0]), tuple(sides[1]))
