"""The trained divergence model: quote and paraphrase read together, a probability for every word and for the pair."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.inference import each, open_session, open_tokenizer
from aligner.weights import Model, locate

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

NAME = "divergence"
TABLE = "calibration.toml"
MOST_TOKENS = 320
QUOTE, PARAPHRASE, BESIDE = 0, 1, 2


class Asked(NamedTuple):
    """What is to be read: a quote, what its recording says before and after it, and the paraphrase."""

    before: str
    quote: str
    after: str
    paraphrase: str


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


class DivergenceReader(Protocol):
    """Reads quotes and paraphrases; `name` goes into the signature of a report."""

    @property
    def name(self) -> str:
        """What decides the readings: the model, the hash of its weights, and the table for them."""
        ...

    def read(self, asked: Sequence[Asked]) -> list[Reading]:
        """Read pairs; no pair's outcome hangs on its neighbours."""
        ...


@dataclass(frozen=True)
class DivergenceModel:
    """The model on ONNX Runtime, loaded when it is first asked."""

    model: Model
    name: str

    def read(self, asked: Sequence[Asked]) -> list[Reading]:
        """Read pairs one by one: no padding, and no pair's outcome hangs on its neighbours."""
        if not asked:
            return []
        _ = self._session, self._tokenizer  # loaded before the threads part
        return each(self._read, asked, weight=lambda one: sum(map(len, one)))

    def _read(self, asked: Asked) -> Reading:
        recording = " ".join(part for part in (asked.before, asked.quote, asked.after) if part)
        start = len(asked.before) + 1 if asked.before else 0
        encoding = self._tokenizer.encode(recording, asked.paraphrase)
        inputs = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
            "side_ids": np.array([_sides(encoding, start, start + len(asked.quote))], dtype=np.int64),
        }
        words, severity, pairs = self._session.run(["words", "severity", "pairs"], inputs)
        return _reading(encoding, start, len(asked.quote), words[0], severity[0], float(pairs[0]))

    @cached_property
    def _session(self) -> InferenceSession:
        return open_session(self.model.folder / str(self.model.description["file"]))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer(self.model.folder / str(self.model.description["tokenizer"]), MOST_TOKENS)


def load_divergence() -> DivergenceModel:
    """The model that lies in models/divergence: its hash is verified here, and it is loaded when it is first asked."""
    model = locate(NAME)
    table = hashlib.sha256((model.folder / TABLE).read_bytes()).hexdigest()
    return DivergenceModel(model, f"{NAME}@{str(model.description['sha256'])[:12]}+{table[:8]}")


def _sides(encoding: Encoding, start: int, end: int) -> list[int]:
    sides, side = [], QUOTE
    for sequence, (low, _) in zip(encoding.sequence_ids, encoding.offsets, strict=True):
        if sequence is not None:
            side = PARAPHRASE if sequence else (QUOTE if start <= low < end else BESIDE)
        sides.append(side)
    return sides


def _reading(
    encoding: Encoding,
    shift: int,
    length: int,
    words: NDArray[np.float32],
    severity: NDArray[np.float32],
    divergence: float,
) -> Reading:
    """The pieces of quote and paraphrase, each in its own text; what stands beside the quote is left out."""
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for at, (sequence, (start, end)) in enumerate(zip(encoding.sequence_ids, encoding.offsets, strict=True)):
        if sequence is None or end == start:
            continue
        moved = 0 if sequence else shift
        if sequence or 0 <= start - moved < length:
            _, changed, extra = (round(float(share), 4) for share in words[at])
            sides[sequence].append(Piece(start - moved, end - moved, changed, extra, round(float(severity[at]), 4)))
    return Reading(round(divergence, 4), tuple(sides[0]), tuple(sides[1]))
