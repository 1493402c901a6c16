"""The file of a store: one table of keys and values within a number of bytes, of which the least used goes first.

SQLite keeps it: it comes with Python and is as well kept, several processes can share a file, and what one left half
written is undone by the next that opens it. Nothing that is read from it is ever run, as a pickle would be.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_use ON entries (used);
"""
# No outcome hangs on the store, so nothing waits for the disk; and a file with a rollback journal, other than one with
# a write-ahead log, can be read where nothing may be written, and shared over a network.
HABITS = "PRAGMA synchronous = OFF; PRAGMA journal_mode = TRUNCATE;"
FULL, ROOMY = 0.9, 0.8
FEWEST_PAGES = 16
AT_ONCE = 500
CHECKSUM = 8
BROKEN = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH))


@dataclass(frozen=True)
class Extent:
    """How large a store is: its entries, and the bytes of its file."""

    entries: int
    size: int


class Table:
    """An open file; whatever the disk or SQLite has against it is raised as OSError or sqlite3.Error."""

    def __init__(self, file: Path, most_bytes: int, longest_wait: float) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
        self._most_bytes = most_bytes
        self._connection = sqlite3.connect(file, timeout=longest_wait, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except sqlite3.Error:
            self.close()
            raise

    def _prepare(self) -> None:
        self._connection.executescript(HABITS)
        if self._number("SELECT count(*) FROM sqlite_master") == 0:
            self._connection.executescript(SCHEMA)
        most = max(FEWEST_PAGES, self._most_bytes // self._number("PRAGMA page_size"))
        self._number(f"PRAGMA max_page_count = {most}")

    def read(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, int, bytes]]:
        """Yield the key, the time of last use and the value of what is known and whole."""
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"SELECT key, used, value FROM entries WHERE key IN ({marks})", some)
            for key, used, value in rows.fetchall():
                if isinstance(value, bytes) and value[:CHECKSUM] == _checksum(key, value[CHECKSUM:]):
                    yield key, used, value[CHECKSUM:]

    def write(self, values: Mapping[bytes, bytes], touched: Collection[bytes], used: int) -> None:
        """Write values, and when others were used, all or nothing; the least used makes room."""
        rows = [(key, used, _checksum(key, value) + value) for key, value in values.items()]
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany("UPDATE entries SET used = ? WHERE key = ?", [(used, key) for key in touched])
        self._make_room(sum(2 * len(key) + len(value) for key, _, value in rows))
        self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        self._connection.execute("COMMIT")

    def _make_room(self, wanted: int) -> None:
        """Forget what was not used for longest, some more than is wanted, where the file would grow too large."""
        pages = self._number("PRAGMA page_count") - self._number("PRAGMA freelist_count")
        taken = pages * self._number("PRAGMA page_size") + wanted
        if taken > FULL * self._most_bytes:
            going = list(self._least_used(taken - ROOMY * self._most_bytes))
            self._connection.executemany("DELETE FROM entries WHERE rowid = ?", going)

    def _least_used(self, excess: float) -> Iterator[tuple[int]]:
        """Yield the rows to be forgotten, until that many bytes are free."""
        for row, length in self._connection.execute("SELECT rowid, length(value) FROM entries ORDER BY used, rowid"):
            if excess <= 0:
                return
            excess -= length
            yield (row,)

    def entries(self) -> int:
        """How many entries there are."""
        return self._number("SELECT count(*) FROM entries")

    def _number(self, question: str) -> int:
        ((number,),) = self._connection.execute(question)
        return int(number)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()


def remove(file: Path) -> None:
    """Remove a file with what SQLite keeps beside it; raise OSError where that cannot be."""
    for own in (file, file.with_name(f"{file.name}-journal")):
        own.unlink(missing_ok=True)


def is_broken(error: Exception) -> bool:
    """Whether an error says that the file is no store, or no longer a whole one."""
    return isinstance(error, sqlite3.Error) and (getattr(error, "sqlite_errorcode", 0) & 0xFF) in BROKEN


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key, digest_size=CHECKSUM).digest()
