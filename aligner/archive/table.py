"""Articles that are rows of Parquet: a part is a stretch of a row group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aligner.archive import lines
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Columns, Given, Job, Part, stretches
from aligner.archive.places import Place

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

KIND = "rows"
ENDINGS = (".parquet", ".pq")
AT_ONCE = 64


def parts(name: str, stamp: str, source: Place, columns: Columns, usual: int) -> Iterator[Part]:
    """Cut a file into stretches of so many rows; raise ArchiveError where it lacks a column."""
    from pyarrow.lib import ArrowException

    place = source.at(name)
    try:
        with place.open() as file:
            table = _opened(file)
            _wanted(table, columns, place)
            sizes = [table.metadata.row_group(group).num_rows for group in range(table.metadata.num_row_groups)]
    except (OSError, ArrowException) as error:
        yield Part(KIND, (name,), (stamp,), fault=_unreadable(error))
        return
    first = 0
    for group, size in enumerate(sizes):
        for start, stop in stretches(size, usual):
            yield Part(KIND, (name,), (stamp,), start, stop, group, first)
        first += size


def _opened(file: object) -> ParquetFile:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)


def _wanted(table: ParquetFile, columns: Columns, place: Place) -> list[str]:
    """The columns to read."""
    there = list(table.schema_arrow.names)
    if columns.text not in there:
        raise ArchiveError(f"{place}: there is no column {columns.text!r}; its columns are {', '.join(there)}")
    names = [name for name in (columns.identifier, columns.path) if name in there]
    if not names:
        raise ArchiveError(f"{place}: no column names the articles ({columns.identifier!r} or {columns.path!r})")
    return [*names, columns.text]


def articles(part: Part, source: Place, job: Job) -> Iterator[Given]:
    """Read the rows of a part; one that holds no article has a fault, and what cannot be read is one faulty article."""
    from pyarrow.lib import ArrowException

    (name,) = part.sources
    own = name or PurePosixPath(source.path).name
    if part.fault:
        yield Given(own, own, fault=part.fault)
        return
    try:
        yield from _rows(part, source.at(name), own, job.columns)
    except (OSError, ArrowException) as error:
        place = part.first + part.start
        yield Given(f"{own}:{place}", own, place, fault=_unreadable(error))


def _rows(part: Part, place: Place, own: str, columns: Columns) -> Iterator[Given]:
    at = 0
    with place.open() as file:
        table = _opened(file)
        wanted = _wanted(table, columns, place)
        for batch in table.iter_batches(AT_ONCE, row_groups=[part.group], columns=wanted, use_threads=False):
            low, high = max(part.start - at, 0), min(part.stop - at, batch.num_rows)
            if low < high:
                for number, fields in enumerate(batch.slice(low, high - low).to_pylist(), at + low):
                    yield lines.given(fields, own, part.first + number, columns)
            at += batch.num_rows
            if at >= part.stop:
                return


def _unreadable(error: Exception) -> str:
    return f"the Parquet file cannot be read ({' '.join(str(error).split())}); write it anew"
