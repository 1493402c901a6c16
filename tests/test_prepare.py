"""What is prepared is built once, whole, and anew when damaged; a cache that cannot be used costs time only."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from aligner.prepare import Recipe, content, hash_of, prepared, stamps, standing
from aligner.prepare.sharing import KEPT
from aligner.tables import KNOWLEDGE, knowledge, table_names
from aligner.weights import ModelError, verify

CONTENT = b"prepared with care"
RACING = """
import os, sys, time
from pathlib import Path
from aligner.prepare import Recipe, prepared

def build():
    with open(sys.argv[1], "a") as log:
        log.write("built\\n")
    time.sleep(0.5)
    return b"x" * 100_000

made = prepared(Recipe("model.onnx", ("one",), build))
print(made, len(made.read_bytes()))
"""
DYING = """
import os
from aligner.prepare import Recipe, prepared

def dying(descriptor):
    os.truncate(descriptor, 5)
    os._exit(9)

os.fsync = dying
prepared(Recipe("model.onnx", ("one",), lambda: b"prepared with care"))
"""


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> bytes:
        self.done += 1
        return CONTENT


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for caches."""
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stands(recipe: Recipe) -> Path:
    """The file of a recipe, prepared."""
    made = prepared(recipe)
    assert isinstance(made, Path)
    return made


def test_a_file_is_built_once_and_kept(cache: Path) -> None:
    work = Work()
    recipe = Recipe("model.onnx", ("weights", "1"), work)
    assert standing(recipe) is None
    file = stands(recipe)
    assert (stands(recipe), standing(recipe), file.read_bytes(), work.done) == (file, file, CONTENT, 1)
    assert file.is_relative_to(cache)
    assert file.stat().st_mode & 0o044 == 0o044 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(CONTENT[:-1] + b"!"),
        lambda file: file.write_bytes(CONTENT[:4]),
        lambda file: file.unlink(),
        lambda file: file.with_name(file.name + ".sha256").unlink(),
        lambda file: file.with_name(file.name + ".sha256").write_bytes(b"\xff\x00"),
    ],
    ids=["changed", "cut short", "gone", "hash gone", "hash damaged"],
)
def test_what_is_damaged_is_built_anew(cache: Path, damage: object) -> None:
    work = Work()
    recipe = Recipe("model.onnx", ("weights",), work)
    assert callable(damage)
    damage(stands(recipe))
    assert (standing(recipe), stands(recipe).read_bytes(), work.done) == (None, CONTENT, 2)


def test_another_key_is_another_file_and_old_ones_go(cache: Path) -> None:
    files = [stands(Recipe("model.onnx", (str(version),), Work())) for version in range(KEPT + 3)]
    assert len(set(files)) == len(files)
    for at, file in enumerate(files):
        if file.exists():
            os.utime(file, (at, at))
    last = stands(Recipe("model.onnx", ("last",), Work()))
    left = sorted(file.name for file in last.parent.glob("*.onnx"))
    assert len(left) == KEPT
    assert last.name in left
    assert stands(Recipe("model-other.onnx", ("1",), Work())).exists()


@pytest.mark.parametrize("place", ["file/below", "/proc/nothing/here"])
def test_without_a_cache_the_content_is_made_in_memory(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / place))
    work = Work()
    recipe = Recipe("model.onnx", ("weights",), work)
    assert (prepared(recipe), content(recipe), standing(recipe), work.done) == (CONTENT, CONTENT, None, 2)


def test_a_full_disk_costs_time_only(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    work = Work()
    assert prepared(Recipe("model.onnx", ("weights",), work)) == CONTENT
    assert work.done == 1
    assert not [file for file in (cache / "prepared").iterdir() if file.suffix != ".lock"]


def test_processes_that_start_at_once_build_once(cache: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-c", RACING, str(log)]
    racing = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {process.communicate()[0] for process in racing}
    assert [process.returncode for process in racing] == [0] * 4
    assert (len(said), log.read_text()) == (1, "built\n")


def test_a_process_that_is_killed_while_it_writes_leaves_nothing_that_is_taken_for_whole(cache: Path) -> None:
    assert subprocess.run([sys.executable, "-c", DYING], check=False).returncode == 9
    recipe = Recipe("model.onnx", ("one",), Work())
    assert standing(recipe) is None
    assert stands(recipe).read_bytes() == CONTENT


def test_a_hash_is_remembered_until_the_file_is_written_again(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -60.0)
    file = tmp_path / "weights"
    file.write_bytes(b"a" * stamps.SMALL)
    first, about = hash_of(file), file.stat()
    with monkeypatch.context() as patch:
        patch.setattr(hashlib, "file_digest", None)
        assert hash_of(file) == first == hashlib.sha256(b"a" * stamps.SMALL).hexdigest()
    file.write_bytes(b"b" * stamps.SMALL)
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert hash_of(file) == hashlib.sha256(b"b" * stamps.SMALL).hexdigest()


def test_a_damaged_model_is_refused_with_what_to_do(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(CONTENT)
    verify(file, hashlib.sha256(CONTENT).hexdigest())
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged .*; install its package again"):
        verify(file, "0" * 64)
    with pytest.raises(ModelError, match=r"gone is missing; install aligner again"):
        verify(tmp_path / "gone", "0" * 64)


def test_tables_say_the_same_as_their_toml(cache: Path) -> None:
    for name in table_names():
        written = tomllib.loads((KNOWLEDGE / f"{name}.toml").read_text(encoding="utf-8"))
        assert knowledge.__wrapped__(name) == knowledge.__wrapped__(name) == written
        assert [json.loads(file.read_bytes()) for file in cache.glob(f"prepared/{name}-*.json")] == [written]
