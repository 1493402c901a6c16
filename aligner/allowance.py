"""A table of TOML -> Allowance: `[[allow]]` in a configuration, and in the file beside an article."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Collection, Mapping

from aligner.domain import Allowance
from aligner.wording import words

KEYS = ("rule", "path", "at", "against", "before", "inside", "after", "reason", "who", "date", "expires")


def allowance(table: object, *, keys: Collection[str] = KEYS, origin: str = "", line: int = 0) -> Allowance:
    """Read one table; raise ValueError with one line that names the wrong key. Whether a rule exists is not asked here.

    `origin` and `line` are the file and the place where the table stands.
    """
    if not isinstance(table, Mapping):
        raise ValueError("'allow' must be a list of tables, each under [[allow]]")
    for key in table:
        if key not in keys:
            raise ValueError(f"there is no key {key!r} in 'allow'; {_nearest(str(key), keys)}")
    return Allowance(
        rules=_rules(table.get("rule")),
        path=text_of(table, "path"),
        at=words(text_of(table, "at")),
        against=words(text_of(table, "against")) if "against" in table else None,
        before=text_of(table, "before"),
        inside=text_of(table, "inside"),
        after=text_of(table, "after"),
        reason=text_of(table, "reason"),
        who=text_of(table, "who"),
        date=day_of(table, "date"),
        expires=day_of(table, "expires"),
        origin=origin,
        line=line,
    )


def text_of(table: Mapping[str, object], key: str) -> str:
    """The text at a key, empty where there is none; raise ValueError where it is something else."""
    value = table.get(key, "")
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"{key!r} must be a text")
    return value


def day_of(table: Mapping[str, object], key: str) -> datetime.date | None:
    """The day at a key, if there is one; raise ValueError where it is something else."""
    value = table.get(key)
    if value is None or type(value) is datetime.date:
        return value
    if not isinstance(value, str):
        raise ValueError(f"{key!r} must be a day, as 2026-01-31")
    return day(value, key)


def day(text: str, key: str) -> datetime.date:
    """Read a day that is written as 2026-01-31; raise ValueError otherwise."""
    try:
        if len(text) == len("2026-01-31"):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{key!r} must be a day, as 2026-01-31, and not {text!r}")


def _rules(value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise ValueError("'rule' must be the name of a rule, or a list of such names")
    return tuple(dict.fromkeys(names))


def _nearest(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(sorted(known))}"
