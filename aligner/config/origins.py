"""Where each setting in force comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aligner.config.document import document
from aligner.config.lines import Keys, line_of
from aligner.config.loading import KEYS
from aligner.config.settings import Configuration

DEFAULT, FILE, OPTION = "default", "file", "option"
PLACE = ("origin", "line")
OVERRIDDEN = ("ignore", "severities")


@dataclass(frozen=True)
class Origin:
    """Where a setting comes from: nowhere (a default), a place in a file, or an option."""

    kind: str
    place: str = ""
    line: int | None = None

    def __str__(self) -> str:
        """The origin in a few words; a file below the working folder is named from there."""
        if self.kind == FILE:
            below = Path(self.place).is_relative_to(Path.cwd())
            place = str(Path(self.place).relative_to(Path.cwd())) if below else self.place
            return f"{place}:{self.line}" if self.line else place
        return f"option {self.place}" if self.kind == OPTION else self.kind


@dataclass(frozen=True)
class InForce:
    """A key, its value in force, and where that comes from; overrides come after what they add to."""

    key: str
    value: Any
    origins: tuple[Origin, ...]


def in_force(configuration: Configuration, path: str, given: Mapping[str, Any]) -> tuple[InForce, ...]:
    """Every setting in force for a file or folder; `given` are those that options give, by their field."""
    settings = configuration.settings_for(path)
    origins = _origins(configuration, path)
    found = []
    for key in KEYS:
        name = key.replace("-", "_")
        if name in given:
            found.append(InForce(key, given[name], (Origin(OPTION, f"--{key}"),)))
        else:
            value = getattr(settings if hasattr(settings, name) else configuration, name)
            found.append(InForce(key, _plain(value), origins.get(key, (Origin(DEFAULT),))))
    return tuple(found)


def _origins(configuration: Configuration, path: str) -> dict[str, tuple[Origin, ...]]:
    """The places, in the configuration file, of the keys that it gives for a path."""
    section = document(configuration.file) if configuration.file else None
    if section is None or not isinstance(section.content, dict):
        return {}

    def place(*keys: str | int) -> Origin:
        whole: Keys = (*section.keys, *keys)
        return Origin(FILE, str(section.file), line_of(section.text, whole))

    found: dict[str, tuple[Origin, ...]] = {key: (place(key),) for key in section.content}
    applied = configuration.overrides_for(path)
    for number, override in enumerate(configuration.overrides):
        for key in OVERRIDDEN:
            if override in applied and getattr(override, key):
                found[key] = (*found.get(key, ()), place("overrides", number, key))
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 -- settings are of several kinds
    """A value as JSON has it."""
    if isinstance(value, tuple) and value and not isinstance(value[0], str | tuple):
        return [{key: own for key, own in asdict(one).items() if own and key not in PLACE} for one in value]
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return {name: str(severity) for name, severity in value}
    return list(value) if isinstance(value, tuple) else value
