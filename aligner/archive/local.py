"""Parts checked on this machine: in this process, or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from aligner.archive.careful import alone
from aligner.archive.checking import Checker
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Job, Part
from aligner.inference import threads
from aligner.pipeline import Tools

PATIENCE = 3
KILLED = "the processes are killed again and again, perhaps for want of memory; run it again with fewer --jobs"

_checker: Checker


def check_here(parts: Sequence[Part], job: Job, jobs: int, tools: Tools) -> Iterator[str]:
    """Check parts; their names are yielded as they are done."""
    jobs = min(jobs, len(parts))
    if jobs < 2:
        checker = Checker(job, tools=tools)
        yield from map(checker.check, parts)
        return
    left, killed = list(parts), 0
    while left:
        done: set[str] = set()
        try:
            for name in _round(left, job, jobs):
                done.add(name)
                yield name
        except BrokenProcessPool:
            killed = 0 if done else killed + 1
            if killed == PATIENCE:
                raise ArchiveError(KILLED) from None
        left = [part for part in left if part.name not in done]


def _round(parts: Sequence[Part], job: Job, jobs: int) -> Iterator[str]:
    """Hand out parts, one to a process and one ahead, until all are done or a process is killed."""
    todo = iter(parts)
    with _workers(job, jobs) as pool:
        under_way: set[Future[str]] = set()
        while True:
            under_way.update(pool.submit(_check, part) for part in islice(todo, 2 * jobs - len(under_way)))
            if not under_way:
                return
            finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()


@contextmanager
def _workers(job: Job, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are let go at the end, and stopped whatever they are doing where it comes before."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _prepare, (job, jobs))
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare(job: Job, jobs: int) -> None:
    global _checker
    alone()
    _checker = Checker(job, max(1, threads() // jobs))


def _check(part: Part) -> str:
    return _checker.check(part)
