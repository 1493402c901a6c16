"""The same bytes come out, whatever the hash seed, the threads, the order of the files, the locale, or the cache."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ARTICLES

ROOT = Path(__file__).parent.parent
NAMES = ("simulated-attack.txt", "voa-security-council.txt")
SETTINGS = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "2", "LC_ALL": "C.UTF-8"}
OTHERS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "4242", "OMP_NUM_THREADS": "1", "LC_ALL": "C", "TZ": "Asia/Seoul", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "random", "OMP_NUM_THREADS": "7", "LC_ALL": "tr_TR.UTF-8"},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    for name in NAMES:
        shutil.copy(ARTICLES / name, made)
    return made


def _checked(folder: Path, *arguments: str, **environment: str) -> bytes:
    """What the real models say, byte for byte, in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "aligner", "check", "--format", "json", "--pedantic", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert ended.stderr == b""
    assert ended.returncode in (0, 1)
    return ended.stdout


@pytest.fixture(scope="module")
def bytes_out(folder: Path) -> bytes:
    return _checked(folder, *NAMES, "--no-cache", **SETTINGS)


@pytest.mark.parametrize("environment", OTHERS)
def test_neither_hash_seed_nor_threads_nor_locale_change_a_byte(
    environment: dict[str, str], folder: Path, bytes_out: bytes
) -> None:
    assert _checked(folder, *NAMES, "--no-cache", **environment) == bytes_out


def test_neither_a_cold_nor_a_warm_cache_changes_a_byte(folder: Path, bytes_out: bytes, tmp_path: Path) -> None:
    prepared = Path(os.environ["ALIGNER_CACHE_DIR"]) / "prepared"
    shutil.copytree(prepared, tmp_path / "prepared")
    for _ in ("cold", "warm"):
        assert _checked(folder, *NAMES, ALIGNER_CACHE_DIR=str(tmp_path), **SETTINGS) == bytes_out


def test_the_order_of_the_files_changes_their_order_alone(folder: Path, bytes_out: bytes) -> None:
    turned = json.loads(_checked(folder, *NAMES[::-1], "--no-cache", **SETTINGS))
    usual = json.loads(bytes_out)
    assert turned["files"] == usual["files"][::-1]
    assert {**turned, "files": []} == {**usual, "files": []}
    assert any(file["findings"] for file in usual["files"])
