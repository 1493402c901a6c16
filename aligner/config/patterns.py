"""Patterns for paths: `*` and `?` within a name, `**` across folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wcmatch.glob import WcMatcher


def matches(path: str, patterns: Sequence[str], folder: Path) -> bool:
    """Whether a pattern names the path, or a folder that it lies in.

    A pattern without a slash names files and folders anywhere below `folder`, any other counts from `folder`.
    """
    if not patterns:
        return False
    parts = Path(os.path.relpath(path, folder)).parts
    if not parts or parts[0] == os.pardir:
        return False
    matcher = _matcher(tuple(patterns))
    return any(matcher.match("/".join(parts[: end + 1])) for end in range(len(parts)))


@lru_cache(maxsize=256)
def _matcher(patterns: tuple[str, ...]) -> WcMatcher[str]:
    from wcmatch import glob

    flags = glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX | glob.MATCHBASE
    return glob.compile([pattern.removeprefix("./").rstrip("/") for pattern in patterns], flags=flags)
