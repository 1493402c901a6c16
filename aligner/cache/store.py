"""What was computed before, by the hash of what it was computed from."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from aligner.cache.table import Extent, Table, is_broken, remove
from aligner.prepare import cache_folder
from aligner.presence import is_file

FILE = "store-1.sqlite3"  # another layout is another file
MOST_BYTES = 1 << 30
MOST_UNWRITTEN = 4 << 20
LONGEST_WAIT = 3.0
HOUR = 3600


class Store:
    """Remembers values by their keys; a fault of the disk makes it forget, and never raises.

    `now` tells the time in seconds.
    """

    def __init__(
        self,
        file: Path,
        *,
        most_bytes: int = MOST_BYTES,
        longest_wait: float = LONGEST_WAIT,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.file = file
        self._notice: str | None = None
        self._faulty = False
        self.most_bytes = most_bytes
        self._longest_wait = longest_wait
        self._now = now
        self._lock = threading.RLock()
        self._table: Table | None = None
        self._readable = self._writable = True
        self._unwritten: dict[bytes, bytes] = {}
        self._touched: set[bytes] = set()

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are known, by their keys."""
        with self._lock:
            found = {key: self._unwritten[key] for key in keys if key in self._unwritten}
            missing = [key for key in dict.fromkeys(keys) if key not in found]
            if missing and self._readable and (self._table is not None or is_file(self.file)):
                with self._forgiving(writing=False):
                    for key, used, value in self._open().read(missing):
                        found[key] = value
                        if used < self._hour():
                            self._touched.add(key)
            return found

    def remember(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; they are written at `flush`, or when they are many."""
        with self._lock:
            if self._writable:
                self._unwritten.update(values)
                if sum(map(len, self._unwritten.values())) > MOST_UNWRITTEN:
                    self.flush()

    def flush(self) -> None:
        """Write what is not yet written."""
        with self._lock:
            if self._writable and (self._unwritten or self._touched):
                with self._forgiving(writing=True):
                    self._open().write(self._unwritten, self._touched, self._hour())
            self._unwritten.clear()
            self._touched.clear()

    def close(self) -> None:
        """Write what is not yet written, and let go of the file."""
        with self._lock:
            self.flush()
            self._let_go()

    def extent(self) -> Extent:
        """How many entries there are, and how many bytes they take; a file that cannot be read has no entries."""
        entries = 0
        with self._lock:
            if is_file(self.file):
                with self._forgiving(writing=False):
                    entries = self._open().entries()
            return Extent(entries, self.file.stat().st_size if is_file(self.file) else 0)

    def clear(self) -> None:
        """Forget everything; raise OSError where the file cannot be removed."""
        with self._lock:
            self._let_go()
            self._unwritten.clear()
            self._touched.clear()
            remove(self.file)

    def notice(self) -> str | None:
        """One line on the first fault, for the user; it is told once."""
        notice, self._notice = self._notice, None
        return notice

    def say(self, notice: str | None) -> None:
        """Have a line for the user, unless there was one before."""
        if notice and not self._faulty:
            self._faulty, self._notice = True, notice

    def _hour(self) -> int:
        """The time of use: by the hour, so that reading the same things again writes nothing."""
        return int(self._now() // HOUR)

    def _open(self) -> Table:
        if self._table is None:
            self._table = Table(self.file, self.most_bytes, self._longest_wait)
        return self._table

    def _let_go(self) -> None:
        if self._table is not None:
            self._table.close()
            self._table = None

    @contextmanager
    def _forgiving(self, *, writing: bool) -> Iterator[None]:
        """Begin a broken store anew, once; go on without one that fails otherwise."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self._let_go()
            if is_broken(error) and not self._faulty:
                with suppress(OSError):
                    remove(self.file)
                    self.say(f"the cache {self.file} was damaged and is begun anew")
                    return
            self._writable = False
            self._readable = self._readable and writing
            self.say(f"the cache {self.file} is not used now ({error}); what is found is the same without it")


def open_store() -> Store | None:
    """The user's store, or none where there is no folder for caches; nothing is opened before it is asked."""
    folder = cache_folder()
    return None if folder is None else Store(folder / FILE)
