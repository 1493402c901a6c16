"""What is made once from a model or a table, kept in the user's cache directory, and made anew when damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aligner.prepare.places import CACHE_VARIABLE, cache_folder
from aligner.prepare.sharing import alone, prune
from aligner.prepare.stamps import hash_of
from aligner.writing import write

__all__ = ["CACHE_VARIABLE", "Recipe", "cache_folder", "content", "hash_of", "prepared", "standing"]

FOLDER = "prepared"
HASH = ".sha256"


@dataclass(frozen=True)
class Recipe:
    """How a file is made: its name, the versions and hashes that decide its content, and the work itself."""

    name: str
    key: tuple[str, ...]
    build: Callable[[], bytes]

    @property
    def file(self) -> str:
        """The file's own name, which another key would change."""
        stem, dot, ending = self.name.rpartition(".")
        key = hashlib.sha256("\0".join((self.name, *self.key)).encode()).hexdigest()[:16]
        return f"{stem}-{key}{dot}{ending}"


def prepared(recipe: Recipe) -> Path | bytes:
    """The file that a recipe makes, built where it does not stand yet; its content where no file can be kept.

    Processes that ask at once wait for the one that builds. Whatever goes wrong with the cache costs time only.
    """
    folder = cache_folder()
    if folder is None:
        return recipe.build()
    file = folder / FOLDER / recipe.file
    if _whole(file):
        return file
    made: bytes | None = None
    with suppress(OSError), alone(file):
        if not _whole(file):
            made = recipe.build()
            _keep(file, made)
            prune(file, recipe.name)
        return file
    return recipe.build() if made is None else made


def content(recipe: Recipe) -> bytes:
    """What a recipe makes, read from its file where it stands."""
    made = prepared(recipe)
    if isinstance(made, bytes):
        return made
    try:
        return made.read_bytes()
    except OSError:
        return recipe.build()


def standing(recipe: Recipe) -> Path | None:
    """Where a recipe's file stands, if it does and is whole."""
    folder = cache_folder()
    file = folder / FOLDER / recipe.file if folder else None
    return file if file and _whole(file) else None


def _keep(file: Path, content: bytes) -> None:
    """Write the file and, before it, its hash: a file without its own hash is never taken for whole."""
    write(_beside(file), hashlib.sha256(content).hexdigest())
    write(file, content)


def _whole(file: Path) -> bool:
    try:
        return hash_of(file) == _beside(file).read_text(encoding="ascii")
    except (OSError, ValueError):
        return False


def _beside(file: Path) -> Path:
    return file.with_name(file.name + HASH)
