"""Which file an entry of a baseline is for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from aligner.allow.baseline import Entry


class Places:
    """Knows the files that were checked by the paths in a baseline, which count from the baseline's own folder.

    A path that was given from the working folder, as a report shows it, is understood too.
    """

    def __init__(self, baseline: Path, checked: Iterable[str]) -> None:
        self._folder = Path(os.path.realpath(baseline)).parent
        self._checked = {os.path.realpath(path): path for path in checked}
        self._named = {path for path in self._checked.values() if not os.path.lexists(path)}

    def file_of(self, entry: Entry) -> str | None:
        """The checked file that an entry is for."""
        named = entry.path if entry.path in self._named else None
        return self._checked.get(self._place(entry), named) if entry.path else None

    def gone(self, entry: Entry) -> bool:
        """Whether an entry's file is no longer there, as after a move; an entry may also name none."""
        return not entry.path or not os.path.lexists(self._place(entry))

    def path_for(self, file: str) -> str:
        """The path of a checked file as the baseline has it."""
        if not os.path.lexists(file):
            return file
        try:
            return Path(os.path.relpath(os.path.realpath(file), self._folder)).as_posix()
        except ValueError:
            return Path(os.path.realpath(file)).as_posix()

    def _place(self, entry: Entry) -> str:
        place = os.path.realpath(self._folder / entry.path)
        return place if os.path.lexists(place) else os.path.realpath(entry.path)
