"""What cannot be checked gets one clear line and exit status 2, and the rest is still checked."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from conftest import ARTICLES, Run

GOOD = ARTICLES / "simulated-attack.txt"
SECONDS = 20
CASES = {
    "empty": (b"", "empty"),
    "blank": (b"\xef\xbb\xbf \r\n\t\n", "empty"),
    "korean": ("[녹취: 우드 차석대사] “안녕하십니까, 여러분.”\n".encode("euc-kr", "ignore") * 20, "EUC-KR"),
    "utf-16": ("“Hello,” he said.".encode("utf-16"), "UTF-16"),
    "binary": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "UTF-8"),
    "zeros": (b"\x00" * 5000, "binary"),
    "noise": (random.Random(7).randbytes(50 * 2**20), "MB"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_gets_one_line_and_the_next_one_is_checked(name: str, run: Run, tmp_path: Path) -> None:
    content, word = CASES[name]
    bad = tmp_path / f"{name}.txt"
    bad.write_bytes(content)
    started = time.monotonic()
    ran = run("check", bad, GOOD)
    assert time.monotonic() - started < SECONDS
    assert ran.status == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"aligner: {bad}: ")
    assert word in line
    assert "1 article," in ran.out
    assert "1 file could not be checked" in ran.out


@pytest.mark.parametrize("command", ["check", "align"])
def test_a_missing_file_and_a_folder_without_articles(command: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder" / ".hidden").mkdir(parents=True)
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG")
    ran = run(command, "nowhere.txt", "folder", GOOD)
    assert ran.status == 2
    missing, without = ran.err.splitlines()
    assert missing.startswith("aligner: nowhere.txt: ")
    assert without.startswith("aligner: folder: there is no article")
    assert GOOD.name in ran.out or "1 article," in ran.out


def test_a_file_that_may_not_be_read(run: Run, tmp_path: Path) -> None:
    device = tmp_path / "loop.txt"
    device.symlink_to(device)
    ran = run("check", device)
    assert ran.status == 2
    assert ran.err.startswith(f"aligner: {device}: ")
    assert len(ran.err.splitlines()) == 1


def test_a_long_text_without_a_recording_takes_little_time(run: Run, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("“" + "She said, “The talks’ (and [more] of them) went on. " * 40_000, encoding="utf-8")
    started = time.monotonic()
    ran = run("check", long)
    assert time.monotonic() - started < SECONDS
    assert ran.status == 0
    assert "no recording is announced" in ran.out


@pytest.mark.parametrize("line", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_a_byte_order_mark_change_nothing(line: str, mark: str, run: Run, tmp_path: Path) -> None:
    text = "\n" + GOOD.read_text(encoding="utf-8")  # the mark is a code point of the first line
    changed = tmp_path / "changed.txt"
    changed.write_bytes((mark + text.replace("\n", line)).encode())
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    plain, other = run("check", "--quiet", "plain.txt"), run("check", "--quiet", "changed.txt")
    assert plain.status == other.status
    assert plain.out.replace("plain", "changed") == other.out
    assert os.fspath(changed) not in other.out
