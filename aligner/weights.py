"""Where model files lie, and whether they are the ones that were described."""

from __future__ import annotations

import hashlib
import importlib.metadata
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

INSTALLED = Path(__file__).parent / "_models"
CHECKOUT = Path(__file__).parent.parent / "models"


class ModelError(Exception):
    """A model that cannot be used; the message is one line that says what to do."""


@dataclass(frozen=True)
class Model:
    """A described model: the folder that holds its files, and its description from `model.toml`."""

    folder: Path
    description: dict[str, object]


@cache
def described(name: str) -> Path:
    """The folder of a model's description, in the installed package or in the checkout."""
    for root in (INSTALLED, CHECKOUT):
        if (root / name / "model.toml").is_file():
            return root / name
    raise ModelError(f"the model {name!r} is not described in models/; install aligner again")


@cache
def locate(name: str) -> Model:
    """Find a model's files, in a package or beside its description, and verify the hash of its weights."""
    home = described(name)
    description = tomllib.loads((home / "model.toml").read_text(encoding="utf-8"))
    package = description.get("package")
    folder = home if package is None else _package_folder(str(package), str(description["folder"]))
    verify(folder / str(description["file"]), str(description["sha256"]))
    return Model(folder, description)


def verify(file: Path, sha256: str) -> None:
    """Raise ModelError unless the file is there with exactly this hash."""
    if not file.is_file():
        raise ModelError(f"the model file {file.name} is missing; install aligner again")
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256:
        raise ModelError(f"the model file {file.name} is damaged (sha256 {found[:12]}…); install its package again")


def _package_folder(package: str, folder: str) -> Path:
    """The folder that a package installed, found by its list of files: the package is never imported."""
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        raise ModelError(f"the package {package} is not installed; run pip install {package}") from None
    for file in files:
        if file.as_posix().startswith(f"{folder}/"):
            root = Path(str(file.locate()))
            return root.parents[len(file.parts) - len(Path(folder).parts) - 1]
    raise ModelError(f"the package {package} does not hold {folder}; install it again")
