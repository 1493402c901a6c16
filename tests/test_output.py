"""`--output`: which format goes where, whole or not at all, and what is refused before anything is computed."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from findings import WHOLE, report

from aligner.commands import job_summary
from aligner.report import COMPARISON_FORMATS, PAIR_FORMATS
from aligner.report.schema import CONTRACTS, contract
from aligner.writing import append, write

ARTICLE = "[Recording: Ms. Lee] “We will not stop.”\n\nMs. Lee said, “We will not stop. “\n"
FOLDER = "is a folder; name a file"
ASKED = ("check", "article.txt", "--select", "unbalanced-quotes")


@pytest.fixture(autouse=True)
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv(job_summary.VARIABLE, raising=False)
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    yield file
    assert not list(tmp_path.glob(".aligner-*"))


def test_every_output_gets_its_format_and_the_screen_its_own(run: Run, tmp_path: Path) -> None:
    names = (
        "a.sarif",
        "junit.xml",
        "gitlab=b.json",
        "c.json",
        "d.md",
        "e.tsv",
        "f.rdjson",
        "g.txt",
        "my-checkstyle.xml",
    )
    ran = run(*ASKED, "--quiet", *(part for name in names for part in ("--output", name)))
    assert ran.out.startswith("article.txt:3:")
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "<testsuites" in (tmp_path / "junit.xml").read_text("utf-8")
    assert isinstance(json.loads((tmp_path / "b.json").read_text("utf-8")), list)
    assert "files" in json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert (tmp_path / "d.md").read_text("utf-8").startswith("## aligner")
    assert (tmp_path / "e.tsv").read_text("utf-8").startswith("path\t")
    assert "diagnostics" in json.loads((tmp_path / "f.rdjson").read_text("utf-8"))
    assert (tmp_path / "g.txt").read_text("utf-8") == ran.out
    assert "<checkstyle" in (tmp_path / "my-checkstyle.xml").read_text("utf-8")


def test_a_file_holds_what_the_screen_would_show(run: Run, tmp_path: Path) -> None:
    shown = run(*ASKED, "--format", "sarif", "--output", "a.sarif")
    assert (tmp_path / "a.sarif").read_text("utf-8") == shown.out
    assert run(*ASKED, "--output", "sarif=-").out == shown.out


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("sarfi=x", "there is no format 'sarfi'; did you mean 'sarif'?"),
        ("sarif=", "a file is missing"),
        ("x.xml", "write one of checkstyle=x.xml, junit=x.xml"),
        ("x.doc", "the name does not tell the format"),
        ("no/x.sarif", "make it first"),
        ("sarif=.", FOLDER),
        ("article.txt", "is among the files to be read"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(output: str, words: str, run: Run, article: Path) -> None:
    ran = run(*ASKED, "--output", output)
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith(f"aligner: --output {output if words != FOLDER else '.'}: ")
    assert words in line
    assert article.read_text("utf-8") == ARTICLE


def test_an_article_of_a_checked_folder_is_not_written_over(run: Run, tmp_path: Path, article: Path) -> None:
    assert run("check", tmp_path, "--output", "markdown=article.txt").status == 2
    assert article.read_text("utf-8") == ARTICLE
    assert run("check", tmp_path, "--output", "new.sarif").status != 2


@pytest.mark.parametrize(
    "more", [("--output", "tsv=-", "--output", "json=-"), ("--output", "tsv=-", "--format", "json")]
)
def test_standard_output_takes_one_report(more: tuple[str, ...], run: Run) -> None:
    assert run(*ASKED, *more).err == "aligner: standard output takes one report; give the others a file each\n"


def test_a_full_disk_costs_one_report_and_says_so(run: Run, tmp_path: Path) -> None:
    ran = run(*ASKED, "--output", "sarif=/dev/full", "--output", "a.tsv")
    assert ran.status == 2
    assert ran.err == "aligner: /dev/full: cannot be written (No space left on device)\n"
    assert (tmp_path / "a.tsv").read_text("utf-8").count("\n") > 1
    assert ran.out


def test_what_stood_there_stays_where_the_disk_is_full(tmp_path: Path) -> None:
    file = tmp_path / "report.sarif"
    file.write_text("before", encoding="utf-8")
    asked = "from pathlib import Path; from aligner.writing import write; write(Path('report.sarif'), 'x' * 9999)"
    ended = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        check=False,
    )
    assert b"OSError" in ended.stderr
    assert file.read_text("utf-8") == "before"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name != "article.txt"] == ["report.sarif"]


def test_ctrl_c_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.sarif"
    file.write_text("before", encoding="utf-8")
    main = threading.main_thread().ident
    assert main
    monkeypatch.setattr(os, "fsync", lambda _: signal.pthread_kill(main, signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        write(file, "after")
    assert file.read_text("utf-8") == "before"


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    file, link = tmp_path / "report.sarif", tmp_path / "link.sarif"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write(link, "after \udcff")
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777, link.is_symlink()) == ("after \\udcff", 0o640, True)
    append(file, "!")
    assert file.read_text("utf-8").endswith("!")


def test_github_gets_annotations_and_a_summary(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary"
    summary.write_text("earlier\n", encoding="utf-8")
    monkeypatch.setenv(job_summary.VARIABLE, str(summary))
    assert run(*ASKED, "--output", "a.sarif").status != 2
    assert summary.read_text("utf-8") == "earlier\n"
    ran = run(*ASKED, "--format", "github")
    assert ran.out.startswith("::")
    assert summary.read_text("utf-8").startswith("earlier\n## aligner\n")
    monkeypatch.setenv(job_summary.VARIABLE, "/dev/full")
    failed = run(*ASKED, "--format", "github")
    assert (failed.status, failed.out) == (2, ran.out)
    assert "cannot be written" in failed.err


def test_a_summary_never_grows_beyond_what_github_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary"
    monkeypatch.setenv(job_summary.VARIABLE, str(summary))
    for size in (job_summary.LARGEST - 700, job_summary.LARGEST - 5):
        summary.write_bytes(b"x" * size)
        assert job_summary.summarise(report(*WHOLE * 20), {"github"}) == 0
        assert size <= summary.stat().st_size <= job_summary.LARGEST
    summary.unlink()
    job_summary.summarise(report(*WHOLE), {"github"})
    assert "fake" in summary.read_text("utf-8")


def test_align_and_compare_write_files_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("id\tverbatim\tparaphrase\n1\tWe met.\tWe met.\n", encoding="utf-8")
    for command, path, formats in (
        ("align", "article.txt", PAIR_FORMATS),
        ("compare", "pairs.tsv", COMPARISON_FORMATS),
    ):
        run(command, path, *(part for style in formats for part in ("--output", f"{style}={command}.{style}")))
        for style in formats:
            shown = run(command, path, "--format", style)
            assert (tmp_path / f"{command}.{style}").read_text("utf-8") == shown.out != ""


@pytest.mark.parametrize("name", CONTRACTS)
def test_schema_prints_the_contract(name: str, run: Run) -> None:
    assert json.loads(run("schema", name).out) == contract(name)
    assert run("schema").out == run("schema", "check").out
    assert run("schema", "chek").status == 2
