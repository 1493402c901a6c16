"""Parts checked on a cluster, by Ray Data: every worker loads the models once."""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from typing import Any

from aligner.archive.checking import Checker
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Job, Part

MOST_BLOCKS = 10_000
MISSING = "the engine ray is not installed: pip install 'aligner[ray]'"


class Worker:
    """A worker on the cluster."""

    def __init__(self, job: Job) -> None:
        self._checker = Checker(job, threads=1)

    def __call__(self, row: dict[str, Any]) -> dict[str, str]:
        """Check one part."""
        return {"part": self._checker.check(pickle.loads(row["part"]))}


def check_on_cluster(parts: Sequence[Part], job: Job, workers: int | None, address: str | None) -> Iterator[str]:
    """Check parts on the cluster at an address, or on one that is begun here; their names are yielded as they are done.

    A worker that is killed is begun anew, and so is what it had in hand.
    """
    try:
        import ray
    except ImportError:
        raise ArchiveError(MISSING) from None
    try:
        _connect(address)
        yield from _checked(parts, job, workers or int(ray.cluster_resources().get("CPU", 1)))
    except (ConnectionError, ray.exceptions.RayError) as error:
        raise _cause(error) from None
    finally:
        ray.shutdown()


def _connect(address: str | None) -> None:
    import ray

    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _checked(parts: Sequence[Part], job: Job, workers: int) -> Iterator[str]:
    import ray

    rows = [{"part": pickle.dumps(part)} for part in parts]
    data = ray.data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS))
    pool = ray.data.ActorPoolStrategy(size=min(workers, len(rows)), max_tasks_in_flight_per_actor=2)
    done = data.map(Worker, fn_constructor_args=(job,), compute=pool, num_cpus=1)
    yield from (row["part"] for row in done.iter_rows())


def _cause(error: BaseException) -> ArchiveError:
    """What a worker said, without what the engine says around it."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ArchiveError):
            return inner
        inner = getattr(inner, "cause", None) or inner.__cause__
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return ArchiveError(f"the cluster ended the run: {lines[-1]}; the same command goes on from what is written")
