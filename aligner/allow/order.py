"""A baseline -> text: always the same for the same entries, one field to a line, so that two versions can be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from aligner.allow.baseline import VERSION, Entry


def dump(entries: Iterable[Entry]) -> str:
    """Write entries as JSON, sorted by file, rule and words."""
    fields = [_fields(entry) for entry in ordered(entries)]
    return json.dumps({"version": VERSION, "entries": fields}, ensure_ascii=False, indent=1) + "\n"


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in their order; those that differ in number only are one."""
    counts: Counter[Entry] = Counter()
    for entry in entries:
        counts[replace(entry, count=1)] += entry.count
    return tuple(replace(entry, count=counts[entry]) for entry in sorted(counts, key=_order))


def _order(entry: Entry) -> tuple[str, ...]:
    days = (day.isoformat() if day else "" for day in (entry.date, entry.expires))
    return (entry.path, *entry.key, *days, entry.who, entry.reason)


def _fields(entry: Entry) -> dict[str, str | int]:
    """An entry's fields; who it was, why and until when stand there if known."""
    fields: dict[str, str | int] = {
        "rule": entry.rule,
        "at": entry.at,
        "against": entry.against,
        "count": entry.count,
        "path": entry.path,
        "date": entry.date.isoformat() if entry.date else "",
        "who": entry.who,
        "reason": entry.reason,
        "expires": entry.expires.isoformat() if entry.expires else "",
    }
    return {key: value for key, value in fields.items() if value != "" or key in ("at", "against")}
