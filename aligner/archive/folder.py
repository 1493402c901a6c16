"""Articles that are files: how they are put together to parts, and read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from aligner.archive.job import Given, Job, Part
from aligner.archive.places import Place
from aligner.read import LARGEST

KIND = "files"


def parts(files: Iterable[tuple[str, str]], usual: int) -> Iterator[Part]:
    """Put files together, given their sorted names and stamps.

    From half the usual number up to twice as many, a part ends behind a name whose hash says so: a file that comes or
    goes changes its own part and seldom another.
    """
    least = (usual + 1) // 2
    gathered: list[tuple[str, str]] = []
    for file in files:
        gathered.append(file)
        if len(gathered) >= least and (_ends(file[0], least) or len(gathered) == usual * 2):
            yield _part(gathered)
            gathered = []
    if gathered:
        yield _part(gathered)


def _ends(name: str, one_in: int) -> bool:
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:8], "big") % one_in == 0


def _part(files: list[tuple[str, str]]) -> Part:
    names, stamps = zip(*files, strict=True)
    return Part(KIND, names, stamps)


def articles(part: Part, source: Place, _job: Job) -> Iterator[Given]:
    """Read the files of a part; one that cannot be read has a fault."""
    for name in part.sources:
        own = name or PurePosixPath(source.path).name
        ending = PurePosixPath(own).suffix.lower()
        try:
            with source.at(name).open() as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror or error}); check its permissions"
            yield Given(own, own, ending=ending, fault=reason)
            continue
        yield Given(own, own, content=content, ending=ending)
