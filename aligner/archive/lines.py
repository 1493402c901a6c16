"""Articles that are lines of JSON: a part is a stretch of bytes, and holds the lines that begin in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from aligner.archive.job import Columns, Given, Job, Part, stretches
from aligner.archive.places import Place
from aligner.read import LARGEST

KIND = "lines"
ENDINGS = (".jsonl", ".ndjson")
USUAL_BYTES = 8192  # of an article, in JSON
LONGEST_LINE = 7 * LARGEST  # every byte of a text may be escaped
MARK = b"\xef\xbb\xbf"


def parts(name: str, stamp: str, size: int, usual: int) -> Iterator[Part]:
    """Cut a file into stretches that usually hold so many articles; its content is not looked at."""
    for start, stop in stretches(size, usual * USUAL_BYTES):
        yield Part(KIND, (name,), (stamp,), start, stop)


def articles(part: Part, source: Place, job: Job) -> Iterator[Given]:
    """Read the lines that begin in a stretch; one that holds no article has a fault."""
    (name,) = part.sources
    own = name or PurePosixPath(source.path).name
    try:
        with source.at(name).open() as file:
            for place, line in _lines(file, part.start, part.stop):
                yield _given(line, own, place, job.columns)
    except OSError as error:
        yield Given(own, own, part.start, fault=f"the file cannot be read ({error.strerror or error}); check it")


def _lines(file: IO[bytes], start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin between two bytes, and where; of one that is too long only the beginning."""
    if start:
        file.seek(start - 1)
        start += _rest_of_line(file) - 1
    place = start
    while place < stop and (line := file.readline(LONGEST_LINE)):
        length = len(line) + (0 if line.endswith(b"\n") else _rest_of_line(file))
        if line.strip():
            yield place, line
        place += length


def _rest_of_line(file: IO[bytes]) -> int:
    """Pass over what is left of a line; how many bytes that is."""
    passed = 0
    while piece := file.readline(LARGEST):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _given(line: bytes, source: str, place: int, columns: Columns) -> Given:
    if len(line) >= LONGEST_LINE:
        return _faulty(source, place, "the line is too long; split the article")
    try:
        fields = json.loads(line.removeprefix(MARK))
    except (ValueError, RecursionError):
        return _faulty(source, place, "this is not a JSON object on one line of UTF-8")
    if not isinstance(fields, dict):
        return _faulty(source, place, "this is not a JSON object")
    return given(fields, source, place, columns)


def given(fields: dict[str, object], source: str, place: int, columns: Columns) -> Given:
    """An article from the fields of a row."""
    named = (fields.get(name) for name in (columns.identifier, columns.path))
    article = next((str(value) for value in named if value not in (None, "")), f"{source}:{place}")
    text = fields.get(columns.text)
    if not isinstance(text, str):
        return Given(article, source, place, fault=f"there is no text in its {columns.text!r}")
    try:
        return Given(article, source, place, text.encode())
    except UnicodeEncodeError:
        return Given(article, source, place, fault=f"its {columns.text!r} is not Unicode text (half a surrogate pair)")


def _faulty(source: str, place: int, fault: str) -> Given:
    return Given(f"{source}:{place}", source, place, fault=fault)
