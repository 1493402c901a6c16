"""A configuration file -> its values, each of which knows where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.config.lines import Keys, line_of, lines_of
from aligner.config.settings import ConfigError

OWN_FILE = "aligner.toml"
SHARED_FILE = "pyproject.toml"
SECTION: Keys = ("tool", "aligner")
PLACE = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True)
class Value:
    """What stands at some keys of a configuration file."""

    file: Path
    text: str
    keys: Keys
    content: object

    @property
    def name(self) -> str:
        """The last key, as it is quoted in messages."""
        return repr(self.keys[-1])

    @property
    def place(self) -> str:
        """`file:line` of the value."""
        line = line_of(self.text, self.keys) if self.keys else None
        return f"{self.file}:{line}" if line else str(self.file)

    def wrong(self, what: str) -> ConfigError:
        """The error of a value that cannot be taken."""
        return ConfigError(f"{self.place}: {what}")

    def table(self, what: str) -> Iterator[tuple[str, Value]]:
        """Yield the keys and values of a table."""
        if not isinstance(self.content, dict):
            raise self.wrong(f"{self.name} must be {what}")
        for key, content in self.content.items():
            yield key, Value(self.file, self.text, (*self.keys, key), content)

    def elements(self, what: str) -> Iterator[Value]:
        """Yield the elements of a list."""
        if not isinstance(self.content, list):
            raise self.wrong(f"{self.name} must be {what}")
        for number, content in enumerate(self.content):
            yield Value(self.file, self.text, (*self.keys, number), content)

    def lines_of_elements(self) -> list[int]:
        """The lines on which the elements of a list begin, 0 where it cannot be told."""
        number = len(self.content) if isinstance(self.content, list) else 0
        return [line or 0 for line in lines_of(self.text, [(*self.keys, at) for at in range(number)])]

    def phrase(self, what: str) -> str:
        """The value as text that is not empty."""
        if not isinstance(self.content, str) or not self.content.strip():
            raise self.wrong(f"{self.name} must be {what}")
        return self.content

    def phrases(self, what: str) -> Iterator[tuple[str, Value]]:
        """Yield the elements of a list of texts, none of them empty."""
        for element in self.elements(what):
            if not isinstance(element.content, str) or not element.content.strip():
                raise element.wrong(f"{self.name} must be {what}")
            yield element.content, element


def document(file: Path) -> Value | None:
    """What a file says of aligner; None where a pyproject.toml says nothing."""
    text = _text(file)
    content = _parsed(file, text)
    if file.name != SHARED_FILE:
        return Value(file, text, (), content)
    tool = content.get("tool", {})
    section = tool.get("aligner") if isinstance(tool, dict) else None
    if section is None:
        return None
    value = Value(file, text, SECTION, section)
    if not isinstance(section, dict):
        raise value.wrong("[tool.aligner] must be a table")
    return value


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(f"{file}:{line}: is not valid TOML: it must be UTF-8 text") from None


def _parsed(file: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, line, column = _fault(str(error), text)
        raise ConfigError(f"{file}:{line}:{column}: is not valid TOML: {what}") from None
    except RecursionError:
        raise ConfigError(f"{file}: is nested too deeply") from None


def _fault(message: str, text: str) -> tuple[str, int, int]:
    """What is wrong with a text, and in which line and column."""
    found = PLACE.match(message)
    if found is not None and found["line"]:
        return found["what"], int(found["line"]), int(found["column"])
    what = found["what"] if found is not None else message
    return what, text.count("\n") + 1, len(text) - text.rfind("\n")
