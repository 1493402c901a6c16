"""The tables of knowledge: TOML for people, and for the program the same content as JSON, read ten times as fast."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from aligner.prepare import Recipe, content

KNOWLEDGE = Path(__file__).parent / "knowledge"


@cache
def knowledge(name: str) -> dict[str, Any]:
    """A table of the folder `knowledge`, by its name; nobody may change what it holds."""
    found: dict[str, Any] = json.loads(content(table_recipe(name)))
    return found


def table_recipe(name: str) -> Recipe:
    """How a table becomes JSON."""
    written = (KNOWLEDGE / f"{name}.toml").read_bytes()
    key = hashlib.sha256(written).hexdigest()
    return Recipe(f"{name}.json", (key,), lambda: json.dumps(tomllib.loads(written.decode("utf-8"))).encode("ascii"))


def table_names() -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(sorted(file.stem for file in KNOWLEDGE.glob("*.toml")))
