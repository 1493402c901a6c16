"""A configuration file -> what a run is asked to do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from aligner.config import values
from aligner.config.document import Value, document
from aligner.config.nearest import nearest
from aligner.config.settings import Configuration, Settings

Reader = Callable[[Value, Collection[str]], Any]
KEYS: dict[str, Reader] = {
    "select": values.rule_names,
    "ignore": values.rule_names,
    "severities": values.severities,
    "fail-on": values.fail_on,
    "encoder": values.encoder,
    "pedantic": values.switch,
    "names": values.lists_of_names,
    "cues": values.cues,
    "glossary": values.glossaries,
    "allow": values.allowances,
    "baseline": values.baseline,
    "jobs": values.count,
    "include": values.patterns,
    "exclude": values.patterns,
    "overrides": values.overrides,
}
OF_SETTINGS = frozenset(field.name for field in fields(Settings))


def load(file: Path, rules: Collection[str]) -> Settings:
    """Read the settings of a file, overrides left out; `rules` are the names that it may speak of."""
    return configuration(file, rules).settings


def configuration(file: Path, rules: Collection[str]) -> Configuration:
    """Read a file; raise ConfigError at the first key or value that cannot be followed."""
    section = document(file)
    found: dict[str, Any] = {}
    for key, value in section.table("a table") if section else ():
        if key not in KEYS:
            raise value.wrong(f"there is no key {key!r}; {nearest(key, KEYS)}")
        found[key.replace("-", "_")] = KEYS[key](value, rules)
    settings = replace(Settings(), **{name: value for name, value in found.items() if name in OF_SETTINGS})
    others = {name: value for name, value in found.items() if name not in OF_SETTINGS}
    return Configuration(file, settings, **others)
