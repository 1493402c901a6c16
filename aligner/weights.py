"""Where model files lie, and whether they are the ones that were described."""

from __future__ import annotations

import importlib.util
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aligner.prepare import hash_of

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


def names() -> tuple[str, ...]:
    """The names of all described models."""
    found = {file.parent.name for root in (INSTALLED, CHECKOUT) for file in root.glob("*/model.toml")}
    return tuple(sorted(found))


@cache
def locate(name: str) -> Model:
    """Find a model's files, in a package or beside its description, and verify the hashes that are given of them."""
    home = described(name)
    description = tomllib.loads((home / "model.toml").read_text(encoding="utf-8"))
    package = description.get("package")
    folder = home if package is None else _package_folder(str(package), Path(str(description["folder"])))
    for file, sha256 in (("file", "sha256"), ("tokenizer", "tokenizer_sha256")):
        if sha256 in description:
            verify(folder / str(description[file]), str(description[sha256]))
    return Model(folder, description)


def verify(file: Path, sha256: str) -> None:
    """Raise ModelError unless the file is there with exactly this hash."""
    try:
        found = hash_of(file)
    except FileNotFoundError:
        raise ModelError(f"the model file {file.name} is missing; install aligner again") from None
    except OSError as error:
        raise ModelError(f"the model file {file} cannot be read ({error.strerror}); mend its permissions") from None
    if found != sha256:
        raise ModelError(f"the model file {file.name} is damaged (sha256 {found[:12]}…); install its package again")


def _package_folder(package: str, folder: Path) -> Path:
    """A folder that a package installed, found without importing the package."""
    spec = importlib.util.find_spec(folder.parts[0])
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the package {package} is not installed; run pip install {package}")
    found = Path(spec.submodule_search_locations[0]).joinpath(*folder.parts[1:])
    if not found.is_dir():
        raise ModelError(f"the package {package} does not hold {folder.as_posix()}; install it again")
    return found
