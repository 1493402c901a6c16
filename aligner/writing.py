"""Writing a file so that it is there as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

UNFINISHED = ".unfinished"


def write(path: Path, content: str | bytes) -> None:
    """Write beside a file's place and then put it there; a device or a pipe is written to directly.

    A text is written in UTF-8. A link keeps its target, and what stood there its mode. Whatever goes wrong, what stood
    there before still does, and nothing else is left behind; only a process that is killed leaves a hidden file, whose
    name ends with UNFINISHED. Raise OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(_encoded(content))
        return
    beside = target.with_name(f".aligner-{os.urandom(8).hex()}{UNFINISHED}")
    try:
        _write_through(beside, _encoded(content))
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def append(path: Path, content: str | bytes) -> None:
    """Append to a file, the whole of it or nothing; a text in UTF-8. Raise OSError."""
    encoded = _encoded(content)
    with path.open("ab", buffering=0) as file:
        before = file.tell()
        try:
            if file.write(encoded) < len(encoded):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except BaseException:
            file.truncate(before)
            raise


def _encoded(content: str | bytes) -> bytes:
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
