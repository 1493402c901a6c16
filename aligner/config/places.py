"""Which configuration file is in force where: the nearest one on the way up that speaks of aligner."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from aligner.config.document import OWN_FILE, SHARED_FILE, document
from aligner.config.loading import configuration
from aligner.config.settings import Configuration
from aligner.presence import is_file


def find(start: Path) -> Path | None:
    """The configuration in force in a folder: the first one on the way up to the root of the file system."""
    folder = Path(os.path.abspath(start))  # noqa: PTH100 -- Path.absolute keeps "..", and Path.resolve follows links
    return next((file for place in (folder, *folder.parents) if (file := _speaking(place))), None)


def _speaking(folder: Path) -> Path | None:
    """The file of a folder that speaks of aligner."""
    if is_file(folder / OWN_FILE):
        return folder / OWN_FILE
    shared = folder / SHARED_FILE
    return shared if is_file(shared) and document(shared) is not None else None


@dataclass
class Configurations:
    """The configurations of a run: each file is looked for once in a folder, and read once."""

    rules: Collection[str]
    file: Path | None = None
    _by_folder: dict[str, Configuration] = field(default_factory=dict)
    _by_file: dict[Path, Configuration] = field(default_factory=dict)

    def of(self, folder: str | Path) -> Configuration:
        """The configuration in force in a folder, or the one that was named for all."""
        if self.file is not None:
            return self._read(self.file)
        place = os.path.abspath(folder)  # noqa: PTH100 -- as above
        if place not in self._by_folder:
            file = _speaking(Path(place))
            above = os.path.dirname(place)  # noqa: PTH120 -- as above
            if file is not None:
                self._by_folder[place] = self._read(file)
            else:
                self._by_folder[place] = self.of(above) if above != place else Configuration()
        return self._by_folder[place]

    def _read(self, file: Path) -> Configuration:
        if file not in self._by_file:
            self._by_file[file] = configuration(file, self.rules)
        return self._by_file[file]
