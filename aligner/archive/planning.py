"""An input -> the parts that it is cut into, the same ones for whoever asks, and their articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from aligner.archive import folder, lines, table
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Given, Job, Part
from aligner.archive.places import Place
from aligner.read import HIDDEN, SUFFIXES, articles_in

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo

Passing = Callable[[Path], bool]
READERS: dict[str, Callable[[Part, Place, Job], Iterator[Given]]] = {
    folder.KIND: folder.articles,
    lines.KIND: lines.articles,
    table.KIND: table.articles,
}
ENDINGS = (*SUFFIXES, *lines.ENDINGS, *table.ENDINGS)
NOTHING = f"there is no article in it; articles are files ({', '.join(ENDINGS)})"
MISSING = "there is no such file or folder; check the path"


def articles(part: Part, source: Place, job: Job) -> Iterator[Given]:
    """Read the articles of a part, in their order."""
    return READERS[part.kind](part, source, job)


def parts(source: Place, job: Job, usual: int, is_article: Passing, passes_over: Passing) -> Iterator[Part]:
    """Cut an input into parts of so many articles or thereabouts; raise ArchiveError where it cannot be read.

    `is_article` and `passes_over` choose among the files of a local folder.
    """
    if source.is_file():
        own = [("", _stamp(source.info()), int(source.info().size))]
    elif source.is_folder():
        own = list(_local(source, is_article, passes_over) if source.local else _remote(source))
    else:
        raise ArchiveError(f"{source}: {MISSING}")
    return (part.named(job) for part in _cut(own, source, job, usual))


def _cut(files: list[tuple[str, str, int]], source: Place, job: Job, usual: int) -> Iterator[Part]:
    single = []
    for name, stamp, size in files:
        ending = PurePosixPath(name or source.path).suffix.lower()
        if ending in lines.ENDINGS:
            yield from lines.parts(name, stamp, size, usual)
        elif ending in table.ENDINGS:
            yield from table.parts(name, stamp, source, job.columns, usual)
        else:
            single.append((name, stamp))
    yield from folder.parts(single, usual)


def _local(source: Place, is_article: Passing, passes_over: Passing) -> Iterator[tuple[str, str, int]]:
    """The files of a folder on this machine: their paths below it, stamps and sizes."""

    def chosen(file: Path) -> bool:
        return is_article(file) or file.suffix.lower() in (*lines.ENDINGS, *table.ENDINGS)

    root = Path(source.path)
    for file in articles_in(root, is_article=chosen, passes_over=passes_over):
        known = file.stat()
        yield file.relative_to(root).as_posix(), f"{known.st_size} {known.st_mtime_ns}", known.st_size


def _remote(source: Place) -> Iterator[tuple[str, str, int]]:
    """The files of a folder elsewhere; as here, hidden ones are passed over."""
    for info in source.below(deeply=True):
        name = str(info.path).removeprefix(source.path.rstrip("/")).lstrip("/")
        hidden = any(part.startswith(HIDDEN) for part in name.split("/"))
        if info.is_file and not hidden and PurePosixPath(name).suffix.lower() in ENDINGS:
            yield name, _stamp(info), int(info.size)


def _stamp(info: FileInfo) -> str:
    return f"{info.size} {info.mtime_ns}"
