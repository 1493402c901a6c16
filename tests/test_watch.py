"""`--watch`: a real run that goes on while articles and configurations are edited."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run

RIGHT = "[Recording: Ms. Lee] “We stay.”\n\nMs. Lee said, “We stay.”\n"
WRONG = RIGHT.replace("“We stay.”\n", "“We stay. “\n")
CLEAR = "\x1b[2J"
WATCHING = "Ctrl-C ends it."
PATIENCE = 60.0

Started = tuple["subprocess.Popen[bytes]", Callable[[str], str]]


def screens(terminal: int, asked: subprocess.Popen[bytes]) -> Callable[[str], str]:
    """A function that waits until a whole screen holds some words, and gives that screen."""
    os.set_blocking(terminal, False)
    seen = bytearray()

    def wait(words: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and asked.poll() is None:
            try:
                seen.extend(os.read(terminal, 65536))
            except BlockingIOError:
                time.sleep(0.05)
            screen = seen.decode("utf-8", "replace").rpartition(CLEAR)[2]
            if words in screen and screen.rstrip().endswith((WATCHING, words)):
                seen.clear()
                return screen
        raise AssertionError(f"{words!r} never came; there was {seen.decode('utf-8', 'replace')!r}")

    return wait


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """A run that watches a folder with one article, in a terminal."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(WRONG, encoding="utf-8")
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "aligner", "check", "articles", "--watch",
         "--encoder", "lexical", "--select", "unbalanced-quotes"],
        cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    try:
        yield asked, screens(ours, asked)
    finally:
        asked.kill()
        asked.wait()
        os.close(ours)


def test_edits_are_seen_and_ctrl_c_ends_it(started: Started, tmp_path: Path) -> None:
    asked, wait = started
    article, own = tmp_path / "articles" / "a.txt", tmp_path / "articles" / "aligner.toml"
    assert "faces the other way" in wait("Watching 1 article;")

    article.write_text(RIGHT, encoding="utf-8")
    assert "faces the other way" not in wait("nothing to mend")

    beside = tmp_path / "articles" / ".a.txt.swp"
    beside.write_text(WRONG, encoding="utf-8")
    beside.replace(article)
    assert wait("faces the other way").count("unbalanced-quotes") == 2

    own.write_text('[severities]\nunbalanced-quotes = "note"\n', encoding="utf-8")
    assert "2 notes" in wait("2 notes")

    own.write_text("slect = []\n", encoding="utf-8")
    assert "articles/aligner.toml:1: there is no key 'slect'" in wait("did you mean 'select'?")

    own.unlink()
    assert "2 warnings" in wait("2 warnings")

    (tmp_path / "articles" / "new").mkdir()
    (tmp_path / "articles" / "new" / "b.txt").write_text(RIGHT, encoding="utf-8")
    assert "2 articles" in wait("Watching 2 articles;")

    asked.send_signal(signal.SIGINT)
    assert asked.wait(timeout=PATIENCE) == 130


def test_what_cannot_be_watched_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    assert run("check", "-", "--watch").err == "aligner: --watch looks at files; standard input cannot be watched\n"
    ran = run("check", "a.txt", "--watch", "--update-baseline", "--baseline", "b.json")
    assert (ran.status, ran.err) == (2, "aligner: --update-baseline is for one run; leave --watch out\n")
    (tmp_path / "aligner.toml").write_text("slect = []\n", encoding="utf-8")
    assert run("check", "a.txt", "--watch").status == 2
