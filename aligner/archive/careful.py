"""Articles checked one by one in a process of their own, where one of them may be what kills it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from aligner.archive.job import Given
from aligner.archive.rows import Outcome, failed, outcome
from aligner.archive.tools import ready
from aligner.config import Settings
from aligner.inference import limit_threads
from aligner.pipeline import Tools

TRIES = 2
KILLED = "the process that checked this article was killed, perhaps for want of memory; check it by itself"

_tools: Tools


def carefully(given: Iterable[Given], settings: Settings) -> Iterator[Outcome]:
    """Check articles; one that twice kills the process is a failure of its own."""
    pool = _pool(settings)
    try:
        for article in given:
            for _ in range(TRIES):
                try:
                    yield pool.submit(_check, article).result()
                    break
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = _pool(settings)
            else:
                yield failed(article, KILLED)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(settings: Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _prepare, (settings,))


def _prepare(settings: Settings) -> None:
    global _tools
    alone()
    limit_threads(1)
    _tools = ready(settings)


def _check(article: Given) -> Outcome:
    begun = time.process_time()
    found = outcome(article, _tools)
    return replace(found, article=found.article | {"seconds": time.process_time() - begun})


def alone() -> None:
    """Leave an interrupt to the parent process, and end with it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
