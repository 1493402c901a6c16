"""Which folders a run that goes on looks at, and which changes in them concern it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.commands.running import Files, Inspection
from aligner.config import OWN_FILE, SHARED_FILE
from aligner.plan import Planned
from aligner.presence import is_folder

if TYPE_CHECKING:
    from watchfiles import Change

CONFIGURATIONS = (OWN_FILE, SHARED_FILE)


@dataclass(frozen=True)
class Scope:
    """Folders with articles, where every change concerns the run, and those above, where only configurations do.

    `lists` are the files that a configuration names.
    """

    articles: frozenset[str]
    above: frozenset[str]
    lists: frozenset[str]

    @property
    def folders(self) -> list[str]:
        """The folders to look at."""
        named = {os.path.dirname(file) for file in self.lists}  # noqa: PTH120 -- texts are what the watcher gives
        return sorted(folder for folder in self.articles | self.above | named if Path(folder).is_dir())

    def concerned(self, _change: Change, path: str) -> bool:
        """Whether a change concerns the run; what editors and reports leave in passing does not."""
        folder, name = os.path.split(path)
        if path in self.lists or (name in CONFIGURATIONS and folder in self.articles | self.above):
            return True
        return folder in self.articles and not name.startswith(".") and not name.endswith("~")


def scope_of(inspection: Inspection, files: Files) -> Scope:
    """What to look at for the files of a run, and for the paths that were given."""
    planned = [file for file in files if isinstance(file, Planned)]
    articles = {_absolute(Path(file.path).parent) for file in planned}
    for path in inspection.paths:
        articles |= set(_folders(path) if is_folder(path) else [_absolute(Path(path).parent)])
    above = {str(folder) for place in articles for folder in Path(place).parents}
    named = {
        name for file in planned for name in (*file.settings.names, *file.settings.glossary, file.settings.baseline)
    }
    lists = {_absolute(Path(name)) for name in (*named, inspection.asked.config_file or "") if str(name)}
    return Scope(frozenset(articles), frozenset(above), frozenset(lists))


def _folders(path: str) -> Iterator[str]:
    """Yield a folder and those below it, hidden ones left out."""
    for root, folders, _ in os.walk(_absolute(Path(path))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield root


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 -- Path.absolute keeps "..", and Path.resolve follows links
