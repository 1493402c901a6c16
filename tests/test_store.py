"""The store: what it remembers, how large it grows, and what it does when the disk is against it."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.cache import Store

VALUE = bytes(range(256)) * 4
HOUR = 3600.0
MANY = """
import sys
from pathlib import Path
from aligner.cache import Store
store = Store(Path(sys.argv[1]), longest_wait=30)
for number in range(40):
    store.remember({f"{sys.argv[2]}-{number}".encode(): bytes([number]) * 3000})
    store.flush()
assert store.notice() is None
"""


def _key(number: int) -> bytes:
    return f"key {number}".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.sqlite3"


def _filled(file: Path, count: int = 20) -> dict[bytes, bytes]:
    values = {_key(number): VALUE + bytes([number]) for number in range(count)}
    store = Store(file)
    store.remember(values)
    store.close()
    return values


def test_what_was_remembered_is_recalled_later_to_the_byte(file: Path) -> None:
    values = _filled(file)
    assert Store(file).recall([*values, b"unknown"]) == values


def test_what_is_not_yet_written_is_recalled_too(file: Path) -> None:
    store = Store(file)
    store.remember({b"one": b""})
    assert store.recall([b"one", b"other", b"one"]) == {b"one": b""}
    assert not file.exists()


def test_others_may_not_read_what_an_unpublished_article_left(file: Path) -> None:
    _filled(file)
    assert file.stat().st_mode & 0o077 == 0


def test_a_store_stays_within_its_bounds_and_forgets_what_was_used_least(file: Path) -> None:
    hours = [0.0]
    store = Store(file, most_bytes=400_000, now=lambda: hours[0] * HOUR)
    for number in range(200):
        hours[0] += 1
        assert number == 0 or store.recall([_key(0)])
        store.remember({_key(number): os.urandom(5000)})
        store.flush()
    assert store.notice() is None
    assert file.stat().st_size <= 400_000
    kept = [number for number in range(200) if store.recall([_key(number)])]
    assert kept[0] == 0
    assert kept[1:] == list(range(200 - len(kept) + 1, 200))
    assert len(kept) > 40


def test_reading_the_same_again_writes_nothing(file: Path) -> None:
    values = _filled(file)
    before = file.read_bytes()
    store = Store(file)
    store.recall(list(values))
    store.close()
    assert file.read_bytes() == before


def test_a_file_that_is_no_store_is_begun_anew_and_told_once(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("This is an article, and no store at all. " * 50)
    store = Store(file)
    assert store.recall([b"one"]) == {}
    notice = store.notice()
    assert notice is not None
    assert "damaged" in notice
    assert str(file) in notice
    assert store.notice() is None
    store.remember({b"one": VALUE})
    store.close()
    assert Store(file).recall([b"one"]) == {b"one": VALUE}


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_gives_right_values_or_none(file: Path, seed: int) -> None:
    values = _filled(file)
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20, 400))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content[: chance.choice((len(content), len(content) // 2))])
    store = Store(file)
    found = store.recall(list(values))
    assert found.items() <= values.items()
    store.remember({b"new": b"value"})
    store.close()


def test_a_locked_store_costs_time_and_never_an_answer(file: Path) -> None:
    values = _filled(file)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = Store(file, longest_wait=0.05)
        assert store.recall(list(values)) == {}
        store.remember({b"one": b"two"})
        store.flush()
        assert "locked" in (store.notice() or "")
    assert Store(file).recall(list(values)) == values


def test_a_store_that_only_writing_is_denied_goes_on_being_read(file: Path) -> None:
    values = _filled(file)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store = Store(file, longest_wait=0.05)
        store.remember({b"one": b"two"})
        store.flush()
        assert store.recall([*values, b"one"]) == values
        assert store.notice() is not None


def test_a_full_disk_leaves_what_was_there(file: Path) -> None:
    values = _filled(file)
    store = Store(file, most_bytes=1)
    store.remember({_key(number): os.urandom(90_000) for number in range(100, 103)})
    store.flush()
    assert "full" in (store.notice() or "")
    assert Store(file).recall(list(values)) == values


def test_where_no_folder_can_be_made_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache" / "store.sqlite3")
    assert store.recall([b"one"]) == {}
    store.remember({b"one": b"two"})
    store.flush()
    assert store.extent().entries == 0
    assert store.notice() is not None


@contextlib.contextmanager
def _unprivileged() -> Iterator[None]:
    """Whoever may write anywhere takes the rights of nobody for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_folder_that_may_only_be_read_is_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cache" / "store.sqlite3"
        values = _filled(file)
        file.chmod(0o444)
        file.parent.chmod(0o555)
        Path(folder).chmod(0o755)
        with _unprivileged():
            store = Store(file)
            assert store.recall(list(values)) == values
            assert store.notice() is None
            store.remember({b"one": b"two"})
            store.close()
            assert store.recall([b"one"]) == {}
            assert "readonly" in (store.notice() or "")
        file.parent.chmod(0o755)


def test_several_processes_share_a_store(file: Path) -> None:
    started = [subprocess.Popen([sys.executable, "-c", MANY, str(file), str(number)]) for number in range(4)]
    assert [process.wait() for process in started] == [0] * 4
    keys = [f"{process}-{number}".encode() for process in range(4) for number in range(40)]
    assert Store(file).recall(keys) == {key: bytes([int(key.split(b"-")[1])]) * 3000 for key in keys}


def test_a_process_that_is_killed_while_it_writes_leaves_a_store_that_works(file: Path) -> None:
    values = _filled(file)
    with subprocess.Popen([sys.executable, "-c", MANY.replace("range(40)", "range(10**9)"), str(file), "k"]) as process:
        while not Store(file).recall([b"k-3"]):
            assert process.poll() is None
        process.kill()
    store = Store(file)
    assert store.recall(list(values)) == values
    store.remember({b"after": b"it"})
    store.close()
    assert store.notice() is None
