"""The file beside an article that lets findings pass: `article.txt.aligner.toml`."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

from aligner.allow.errors import AllowError
from aligner.allow.standing import Means, Standing
from aligner.allowance import KEYS, allowance
from aligner.config import nearest
from aligner.presence import is_file

ENDING = ".aligner.toml"
TABLE = "allow"
BESIDE = tuple(key for key in KEYS if key != "path")
HEADER = re.compile(r"^[ \t]*+\[\[[ \t]*+allow[ \t]*+\]\]", re.MULTILINE)
LARGEST = 4 * 1024 * 1024


def sidecar(path: str, rules: Collection[str]) -> Iterator[Standing]:
    """Yield what the file beside an article lets pass, if there is one; raise AllowError where it is malformed."""
    file = Path(path + ENDING)
    if not is_file(file):
        return
    text = _text(file)
    content = _content(file, text)
    tables = content.get(TABLE, [])
    for key in content:
        if key != TABLE:
            raise AllowError(f"{file}: there is no key {key!r}; every entry stands under [[{TABLE}]]")
    if not isinstance(tables, list):
        raise AllowError(f"{file}: '{TABLE}' must be a list of tables, each under [[{TABLE}]]")
    lines = _lines(text, len(tables))
    for table, line in zip(tables, lines, strict=True):
        yield _standing(table, file, line, rules)


def _standing(table: object, file: Path, line: int, rules: Collection[str]) -> Standing:
    try:
        if isinstance(table, dict) and "path" in table:
            raise ValueError("'path' has no place here: this file is for one article alone")
        found = allowance(table, keys=BESIDE, origin=str(file), line=line)
        for name in found.rules:
            if name not in rules:
                raise ValueError(f"there is no rule {name!r}; {nearest(name, rules)}")
    except ValueError as error:
        raise AllowError(f"{file}:{line}: {error}") from None
    return Standing(found, Means.SIDECAR)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise AllowError(f"{file}: is larger than {LARGEST // 2**20} MB")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AllowError(f"{file}: cannot be read ({error.strerror or error}); check its permissions") from None
    except UnicodeDecodeError:
        raise AllowError(f"{file}: is not UTF-8 text") from None


def _content(file: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AllowError(f"{file}: is not valid TOML ({error})") from None


def _lines(text: str, count: int) -> list[int]:
    """The line of each table: that of its header, or the first where the tables stand in brackets."""
    endings = [ending.start() for ending in re.finditer("\n", text)]
    lines = [bisect.bisect_left(endings, header.end()) + 1 for header in HEADER.finditer(text)]
    return lines if len(lines) == count else [1] * count
