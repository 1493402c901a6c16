"""What every worker of a run is told, and the parts that the work is cut into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aligner.config import Settings


@dataclass(frozen=True)
class Columns:
    """The columns, or fields, that hold an article in JSON Lines and in Parquet; `path` names it where `id` does not."""

    identifier: str = "id"
    text: str = "text"
    path: str = "path"


@dataclass(frozen=True)
class Job:
    """A run: from where to where, by which settings, and the signature of all that decides what is found."""

    source: str
    target: str
    settings: Settings
    signature: str
    columns: Columns = Columns()


@dataclass(frozen=True)
class Given:
    """An article as it is given: its name, the file that holds it and the place there, and its content.

    `ending` is that of a file's name, which tells the format. `fault` says in one line why there is no content.
    """

    article: str
    source: str
    place: int | None = None
    content: bytes = b""
    ending: str = ""
    fault: str | None = None


@dataclass(frozen=True)
class Part:
    """Some articles that are checked and written together: whole files, or a stretch of one file.

    `kind` tells how they are read. `sources` are paths below the input, `stamps` what changes when a file does. In JSON
    Lines `start` and `stop` count bytes, in Parquet rows of the row group `group`, the first of which is row `first`.
    """

    kind: str
    sources: tuple[str, ...]
    stamps: tuple[str, ...]
    start: int = 0
    stop: int = 0
    group: int = 0
    first: int = 0
    fault: str | None = None
    name: str = ""

    def named(self, job: Job) -> Part:
        """The part with a name that is another one whenever its rows may be others."""
        decides = repr((job.signature, job.columns, replace(self, name="")))
        return replace(self, name=f"part-{hashlib.sha256(decides.encode()).hexdigest()[:16]}.parquet")


def stretches(length: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a length into stretches of one size, but for the last."""
    return ((start, min(start + most, length)) for start in range(0, length, most))
