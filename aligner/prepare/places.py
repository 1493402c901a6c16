"""Where the user's cache lies."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

CACHE_VARIABLE = "ALIGNER_CACHE_DIR"


def cache_folder() -> Path | None:
    """The folder that ALIGNER_CACHE_DIR names, or the platform's own for caches; None where there is no home."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named).expanduser().absolute() if named else _platform_folder()


@cache
def _platform_folder() -> Path | None:
    import platformdirs

    try:
        return platformdirs.user_cache_path("aligner", appauthor=False)
    except (OSError, RuntimeError):
        return None
