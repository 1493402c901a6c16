"""A folder that processes share: one of them at a time makes a file, and what is out of date is cleared away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aligner.writing import UNFINISHED

LONGEST_WAIT = 120
KEPT = 3
ABANDONED = 3600


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock of a file while it is made; where no lock is to be had, go on without one."""
    from filelock import FileLock, Timeout

    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(file.with_name(file.name + ".lock"), timeout=LONGEST_WAIT)
    with suppress(Timeout, NotImplementedError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def prune(file: Path, name: str) -> None:
    """Remove what earlier versions made under the same name, but for the newest, and what was never finished."""
    stem, _, ending = name.rpartition(".")
    made = sorted(file.parent.glob(f"{stem}-*.{ending}"), key=_written, reverse=True)
    abandoned = [own for own in file.parent.glob(f"*{UNFINISHED}") if time.time() - _written(own) > ABANDONED]
    for own in (*made[KEPT:], *abandoned):
        for left in own.parent.glob(f"{own.name}*"):
            with suppress(OSError):
                left.unlink()


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
