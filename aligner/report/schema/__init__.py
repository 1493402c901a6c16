"""The published JSON Schema of every JSON that the program writes."""

from __future__ import annotations

import json
from typing import Any

CONTRACTS = ("align", "check", "compare", "selfcheck")
REFERENCE = "#/$defs/"


def contract(name: str) -> dict[str, Any]:
    """The JSON Schema of a command's `--format json`, with all that it refers to."""
    schema = _read(name)
    definitions = _read("definitions")
    wanted = _reached(schema, definitions)
    return schema | {"$defs": {name: definitions[name] for name in sorted(wanted)}}


def _reached(part: object, definitions: dict[str, Any]) -> set[str]:
    """The names of the definitions that a part of a schema refers to, by itself or by another definition."""
    if isinstance(part, list):
        return {name for item in part for name in _reached(item, definitions)}
    if not isinstance(part, dict):
        return set()
    found = {name for value in part.values() for name in _reached(value, definitions)}
    if isinstance(reference := part.get("$ref"), str):
        name = reference.removeprefix(REFERENCE)
        found |= {name} | _reached(definitions[name], definitions)
    return found


def _read(name: str) -> dict[str, Any]:
    from importlib.resources import files

    content: dict[str, Any] = json.loads((files(__package__) / f"{name}.json").read_text(encoding="utf-8"))
    return content
