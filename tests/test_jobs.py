"""Several processes: the same reports in the same order, few files at once, and nothing lost with a process."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from conftest import process
from transcripts import transcript

from aligner import batch
from aligner.config import Settings
from aligner.domain import FileReport
from aligner.inference import threads
from aligner.plan import Planned
from aligner.toolbox import Toolbox

LEXICAL = Settings(encoder="lexical")
KILLER = "killer.txt"


def _articles(folder: Path, count: int, recordings: int = 4) -> list[Planned | FileReport]:
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(transcript(recordings, seed=number))
    return [Planned(str(folder / f"{number:02}.txt"), LEXICAL) for number in range(count)]


class Pool:
    """A pool that does everything at once, and dies of one file."""

    made: list[Pool]
    most: int = 0

    def __init__(self, workers: int, _context: object, _ready: object, initial: tuple[object, ...]) -> None:
        self.workers, self.initial = workers, initial
        self.broken, self.under_way = False, 0
        self.made.append(self)

    def submit(self, _work: Callable[..., object], path: str, _number: int) -> Future[batch.Outcome]:
        if self.broken:
            raise BrokenProcessPool
        future: Future[batch.Outcome] = Future()
        if Path(path).name == KILLER:
            self.broken = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result((FileReport(path), None))
        Pool.most = max(Pool.most, len(handed_out) - len(given_back))
        handed_out.append(path)
        return future

    def shutdown(self, **_options: bool) -> None:
        self.broken = True


handed_out: list[str] = []
given_back: list[str] = []


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    Pool.made, Pool.most = [], 0
    handed_out.clear()
    given_back.clear()
    monkeypatch.setattr(batch, "ProcessPoolExecutor", Pool)
    return Pool


def _planned(*names: str) -> list[Planned | FileReport]:
    return [Planned(name, LEXICAL) for name in names]


def test_ten_thousand_files_are_handed_out_a_few_at_a_time_and_in_order(pool: type[Pool]) -> None:
    names = [f"{number}.txt" for number in range(10_000)]
    for report in batch.check_all(_planned(*names), Toolbox(), jobs=2):
        given_back.append(report.path)
    assert given_back == names
    assert handed_out == names
    assert pool.most <= 2 * batch.AHEAD
    assert len(pool.made) == 1


def test_the_cores_are_shared_out_among_the_processes(pool: type[Pool]) -> None:
    list(batch.check_all(_planned("a", "b", "c"), Toolbox(), jobs=8))
    (made,) = pool.made
    assert made.workers == 3
    assert made.initial[-1] == max(1, threads() // 3)


def test_a_file_that_kills_its_process_is_named_and_the_others_are_checked(pool: type[Pool]) -> None:
    names = ["a.txt", "b.txt", KILLER, "c.txt", *(f"{number}.txt" for number in range(30))]
    reports = list(batch.check_all(_planned(*names), Toolbox(), jobs=2))
    assert [report.path for report in reports] == names
    assert [report.path for report in reports if report.error] == [KILLER]
    assert "killed" in (reports[2].error or "")


def test_what_is_a_report_already_stays_where_it_is(pool: type[Pool]) -> None:
    files = [*_planned("a"), FileReport("b", error="is no article"), *_planned("c", "d")]
    assert [report.path for report in batch.check_all(files, Toolbox(), jobs=2)] == ["a", "b", "c", "d"]
    assert handed_out == ["a", "c", "d"]


def test_two_processes_report_what_one_does_though_one_of_them_is_killed(tmp_path: Path) -> None:
    files = _articles(tmp_path, 12)
    alone = list(batch.check_all(files, Toolbox()))
    others = set(multiprocessing.active_children())
    together: list[FileReport] = []
    for report in batch.check_all(files, Toolbox(), jobs=2):
        together.append(report)
        if len(together) == 2:
            victim, *_ = set(multiprocessing.active_children()) - others
            os.kill(victim.pid or 0, signal.SIGKILL)
    assert together == alone
    assert any(report.findings for report in alone)


def test_two_processes_write_the_same_bytes_and_share_what_they_remember(tmp_path: Path) -> None:
    _articles(tmp_path, 6)
    arguments = ("check", "--encoder", "lexical", "--format", "json", ".")
    runs = [process(*arguments, *more, cwd=tmp_path) for more in (("--no-cache",), ("--jobs", "2"))]
    plain, together = [run.communicate() for run in runs]
    again = process(*arguments, "--jobs", "2", cwd=tmp_path).communicate()
    assert plain == together == again
    assert len(json.loads(plain[0])["files"]) == 6


def test_an_interrupted_run_ends_soon_and_leaves_no_process(tmp_path: Path) -> None:
    _articles(tmp_path, 40, recordings=60)
    place = str(tmp_path / "cache")
    arguments = ("check", "--jobs", "2", "--encoder", "lexical", ".")
    with process(*arguments, cwd=tmp_path, ALIGNER_CACHE_DIR=place) as run:
        while not list(tmp_path.glob("cache/store-*")):  # until an article is done and another is under way
            assert run.poll() is None
            time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        sent = time.monotonic()
        out, _ = run.communicate(timeout=60)
        assert time.monotonic() - sent < 30
    assert (run.returncode, out) == (130, b"")
