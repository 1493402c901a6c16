"""Where keys stand in a TOML file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SENTINEL = "\ue000"

Keys = tuple[str | int, ...]


def line_of(text: str, keys: Keys) -> int | None:
    """1-based line of the value at some keys, or of the header of a table; None where a TOML writer cannot tell."""
    return lines_of(text, [keys])[0]


def lines_of(text: str, several: Sequence[Keys]) -> list[int | None]:
    """The lines of several values, none of which holds another.

    The values are replaced by ones of a kind and the file written out again: what stands before them stays as it was.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        tables = [_mark(document, keys, f"{SENTINEL}{number}{SENTINEL}") for number, keys in enumerate(several)]
        written = tomlkit.dumps(document)
        found = [_line(written, f"{SENTINEL}{number}{SENTINEL}") for number in range(len(several))]
    except (TOMLKitError, LookupError, TypeError, ValueError):
        return [None] * len(several)
    return [
        line if first is None or line is not None and _is_header(written, line) else line_of(text, (*keys, first))
        for keys, first, line in zip(several, tables, found, strict=True)
    ]


def _mark(document: Any, keys: Keys, sentinel: str) -> str | int | None:  # noqa: ANN401 -- containers of several kinds
    """Replace a value by the sentinel; a table gets it as a comment, and its first key is told."""
    from tomlkit.items import AoT, Table

    holder = document
    for key in keys[:-1]:
        holder = holder[key]
    value = holder[keys[-1]]
    first = value[0] if isinstance(value, AoT) else value
    if isinstance(first, Table):
        first.comment(sentinel)
        return 0 if isinstance(value, AoT) else next(iter(first), "")
    holder[keys[-1]] = sentinel
    return None


def _line(text: str, sentinel: str) -> int | None:
    before, found, _ = text.partition(sentinel)
    return before.count("\n") + 1 if found else None


def _is_header(text: str, line: int) -> bool:
    """Whether the line is the header of a table, and not its last key: a table may be made of dotted keys."""
    return text.split("\n")[line - 1].lstrip().startswith("[")
