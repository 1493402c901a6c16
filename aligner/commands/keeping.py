"""`--keep`: the articles with a planted fault, each in a file of its own."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from aligner.commands.setup import Fault, complain
from aligner.selfcheck import Examined
from aligner.writing import write


class Keeper:
    """Writes articles with planted faults into a folder, as plain text; `faulty` tells that one could not be written."""

    def __init__(self, folder: Path, read: tuple[str, ...]) -> None:
        self._folder = folder
        self._names: Counter[str] = Counter()
        self.faulty = False
        real = Path(os.path.realpath(folder))
        for path in read:
            if Path(path).is_dir() and real.is_relative_to(os.path.realpath(path)):
                raise Fault(f"--keep {folder}: is in a folder to be read; choose one elsewhere")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Fault(f"--keep {folder}: cannot be made ({error.strerror or error})") from None

    def keep(self, article: Examined) -> None:
        """Write an article once for each fault that was planted in it; what cannot be written is named."""
        for trial in article.trials:
            place = self._folder / self._free(f"{Path(article.path).stem}-{trial.kind.name.replace(' ', '-')}")
            try:
                write(place, trial.fault.planted().text)
            except OSError as error:
                complain(f"{place}: cannot be written ({error.strerror or error})")
                self.faulty = True

    def _free(self, name: str) -> str:
        """A file's name that no other fault has taken."""
        self._names[name] += 1
        return f"{name}-{self._names[name]}.txt"
