"""A run over an archive: begun, gone on with, and finished."""

from __future__ import annotations

import collections
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aligner.archive import tables
from aligner.archive.checking import UNDER_WAY
from aligner.archive.cluster import check_on_cluster
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Job, Part
from aligner.archive.local import check_here
from aligner.archive.places import Place, locate, unfinished
from aligner.archive.planning import NOTHING, Passing, parts
from aligner.archive.summary import summary, written
from aligner.pipeline import Tools

LOCAL, RAY = "local", "ray"
ENGINES = (LOCAL, RAY)
BEGUN, RUN = "begun.json", "run.json"
USUAL = 50
VERSION = 1
NEEDED = ("pyarrow", "fsspec")
MISSING = "the command archive needs what is not installed: pip install 'aligner[archive]'"
Progress = Callable[[Iterable[str], int, int], Iterable[str]]


@dataclass(frozen=True)
class Engine:
    """By what parts are checked: in so many processes or workers, and on which cluster."""

    name: str = LOCAL
    jobs: int | None = None
    address: str | None = None

    def check(self, left: Sequence[Part], job: Job, tools: Tools) -> Iterator[str]:
        """Check parts; their names are yielded as they are done."""
        if self.name == RAY:
            return check_on_cluster(left, job, self.jobs, self.address)
        return check_here(left, job, self.jobs or 1, tools)


def archive(
    job: Job,
    tools: Tools,
    engine: Engine,
    progress: Progress,
    *,
    usual: int = USUAL,
    is_article: Passing,
    passes_over: Passing = lambda _: False,
) -> dict[str, Any]:
    """Check what is not yet checked of an input, and give the summary of all; raise ArchiveError where it cannot be done.

    `usual` is the number of articles in a part. `progress` is given the names of parts as they are done, how many there
    are to do, and how many were done before.
    """
    _needed()
    source, target = locate(job.source), locate(job.target)
    _apart(source, target)
    planned = {part.name: part for part in parts(source, job, usual, is_article, passes_over)}
    if not planned:
        raise ArchiveError(f"{source}: {NOTHING}")
    _begin(target, job)
    standing = set(target.at(tables.ARTICLES).names())
    if standing != planned.keys():
        target.at(RUN).remove()
    left = [part for name, part in planned.items() if name not in standing]
    if left:
        collections.deque(progress(engine.check(left, job, tools), len(left), len(planned) - len(left)), maxlen=0)
    return _finish(target, job, list(planned))


def _needed() -> None:
    if not all(map(find_spec, NEEDED)):
        raise ArchiveError(MISSING)


def _apart(source: Place, target: Place) -> None:
    """See to it that what is written is not read."""
    if source.system.equals(target.system) and Path(_real(target)).is_relative_to(_real(source)):
        raise ArchiveError(f"{target}: this place is within the input; choose another one")


def _real(place: Place) -> str:
    return os.path.realpath(place.path) if place.local else place.path


def _begin(target: Place, job: Job) -> None:
    """Say in the target what it holds, or see that it holds the same."""
    said = {"version": VERSION, "signature": job.signature, "input": job.source}
    begun = target.at(BEGUN)
    if begun.is_file():
        with begun.open() as file:
            _same(target, said, file.read())
    elif target.is_file() or target.names():
        raise ArchiveError(f"{target}: there is something else; name a new or empty folder")
    for name in (*tables.TABLES, UNDER_WAY):
        target.at(name).make_folder()
    if not begun.is_file():
        begun.write(written(said))


def _same(target: Place, said: dict[str, Any], content: bytes) -> None:
    try:
        stands = dict(json.loads(content))
    except (ValueError, TypeError):
        raise ArchiveError(f"{target.at(BEGUN)}: this is not what was written; name a new folder") from None
    for key, what in (("version", "layout"), ("signature", "signature"), ("input", "input")):
        if stands.get(key) != said[key]:
            raise ArchiveError(
                f"{target}: it holds the rows of another {what} ({stands.get(key)}, now {said[key]}); name a new folder"
            )


def _finish(target: Place, job: Job, names: Sequence[str]) -> dict[str, Any]:
    """Take away what no longer belongs to the input, and write the summary last."""
    _tidy(target, set(names))
    content = summary(target, job, names)
    target.at(RUN).write(written(content))
    return content


def _tidy(target: Place, names: set[str]) -> None:
    for table in tables.TABLES:
        folder = target.at(table)
        for left in (*unfinished(folder), *(folder.at(name) for name in folder.names() if _is_stale(name, names))):
            left.remove()
    target.at(UNDER_WAY).remove_folder()


def _is_stale(name: str, names: set[str]) -> bool:
    return name.startswith("part-") and name not in names
