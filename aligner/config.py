"""`[tool.aligner]` in pyproject.toml, or aligner.toml -> Settings."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.domain import Severity

NEVER = "never"
FAIL_ON = (*(str(severity) for severity in Severity), NEVER)
OWN_FILE = "aligner.toml"
SHARED_FILE = "pyproject.toml"


class ConfigError(Exception):
    """A configuration that cannot be followed; the message is one line that says what to mend."""


@dataclass(frozen=True)
class Settings:
    """What a run was asked to do; rules that are not selected, or that are ignored, do not judge.

    `names` are files with lists of names.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: str = Severity.ERROR
    encoder: str = ""
    pedantic: bool = False
    names: tuple[str, ...] = ()


def nearest(name: str, known: Iterable[str]) -> str:
    """Words to put behind an unknown name: the known one that it resembles, or all of them."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(names)}"


def find(start: Path) -> Path | None:
    """The configuration in force for a file or folder: the first one on the way up that speaks of aligner."""
    folder = start.absolute()
    for place in (folder, *folder.parents):
        if (place / OWN_FILE).is_file():
            return place / OWN_FILE
        if (place / SHARED_FILE).is_file() and _table(place / SHARED_FILE) is not None:
            return place / SHARED_FILE
    return None


def load(file: Path, rules: Collection[str]) -> Settings:
    """Read the settings of a file; `rules` are the names that it may speak of."""
    return _Reader(file, rules).settings(_table(file) or {})


def _table(file: Path) -> dict[str, object] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: is not valid TOML: {error}") from None
    if file.name != SHARED_FILE:
        return content
    tool = content.get("tool", {})
    table = tool.get("aligner") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: [tool.aligner] must be a table")
    return table


@dataclass(frozen=True)
class _Reader:
    """Turns the values of one file into settings, and says which value it cannot take."""

    file: Path
    rules: Collection[str]

    def settings(self, table: dict[str, object]) -> Settings:
        found = Settings()
        for key, value in table.items():
            if key not in KEYS:
                raise self.wrong(key, f"there is no key {key!r}; {nearest(key, KEYS)}")
            found = KEYS[key](self, found, value)
        return found

    def wrong(self, word: str, what: str) -> ConfigError:
        line = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for number, text in enumerate(self.file.read_text(encoding="utf-8-sig").splitlines(), 1):
            if line.search(text):
                return ConfigError(f"{self.file}:{number}: {what}")
        return ConfigError(f"{self.file}: {what}")

    def names(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise self.wrong(key, f"{key!r} must be a list of rule names")
        for name in value:
            self.known(name)
        return tuple(value)

    def known(self, name: str) -> None:
        if name not in self.rules:
            raise self.wrong(name, f"there is no rule {name!r}; {nearest(name, self.rules)}")

    def choice(self, key: str, value: object, choices: Collection[str]) -> str:
        if not isinstance(value, str) or value not in choices:
            raise self.wrong(key, f"{key!r} cannot be {value!r}; {nearest(str(value), choices)}")
        return value

    def select(self, found: Settings, value: object) -> Settings:
        return replace(found, select=self.names("select", value))

    def ignore(self, found: Settings, value: object) -> Settings:
        return replace(found, ignore=self.names("ignore", value))

    def fail_on(self, found: Settings, value: object) -> Settings:
        return replace(found, fail_on=self.choice("fail-on", value, FAIL_ON))

    def encoder(self, found: Settings, value: object) -> Settings:
        if not isinstance(value, str) or not value:
            raise self.wrong("encoder", "'encoder' must be the name or the folder of a model")
        return replace(found, encoder=value)

    def lists(self, found: Settings, value: object) -> Settings:
        """Lists of names; where a path is relative, it is so to the configuration's own folder."""
        if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
            raise self.wrong("names", "'names' must be a list of files (.toml or .csv)")
        return replace(found, names=tuple(str(self.file.parent / name) for name in value))

    def severities(self, found: Settings, value: object) -> Settings:
        if not isinstance(value, dict):
            raise self.wrong("severities", "'severities' must be a table of rules and severities")
        for name in value:
            self.known(name)
        chosen = ((name, Severity(self.choice(name, level, tuple(Severity)))) for name, level in sorted(value.items()))
        return replace(found, severities=tuple(chosen))


KEYS: dict[str, Callable[[_Reader, Settings, object], Settings]] = {
    "select": _Reader.select,
    "ignore": _Reader.ignore,
    "fail-on": _Reader.fail_on,
    "encoder": _Reader.encoder,
    "severities": _Reader.severities,
    "names": _Reader.lists,
}
