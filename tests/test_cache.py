"""The cache on the command line: the same report with it and without it, shown, cleared, and mended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from conftest import Run
from transcripts import transcript

ARTICLE = transcript(12, speakers=3)
LOADED = """
import sys
from aligner.cli import main
main(["check", "--format", "json", "a.txt"])
print(sorted({"onnxruntime", "tokenizers", "torch", "scipy"} & sys.modules.keys()))
"""


def _forbidden(*_: Sequence[object]) -> NoReturn:
    raise AssertionError("nothing is to be loaded")


def test_with_everything_remembered_nothing_is_loaded_and_the_report_is_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(ARTICLE)
    plain = run("check", "--no-cache", "--format", "json", "a.txt")
    assert not (tmp_path / "cache" / "store-1.sqlite3").exists()
    first = run("check", "--format", "json", "a.txt")
    monkeypatch.setattr("aligner.pipeline.align", _forbidden)
    monkeypatch.setattr("aligner.contrast.divergence.DivergenceModel.read", _forbidden)
    assert run("check", "--format", "json", "a.txt") == first == plain


def test_a_second_run_does_not_load_what_runs_models(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(transcript(2))
    runs = [
        subprocess.run([sys.executable, "-c", LOADED], cwd=tmp_path, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    (*first, loaded), (*second, loaded_again) = (run.stdout.splitlines() for run in runs)
    assert first == second
    assert loaded == "['onnxruntime', 'tokenizers']"
    assert loaded_again == "[]"


def test_the_cache_is_shown_and_cleared(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert "entries  0" in run("cache").out
    run("check", "a.txt")
    shown = run("cache")
    place = tmp_path / "cache" / "store-1.sqlite3"
    assert f"place    {place}" in shown.out
    assert "at most 1074 MB" in shown.out
    assert "entries  0" not in shown.out
    assert run("cache", "clear").out.startswith("cleared")
    assert not place.exists()
    assert "entries  0" in run("cache").out


def test_a_damaged_cache_is_told_in_one_line_and_changes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE)
    plain = run("check", "--no-cache", "--format", "json", "a.txt", "b.txt")
    (tmp_path / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache" / "store-1.sqlite3").write_text("no store")
    damaged = run("check", "--format", "json", "a.txt", "b.txt")
    assert (damaged.status, json.loads(damaged.out)) == (plain.status, json.loads(plain.out))
    (line,) = damaged.err.splitlines()
    assert line.startswith("aligner: the cache ")
    assert run("check", "--format", "json", "a.txt", "b.txt") == plain
