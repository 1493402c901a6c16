"""The baseline: a JSON file that lists what is known and let pass, by rule and words, never by line."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligner.allow.errors import AllowError
from aligner.allowance import day_of, text_of
from aligner.config import nearest
from aligner.wording import words

VERSION = 1
TOP = ("version", "entries")
KEYS = ("rule", "at", "against", "count", "path", "date", "who", "reason", "expires")
RULE_KEY = re.compile(r'(?<!\\)"rule"\s{0,20}:')
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """A fault that is let pass `count` times in a file; `at` and `against` are the words of its two places.

    `line` is where the baseline has it, 0 where that cannot be told.
    """

    rule: str
    at: str
    against: str = ""
    count: int = 1
    path: str = ""
    date: datetime.date | None = None
    who: str = ""
    reason: str = ""
    expires: datetime.date | None = None
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What the entry goes by."""
        return self.rule, self.at, self.against


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline, and the file that holds them."""

    file: Path
    entries: tuple[Entry, ...] = ()


def load(file: Path) -> Baseline:
    """Read a baseline; raise FileNotFoundError where there is none, and AllowError where it is malformed."""
    text = _text(file)
    content = _content(file, text)
    for key in content:
        if key not in TOP:
            raise AllowError(f"{file}: there is no key {key!r}; {nearest(key, TOP)}")
    if content.get("version") != VERSION:
        raise AllowError(f"{file}: 'version' must be {VERSION}; this file is no baseline, or of a later aligner")
    listed = content.get("entries")
    if not isinstance(listed, list):
        raise AllowError(f"{file}: 'entries' must be a list")
    return Baseline(file, tuple(_entries(file, listed, _lines(text, len(listed)))))


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise AllowError(f"{file}: is larger than {LARGEST // 2**20} MB")
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise AllowError(f"{file}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise AllowError(f"{file}: is not UTF-8 text") from None


def _content(file: Path, text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise AllowError(f"{file}:{error.lineno}: is not valid JSON ({error.msg})") from None
    except (ValueError, RecursionError):
        raise AllowError(f"{file}: is not valid JSON") from None
    if not isinstance(content, dict):
        raise AllowError(f"{file}: is no baseline; it must hold 'version' and 'entries'")
    return content


def _lines(text: str, count: int) -> list[int]:
    """The line of each entry, by its key `rule`: within a text of JSON a quotation mark is never bare."""
    lines, line, last = [], 1, 0
    for key in RULE_KEY.finditer(text):
        line += text.count("\n", last, key.start())
        last = key.start()
        lines.append(line)
    return lines if len(lines) == count else [0] * count


def _entries(file: Path, listed: list[object], lines: list[int]) -> Iterator[Entry]:
    for number, (fields, line) in enumerate(zip(listed, lines, strict=True), 1):
        try:
            yield _entry(fields, line)
        except ValueError as error:
            place = f"{file}:{line}" if line else str(file)
            raise AllowError(f"{place}: entry {number}: {error}") from None


def _entry(fields: object, line: int) -> Entry:
    if not isinstance(fields, Mapping):
        raise ValueError("it must be an object")
    for key in fields:
        if key not in KEYS:
            raise ValueError(f"there is no key {key!r}; {nearest(key, KEYS)}")
    count = fields.get("count", 1)
    if type(count) is not int or count < 1:
        raise ValueError("'count' must be a number from 1")
    if not fields.get("rule") or "at" not in fields:
        raise ValueError("it must have 'rule' and 'at'")
    given = {key: value for key, value in fields.items() if value is not None}
    return Entry(
        rule=text_of(given, "rule"),
        at=words(text_of(given, "at")),
        against=words(text_of(given, "against")),
        count=count,
        path=text_of(given, "path"),
        date=day_of(given, "date"),
        who=text_of(given, "who"),
        reason=text_of(given, "reason"),
        expires=day_of(given, "expires"),
        line=line,
    )
