"""Files that cannot be read, or not as they should: each is told of in one line, and all others are checked."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from conftest import ARTICLES, Run

from aligner.read import ReadError, read

GOOD = ARTICLES / "simulated-attack.txt"
QUICK = ("--encoder", "lexical")
QUIET_ARTICLE = "The talks went on for hours. Nobody knows more.\n"
MANY, UNREADABLE = 10_000, 25
ROOT = Path(__file__).parent.parent


@contextlib.contextmanager
def _unprivileged(run: Run) -> Iterator[Path]:
    """A folder that everybody may enter, and the rights of nobody for who may read anything; all is loaded before."""
    run("check", GOOD, "--format", "tsv")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(user)


def _peak(folder: Path) -> tuple[int, list[str], str, int]:
    """The exit status of a check of a folder, its complaints, its report, and the most kilobytes that it took."""
    with (folder.parent / "out").open("w+") as out, (folder.parent / "err").open("w+") as err:
        command = [sys.executable, "-m", "aligner", "check", str(folder), *QUICK, "--no-cache", "--format", "tsv"]
        run = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=out, stderr=err)
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return run.returncode, err.read().splitlines(), out.read(), used.ru_maxrss


def test_ten_thousand_files_some_of_which_cannot_be_read(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    for folder, count in ((few, 10), (many, MANY)):
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(QUIET_ARTICLE, encoding="utf-8")
        (folder / "last.txt").write_bytes(GOOD.read_bytes())
    for number in range(UNREADABLE):
        (many / f"gone-{number:05}.txt").symlink_to("nowhere.txt")
        (many / f"korean-{number:05}.txt").write_bytes("“안녕하십니까, 여러분.”\n".encode("euc-kr", "ignore") * 20)
    status, complaints, out, most = _peak(many)
    assert status == 2
    assert sorted(line.split(": ")[1] for line in complaints) == sorted(
        f"{many}/{why}-{number:05}.txt" for why in ("gone", "korean") for number in range(UNREADABLE)
    )
    told = {row.split("\t")[0] for row in out.splitlines()[1:]}
    assert told == {f"{many}/last.txt", *(line.split(": ")[1] for line in complaints)}
    assert most < 1.5 * _peak(few)[-1]


def test_what_may_not_be_looked_at_is_told_and_the_rest_is_checked(run: Run) -> None:
    with _unprivileged(run) as folder:
        (folder / "good.txt").write_text(QUIET_ARTICLE, encoding="utf-8")
        (folder / "gone.txt").symlink_to("nowhere.txt")
        for name, mode in (("closed", 0), ("listed", 0o444)):
            (folder / name).mkdir()
            (folder / name / "inner.txt").write_text(QUIET_ARTICLE, encoding="utf-8")
            (folder / name).chmod(mode)
        walked = run("check", folder, "--no-cache")
        named = run("check", folder / "closed" / "inner.txt", folder / "closed", folder / "good.txt", "--no-cache")
        for name in ("closed", "listed"):
            (folder / name).chmod(0o755)
    told = "what is there cannot be seen ({}); check its permissions, or where the link leads"
    assert walked.status == named.status == 2
    assert walked.err.splitlines() == [
        f"aligner: {folder}/closed: {told.format('Permission denied')}",
        f"aligner: {folder}/gone.txt: {told.format('No such file or directory')}",
        f"aligner: {folder}/listed/inner.txt: {told.format('Permission denied')}",
    ]
    assert "1 article," in walked.out
    assert named.err.splitlines() == [
        f"aligner: {folder}/closed/inner.txt: the file cannot be read (Permission denied); check its permissions",
        f"aligner: {folder}/closed: {told.format('Permission denied')}",
    ]
    assert "1 article," in named.out


def test_pipes_devices_and_folders_that_hold_themselves(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "good.txt").write_text(QUIET_ARTICLE, encoding="utf-8")
    assert "1 article," in run("check", tmp_path).out
    for device, words in (("/dev/null", "the file is empty"), ("/dev/zero", "larger than 20 MB")):
        ran = run("check", device, tmp_path / "good.txt")
        assert ran.status == 2
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1
    feeding = threading.Thread(target=(tmp_path / "pipe.txt").write_text, args=(GOOD.read_text("utf-8"), "utf-8"))
    feeding.start()
    assert run("check", "--quiet", tmp_path / "pipe.txt").out.count("\n") == run("check", "--quiet", GOOD).out.count(
        "\n"
    )
    feeding.join()


def test_a_file_that_vanishes_or_changes_while_others_are_checked(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(QUIET_ARTICLE, encoding="utf-8")
    ran = run("check", first, second)
    assert ran.err == f"aligner: {second}: there is no such file; check the path\n"
    whole = {version: f"{version} talks.\n" * 20_000 for version in ("One", "Two")}
    ended = threading.Event()

    def rewrite() -> None:
        while not ended.is_set():
            for text in whole.values():
                second.write_text(text, encoding="utf-8")

    writing = threading.Thread(target=rewrite)
    writing.start()
    try:
        for _ in range(30):
            with contextlib.suppress(ReadError):
                article = read(second)
                assert article.source is None
                assert set(article.text.split()) <= {"One", "Two", "talks.", "O", "On", "T", "Tw"} | set("talks.")
    finally:
        ended.set()
        writing.join()
