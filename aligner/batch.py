"""Many articles: which files are meant, and a process pool where it pays."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from aligner.config import Settings
from aligner.domain import FileReport
from aligner.pipeline import Tools, check, load_tools
from aligner.read import STANDARD_INPUT, articles_in

NO_ARTICLE = "there is no article (.txt) in this folder"

_tools: Tools


def articles(paths: Iterable[str]) -> Iterator[str | FileReport]:
    """Yield what is to be checked, in the order given: each file once, folders unfolded and sorted.

    A folder without articles is yielded as a report of its own.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _unfolded(path):
            if isinstance(file, FileReport):
                yield file
                continue
            place = file if file == STANDARD_INPUT else os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                yield file


def _unfolded(path: str) -> Iterator[str | FileReport]:
    if path == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    found = False
    for file in articles_in(Path(path)):
        found = True
        yield str(file)
    if not found:
        yield FileReport(path, error=NO_ARTICLE)


def check_all(
    files: Iterable[str | FileReport], tools: Tools, settings: Settings, *, jobs: int = 1
) -> Iterator[FileReport]:
    """Check files in their order, in this process or in several; standard input is read here in any case."""
    listed = list(files)
    if jobs < 2 or len(listed) < 2:
        yield from (file if isinstance(file, FileReport) else check(file, tools) for file in listed)
        return
    pool = ProcessPoolExecutor(min(jobs, len(listed)), multiprocessing.get_context("spawn"), _prepare, (settings,))
    try:
        ahead = [file if _here(file) else pool.submit(_check, str(file)) for file in listed]
        for file in ahead:
            if isinstance(file, FileReport):
                yield file
            else:
                yield check(file, tools) if isinstance(file, str) else file.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _here(file: str | FileReport) -> bool:
    return isinstance(file, FileReport) or file == STANDARD_INPUT


def _prepare(settings: Settings) -> None:
    global _tools
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _tools = load_tools(settings)


def _check(path: str) -> FileReport:
    return check(path, _tools)
