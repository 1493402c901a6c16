"""Many articles: checked one after the other, or by several processes where it pays."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from aligner.cache import Store
from aligner.config import Settings
from aligner.domain import FileReport
from aligner.inference import limit_threads, threads
from aligner.pipeline import check
from aligner.plan import Planned
from aligner.read import STANDARD_INPUT
from aligner.toolbox import Toolbox

AHEAD = 8  # files that are handed out, for each process, before the first of them is asked for
KILLED = "the process that checked this file was killed, perhaps for want of memory; check it by itself"

Outcome = tuple[FileReport, str | None]  # with the store's notice, if it has one

_toolbox: Toolbox
_settings: tuple[Settings, ...]


def check_all(files: Iterable[Planned | FileReport], toolbox: Toolbox, *, jobs: int = 1) -> Iterator[FileReport]:
    """Check files in their order, in this process or in several; standard input is read here in any case.

    No more files are handed out than keep the processes busy, so that what is held does not grow with their number.
    """
    listed = list(files)
    elsewhere = sum(not _here(file) for file in listed)
    if min(jobs, elsewhere) < 2:
        yield from (_checked(file, toolbox) for file in listed)
        return
    crew = Crew(listed, min(jobs, elsewhere), toolbox.store.file if toolbox.store else None)
    try:
        for file, outcome in crew.outcomes(listed):
            if outcome is None:
                yield _checked(file, toolbox)
                continue
            report, notice = outcome
            if toolbox.store is not None:
                toolbox.store.say(notice)
            yield report
    except BaseException:
        crew.stop()
        raise
    crew.close()


class Crew:
    """Processes that each load the models once and check what they are handed."""

    def __init__(self, files: Sequence[Planned | FileReport], jobs: int, store: Path | None) -> None:
        settings = tuple(dict.fromkeys(file.settings for file in files if isinstance(file, Planned)))
        self._number = {own: at for at, own in enumerate(settings)}
        self._jobs = jobs
        self._ready = settings, store, max(1, threads() // jobs)
        self._others = set(multiprocessing.active_children())
        self._pool = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _prepare, self._ready)

    def outcomes(self, files: Iterable[Planned | FileReport]) -> Iterator[tuple[Planned | FileReport, Outcome | None]]:
        """Yield each file with its outcome, in order; with none where it is to be checked by the one who asks."""
        todo = iter(files)
        ahead: deque[tuple[Planned | FileReport, Future[Outcome] | None]] = deque()
        while True:
            room = self._jobs * AHEAD - len(ahead)
            ahead.extend((file, None if _here(file) else self._submit(file)) for file in islice(todo, room))
            if not ahead:
                return
            file, future = ahead.popleft()
            try:
                yield file, None if future is None else future.result()
            except BrokenProcessPool:
                yield file, self._once_more(file)
                ahead = deque((later, self._again(later, own)) for later, own in ahead)

    def _submit(self, file: Planned | FileReport) -> Future[Outcome]:
        assert isinstance(file, Planned)
        try:
            return self._pool.submit(_check, file.path, self._number[file.settings])
        except BrokenProcessPool:
            self._pool = self._start(self._jobs)
            return self._submit(file)

    def _once_more(self, file: Planned | FileReport) -> Outcome:
        """Check a file alone that was under way when a process was killed: that tells whether it was this one's fault."""
        self._pool.shutdown()
        self._pool = self._start(1)
        try:
            outcome = self._submit(file).result()
        except BrokenProcessPool:
            outcome = FileReport(file.path, error=KILLED), None
        self._pool.shutdown()
        self._pool = self._start(self._jobs)
        return outcome

    def _again(self, file: Planned | FileReport, future: Future[Outcome] | None) -> Future[Outcome] | None:
        """Hand out once more what was lost with the processes."""
        lost = future is not None and (not future.done() or future.exception() is not None)
        return self._submit(file) if lost else future

    def close(self) -> None:
        """Let the processes go."""
        self._pool.shutdown()

    def stop(self) -> None:
        """Stop the processes whatever they are doing."""
        for process in set(multiprocessing.active_children()) - self._others:
            process.terminate()
        self._pool.shutdown(cancel_futures=True)


def _here(file: Planned | FileReport) -> bool:
    return isinstance(file, FileReport) or file.path == STANDARD_INPUT


def _checked(file: Planned | FileReport, toolbox: Toolbox) -> FileReport:
    return file if isinstance(file, FileReport) else check(file.path, toolbox.tools(file.settings))


def _prepare(settings: tuple[Settings, ...], store: Path | None, most_threads: int) -> None:
    global _toolbox, _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_threads(most_threads)
    _toolbox, _settings = Toolbox(Store(store) if store else None), settings


def _check(path: str, number: int) -> Outcome:
    report = check(path, _toolbox.tools(_settings[number]))
    return report, _toolbox.store.notice() if _toolbox.store else None
