"""Under which key something is remembered: the hash of all that decides it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

SIZE = 20
PACKAGE = Path(__file__).parent.parent
LIBRARIES = ("numpy", "onnxruntime", "tokenizers")
# The code between a model and what is remembered of it; what is made of that later, the signature of a run knows.
MAKERS = ("encode/*.py", "inference.py", "contrast/divergence*", "contrast/comparing.py", "cache/*.py")


def key_of(kind: str, *parts: str) -> bytes:
    """The key of an outcome of some kind, which these parts decide and what computes them."""
    digest = hashlib.blake2b(engine(), digest_size=SIZE)
    for part in (kind, *parts):
        text = part.encode("utf-8", "surrogatepass")
        digest.update(len(text).to_bytes(8, "little"))
        digest.update(text)
    return digest.digest()


@cache
def engine() -> bytes:
    """The hash of what computes: another version of it, or another kind of processor, may round otherwise."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    digest = hashlib.sha256("\n".join((*versions, platform.machine())).encode())
    for file in makers():
        digest.update(file.read_bytes())
    return digest.digest()


def makers() -> list[Path]:
    """The files of the program that decide what a model is asked and what is kept of its answer."""
    return sorted(file for pattern in MAKERS for file in PACKAGE.glob(pattern) if file.is_file())


def unknown(keys: Sequence[bytes], known: Mapping[bytes, object]) -> list[int]:
    """The places of the keys that are not known, each key once."""
    first: dict[bytes, int] = {}
    for at, key in enumerate(keys):
        if key not in known:
            first.setdefault(key, at)
    return list(first.values())
