"""What stands at a path; where it may not be looked at, nothing does, for the one who reads it to complain of."""

from __future__ import annotations

import os


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether there is a folder; other than `Path.is_dir`, it never raises."""
    return os.path.isdir(path)  # noqa: PTH112 -- as said


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether there is a regular file; other than `Path.is_file`, it never raises."""
    return os.path.isfile(path)  # noqa: PTH113 -- as said
