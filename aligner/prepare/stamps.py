"""The hash of a file, remembered for as long as the file is not written again."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from pathlib import Path

from aligner.prepare.places import cache_folder
from aligner.writing import write

FOLDER = "hashes"
SETTLED = 2.0
SMALL = 1 << 20


def hash_of(file: Path) -> str:
    """The sha256 of a file; a large one that was hashed before and is unchanged in every date is not read again.

    Raise OSError where it cannot be read.
    """
    about = file.stat()
    if about.st_size < SMALL:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    state = [about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev]
    note = _note(file)
    remembered = _remembered(note, state)
    if remembered is None:
        with file.open("rb") as content:
            remembered = hashlib.file_digest(content, "sha256").hexdigest()
        if note and time.time() - max(about.st_mtime, about.st_ctime) > SETTLED:
            with suppress(OSError):
                note.parent.mkdir(parents=True, exist_ok=True)
                write(note, json.dumps({"state": state, "sha256": remembered}))
    return remembered


def _note(file: Path) -> Path | None:
    """Where a file's hash is remembered."""
    folder = cache_folder()
    place = hashlib.sha256(str(file.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return folder / FOLDER / f"{place}.json" if folder else None


def _remembered(note: Path | None, state: list[int]) -> str | None:
    with suppress(OSError, ValueError, TypeError, KeyError):
        content = json.loads(note.read_bytes()) if note else {}
        if content["state"] == state:
            return str(content["sha256"])
    return None
