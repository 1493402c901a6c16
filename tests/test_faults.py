"""What goes wrong around a run: the user gets one clear line, and nothing half-done is ever taken for whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ARTICLES, Ran, Run

from aligner import weights

GOOD = ARTICLES / "simulated-attack.txt"
QUICK = ("--encoder", "lexical")
ROOT = Path(__file__).parent.parent
KILLED_WHILE_WRITING = """
import os, signal, sys
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
from aligner.cli import main
sys.exit(main())
"""


def _command(*arguments: object, cwd: Path, shell: str = "{}", **environment: str) -> Ran:
    """Run the command line as a process of its own, in a shell that does more with it."""
    command = " ".join((sys.executable, "-m", "aligner", *map(str, arguments)))
    ended = subprocess.run(
        ["bash", "-c", shell.format(command)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    ran = _command("check", GOOD, *QUICK, cwd=tmp_path, shell="{} > /dev/full")
    assert ran == Ran(2, "", "aligner: standard output: cannot be written or read (No space left on device)\n")


def test_a_closed_standard_output_and_a_closed_standard_input(tmp_path: Path) -> None:
    closed = _command("check", GOOD, *QUICK, "--output", "a.tsv", cwd=tmp_path, shell="{} >&-")
    assert (closed.status, closed.err) == (1, "")
    assert (tmp_path / "a.tsv").read_text("utf-8").count("\n") > 1
    ran = _command("check", "-", GOOD, *QUICK, "--quiet", cwd=tmp_path, shell="{} <&-")
    assert ran.status == 2
    assert ran.err == "aligner: -: standard input is closed; pipe an article into it, or name a file\n"
    assert GOOD.name in ran.out


def test_a_reader_who_has_seen_enough(tmp_path: Path) -> None:
    ran = _command(
        "check", GOOD, *QUICK, "--format", "html", cwd=tmp_path, shell="{} | head -1; exit ${{PIPESTATUS[0]}}"
    )
    assert ran.status in (0, 1, 141)
    assert ran.out.count("\n") == 1
    assert ran.err == ""


def test_killed_while_writing_the_old_report_stands_whole(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("before", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, "check", GOOD, *QUICK, "--output", report],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, b"")
    assert report.read_text("utf-8") == "before"
    (left,) = tmp_path.glob(".aligner-*")
    ran = _command("check", tmp_path, GOOD, *QUICK, "--output", report, cwd=tmp_path)
    assert left.name not in ran.out + ran.err
    assert report.read_text("utf-8").startswith("{")


INTERRUPTED = {
    "loading": """
class Finder:
    find_spec = staticmethod(lambda name, *_: interrupt() if name == "aligner.commands.check" else None)
sys.meta_path.insert(0, Finder)""",
    "checking": """
from aligner import pipeline
pipeline.segment = lambda *_: interrupt() or ()""",
    "writing": """
os.fsync = lambda _: interrupt()""",
}


@pytest.mark.parametrize("moment", INTERRUPTED)
def test_interrupted_at_any_moment_nothing_is_written(moment: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("before", encoding="utf-8")
    program = (
        "import os, runpy, signal, sys\ninterrupt = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        f"{INTERRUPTED[moment]}\nrunpy.run_module('aligner', run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "check", GOOD, *QUICK, "--no-cache", "--output", "report.json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_text("utf-8") == "before"


def test_a_cache_that_cannot_be_written_costs_one_line_at_most(tmp_path: Path) -> None:
    whole = _command("check", GOOD, "--quiet", *QUICK, "--no-cache", cwd=tmp_path)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder in (tmp_path / "file" / "cache", Path("/proc/nothing")):
        ran = _command("check", GOOD, "--quiet", *QUICK, cwd=tmp_path, ALIGNER_CACHE_DIR=str(folder))
        assert (ran.status, ran.out) == (whole.status, whole.out)
        assert ran.err.count("\n") <= 1
        assert ran.err == "" or ran.err.endswith("what is found is the same without it\n")


def test_a_damaged_model_is_refused_with_the_mend(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = weights.locate("divergence")
    shutil.copytree(model.folder, tmp_path / "models" / "divergence")
    damaged = tmp_path / "models" / "divergence" / str(model.description["file"])
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    monkeypatch.setattr(weights, "CHECKOUT", tmp_path / "models")
    monkeypatch.setattr(weights, "INSTALLED", tmp_path / "nowhere")
    weights.described.cache_clear()
    weights.locate.cache_clear()
    try:
        with pytest.raises(weights.ModelError) as refused:
            weights.locate("divergence")
        ran = run("models")
    finally:
        weights.described.cache_clear()
        weights.locate.cache_clear()
    assert f"the model file {damaged.name} is damaged (sha256 " in str(refused.value)
    assert str(refused.value).endswith("install its package again")
    assert (ran.status, ran.err) == (2, f"aligner: divergence: {refused.value}\n")
