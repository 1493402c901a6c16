"""A divergence model that reads only what it does not remember to have read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from aligner.cache.keys import key_of, unknown
from aligner.cache.store import Store
from aligner.contrast import Asked, DivergenceReader, Piece, Reading


@dataclass(frozen=True)
class RememberingReader:
    """A model whose readings are remembered, to the last digit."""

    model: DivergenceReader
    store: Store

    @property
    def name(self) -> str:
        """The name of the model that is asked."""
        return self.model.name

    def read(self, asked: Sequence[Asked]) -> list[Reading]:
        """Read pairs; no pair's outcome hangs on its neighbours."""
        keys = [key_of("reading", self.name, *texts) for texts in asked]
        known = {key: _reading(value) for key, value in self.store.recall(keys).items()}
        missing = unknown(keys, known)
        if missing:
            readings = self.model.read([asked[at] for at in missing])
            found = {keys[at]: reading for at, reading in zip(missing, readings, strict=True)}
            self.store.remember({key: _bytes(reading) for key, reading in found.items()})
            known |= found
        return [known[key] for key in keys]


def _bytes(reading: Reading) -> bytes:
    pieces = [[astuple(piece) for piece in side] for side in (reading.quote, reading.paraphrase)]
    return zlib.compress(json.dumps([reading.divergence, *pieces], separators=(",", ":")).encode(), 1)


def _reading(value: bytes) -> Reading:
    divergence, *sides = json.loads(zlib.decompress(value))
    quote, paraphrase = (tuple(Piece(*piece) for piece in side) for side in sides)
    return Reading(divergence, quote, paraphrase)
