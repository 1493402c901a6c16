"""A worker of an archive that is killed: no row is lost, and none is there twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet
import pytest
from conftest import process
from transcripts import transcript

from aligner.archive.careful import KILLED, carefully
from aligner.archive.job import Given
from aligner.archive.rows import Outcome
from aligner.config import Settings

COUNT = 10
OPTIONS = ("--encoder", "lexical", "--part", "1")
RAY = Path(sys.executable).with_name("ray")
LONGEST = 300
PORT = "6397"
OWN_PORTS = (
    "metrics-export-port",
    "dashboard-agent-grpc-port",
    "dashboard-agent-listen-port",
    "runtime-env-agent-port",
)
ADDRESS = f"127.0.0.1:{PORT}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of small articles."""
    folder = tmp_path / "input"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(transcript(1, seed=number))
    return folder


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def _under_way(target: Path) -> bool:
    """Whether some parts are done, some are not begun, and one is in hand."""
    done = len(list((target / "articles").glob("part-*"))) if target.exists() else 0
    return 1 <= done <= COUNT - 3 and any((target / "under-way").iterdir())


def _workers(name: str, parents: list[int]) -> list[int]:
    """The processes of these parents whose command line has a name in it."""
    return [pid for pid, line in _processes() if name in line and _parent(pid) in parents]


def _parent(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def _whole(target: Path) -> None:
    files = list((target / "articles").iterdir())
    rows = [row for file in files for row in pyarrow.parquet.ParquetFile(file).read().to_pylist()]
    assert sorted(row["article"] for row in rows) == [f"{number:02}.txt" for number in range(COUNT)]
    assert {row["outcome"] for row in rows} == {"checked"}
    assert json.loads((target / "run.json").read_text())["articles"]["total"] == COUNT
    assert not (target / "under-way").exists()


def _same(left: Path, right: Path) -> bool:
    return all(
        {file.name: file.read_bytes() for file in (left / table).iterdir()}
        == {file.name: file.read_bytes() for file in (right / table).iterdir()}
        for table in ("findings", "pairs")
    )


def _finished(running: subprocess.Popen[bytes]) -> None:
    _, said = running.communicate(timeout=LONGEST)
    assert running.returncode == 0, said.decode()


def test_a_process_that_is_killed_loses_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    running = process("archive", source, target, "--jobs", "2", *OPTIONS, cwd=tmp_path)
    _until(lambda: _under_way(target))
    os.kill(_workers("spawn_main", [running.pid])[0], signal.SIGKILL)
    _finished(running)
    _whole(target)


def test_a_run_that_is_killed_is_gone_on_with(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    first = process("archive", source, target, *OPTIONS, cwd=tmp_path)
    _until(lambda: _under_way(target))
    first.kill()
    first.communicate()
    assert not (target / "run.json").exists()
    before = {file: file.stat().st_mtime_ns for file in (target / "articles").glob("part-*")}
    _finished(process("archive", source, target, *OPTIONS, cwd=tmp_path))
    _whole(target)
    assert before == {file: file.stat().st_mtime_ns for file in before}


def test_an_article_that_kills_its_process_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.archive.careful._check", killing)
    given = [Given(name, name, content=b"Nobody was recorded.") for name in ("a", "killer", "b")]
    found = list(carefully(given, Settings(encoder="lexical")))
    assert [outcome.article["error"] for outcome in found] == [None, KILLED, None]


def killing(article: Given) -> Outcome:
    """Be killed by an article of a certain name."""
    if article.article == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome({"article": article.article, "error": None})


@pytest.fixture
def nodes() -> Iterator[list[int]]:
    """A cluster of two nodes on this machine, one core each: the processes that their workers are children of."""
    own = ("--num-cpus", "1", "--object-store-memory", "100000000", "--disable-usage-stats")
    with tempfile.TemporaryDirectory(
        prefix="ray-", ignore_cleanup_errors=True
    ) as place:  # its sockets need a short path
        head = ("--head", "--port", PORT, "--include-dashboard", "false", "--temp-dir", place)
        try:
            for first, arguments in ((6401, head), (6411, ("--address", ADDRESS))):
                ports = [f"--{name}={port}" for port, name in enumerate(OWN_PORTS, first)]
                subprocess.run([RAY, "start", *arguments, *own, *ports], check=True, capture_output=True)
            yield _of_session(place, "raylet/raylet")
        finally:
            for pid in _of_session(place, ""):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def _of_session(place: str, name: str) -> list[int]:
    """The processes of a cluster that keeps its files in a folder."""
    return [pid for pid, line in _processes() if f"{place}/" in line and name in line]


def _processes() -> Iterator[tuple[int, str]]:
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield int(file.parent.name), file.read_bytes().replace(b"\0", b" ").decode(errors="replace")


@pytest.mark.cluster
def test_a_worker_on_a_cluster_that_is_killed_loses_nothing(source: Path, tmp_path: Path, nodes: list[int]) -> None:
    cluster, here = tmp_path / "cluster", tmp_path / "here"
    engine = ("--engine", "ray", "--address", ADDRESS)
    running = process("archive", source, cluster, *engine, *OPTIONS, cwd=tmp_path)
    _until(lambda: _under_way(cluster))
    workers = _workers("MapWorker", nodes)
    os.kill(workers[0], signal.SIGKILL)
    _finished(running)
    _finished(process("archive", source, here, *OPTIONS, cwd=tmp_path))
    assert len(workers) == len(nodes) == 2
    _whole(cluster)
    assert _same(cluster, here)
    assert (cluster / "run.json").read_bytes() == (here / "run.json").read_bytes()
