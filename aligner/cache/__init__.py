"""What was computed before and need not be computed again: one store on disk, and models that ask it first."""

from __future__ import annotations

from aligner.cache.encoder import RememberingComparer, RememberingEncoder
from aligner.cache.outcomes import remembered
from aligner.cache.reader import RememberingReader
from aligner.cache.store import Store, open_store
from aligner.cache.table import Extent

__all__ = [
    "Extent",
    "RememberingComparer",
    "RememberingEncoder",
    "RememberingReader",
    "Store",
    "open_store",
    "remembered",
]
