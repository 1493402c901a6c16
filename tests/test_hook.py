"""The hook, run by pre-commit on a real git repository, and what is excluded however it is named."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ARTICLES, Run

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HARMLESS = "[Recording: Ms. Lee] “We will not stop.”\n\nMs. Lee said, “We will not stop.”\n"
FAULTY = (ARTICLES / "simulated-attack.txt").read_text(encoding="utf-8")
FILES = {
    "aligner.toml": 'exclude = ["drafts"]\n',
    "articles/good.txt": HARMLESS,
    "articles/two words.md": HARMLESS,
    "articles/table.csv": "term,allowed\n",
    "drafts/faulty.txt": FAULTY,
}


class Repository:
    """A git repository with the hook installed in it."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        own = {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        names = {
            f"GIT_{role}_{part}": "desk@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
        }
        self.environment = {**os.environ, **own, **names}

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "--all")
        return self.run("git", "commit", "-m", "news")


def hook() -> dict[str, Any]:
    """The hook as the manifest has it, but for the installation: it runs the program of the tests."""
    (described,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    program, *arguments = shlex.split(described["entry"])
    assert (program, described["language"]) == ("aligner", "python")
    entry = shlex.join([sys.executable, "-m", program, *arguments, "--encoder=lexical"])
    return {**described, "language": "system", "entry": entry, "args": ["--quiet"]}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "news", tmp_path / "home")
    config = {"repos": [{"repo": "local", "hooks": [hook()]}]}
    made.write({**FILES, ".pre-commit-config.yaml": yaml.safe_dump(config)})
    made.run("git", "init")
    assert made.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return made


def test_pre_commit_takes_the_manifest() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_commit_is_stopped_by_an_error_and_by_what_cannot_be_read(repository: Repository) -> None:
    done = repository.commit()
    assert (done.returncode, "aligner...." in done.stderr, "Passed" in done.stderr) == (0, True, True)
    repository.write({"articles/attack.TXT": FAULTY})
    done = repository.commit()
    assert (done.returncode, "- exit code: 1" in done.stderr) == (1, True)
    assert "articles/attack.TXT:5:202 error loaded-word: " in done.stderr
    assert "good.txt" not in done.stderr
    (repository.folder / "articles" / "attack.TXT").write_bytes(b"\xff\xfe\x00")
    done = repository.commit()
    assert (done.returncode, "- exit code: 2" in done.stderr) == (1, True)
    assert "aligner: articles/attack.TXT: " in done.stderr


def test_a_commit_without_articles_asks_nothing(repository: Repository) -> None:
    for name in ("good.txt", "two words.md"):
        (repository.folder / "articles" / name).unlink()
    (repository.folder / "drafts" / "faulty.txt").unlink()
    assert "(no files to check)Skipped" in repository.commit().stderr


def test_what_is_excluded_stays_so_when_it_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path, tmp_path)
    repository.write({**FILES, "drafts/own/aligner.toml": "", "drafts/own/faulty.txt": FAULTY})
    named = ("drafts/faulty.txt", "drafts/own/faulty.txt", "articles/good.txt")
    assert run("check", *named).out.endswith("3 articles, 5 pairs: 2 errors, 4 warnings, 4 notes.\n")
    assert "1 article, 1 pair" in run("check", "--force-exclude", *named).out
    assert run("check", "--force-exclude", "drafts", tmp_path / "drafts" / "faulty.txt").status == 0
    assert run("check", "--force-exclude", "none.txt").status == 2
    monkeypatch.chdir(tmp_path / "drafts")
    assert run("check", "--force-exclude", "--quiet", "faulty.txt", "own").out == ""
