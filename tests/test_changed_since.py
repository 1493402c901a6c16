"""`--changed-since`: only what changed since the branch left a revision is spoken of."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import Ran, Run
from hypothesis import given
from hypothesis import strategies as st

from aligner.commands.revisions import changed_lines

QUOTE = "[Recording: Ms. Lee] “We will not stop.”\n\n"
RIGHT, WRONG = "Ms. Lee said, “We will not stop.”\n", "Ms. Lee said, “We will not stop. “\n"
OTHER = "The mayor said, “I heard of it. “\n"
ONE_RULE = 'select = ["unbalanced-quotes"]\n'


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "more")


def places(ran: Ran) -> list[str]:
    """Where findings are, as `path:line`."""
    assert ran.err == ""
    files = json.loads(ran.out)["files"]
    return [f"{file['path']}:{finding['at']['line']}" for file in files for finding in file["findings"]]


@pytest.fixture(autouse=True)
def repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with one commit on `main`, in the working folder."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"NAME": "n", "EMAIL": "n@example.org"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", "--initial-branch", "main")
    Path("aligner.toml").write_text(ONE_RULE, encoding="utf-8")
    commit(a=QUOTE + RIGHT + OTHER, b=QUOTE + WRONG)


def test_only_findings_in_changed_lines_are_told(run: Run) -> None:
    asked = ("check", ".", "--format", "json", "--changed-since", "main")
    assert places(run("check", ".", "--format", "json")) == ["a.txt:4", "b.txt:3"]
    assert places(run(*asked)) == []
    Path("a.txt").write_text(QUOTE + WRONG + OTHER, encoding="utf-8")
    assert places(run(*asked)) == ["a.txt:3"]
    assert places(run(*asked, "--changed-files")) == ["a.txt:3", "a.txt:4"]
    git("add", "--all")
    assert places(run(*asked)) == ["a.txt:3"]
    assert run("check", ".", "--changed-since", "main", "--fail-on", "note").status == 1


def test_a_change_of_the_quote_alone_counts(run: Run) -> None:
    Path("aligner.toml").write_text('select = ["changed-number"]\n', encoding="utf-8")
    said = "[Recording: Ms. Lee] “We will send {} ships to the port.”\n\nMs. Lee said, “We will send 14 ships to the port.”\n"
    commit(c=said.format(14))
    Path("c.txt").write_text(said.format(41), encoding="utf-8")
    assert places(run("check", "c.txt", "--format", "json", "--changed-since", "main")) == ["c.txt:3"]


def test_what_others_did_on_the_branch_since_is_not_ours(run: Run) -> None:
    git("checkout", "--quiet", "-b", "mine")
    commit(mine=QUOTE + WRONG)
    git("checkout", "--quiet", "main")
    commit(b=QUOTE + RIGHT)
    git("checkout", "--quiet", "mine")
    assert places(run("check", ".", "--format", "json", "--changed-since", "main")) == ["mine.txt:3"]


def test_renamed_deleted_untracked_and_ignored_files(run: Run) -> None:
    commit(gone="The mayor has nothing to say about that, and goes home.\n")
    git("mv", "a.txt", "ünïcode name\t.txt")
    Path("gone.txt").unlink()
    Path("new.txt").write_text(QUOTE + WRONG, encoding="utf-8")
    Path("ignored.txt").write_text(QUOTE + WRONG, encoding="utf-8")
    Path(".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    asked = ("--format", "json", "--changed-since", "main")
    assert places(run("check", ".", *asked)) == ["new.txt:3"]
    Path("ünïcode name\t.txt").write_text(QUOTE + WRONG + OTHER, encoding="utf-8")
    assert places(run("check", ".", "gone.txt", *asked)) == ["new.txt:3", "ünïcode name\t.txt:3"]
    assert run("check", "nowhere.txt", *asked).err == "aligner: nowhere.txt: there is no such file; check the path\n"


def test_line_endings_and_moved_paragraphs_are_no_change(run: Run) -> None:
    Path("a.txt").write_bytes((OTHER + "\n" + QUOTE + RIGHT).replace("\n", "\r\n").encode())
    assert places(run("check", ".", "--format", "json", "--changed-since", "main")) == []


def test_a_subfolder_and_a_path_from_elsewhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    commit(**{"sub/c": QUOTE + RIGHT})
    Path("sub/c.txt").write_text(QUOTE + WRONG, encoding="utf-8")
    monkeypatch.chdir("sub")
    assert places(run("check", "c.txt", "--format", "json", "--changed-since", "HEAD")) == ["c.txt:3"]
    monkeypatch.chdir("/")
    assert len(places(run("check", tmp_path, "--format", "json", "--changed-since", "HEAD"))) == 1


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_an_unknown_revision_is_one_line(revision: str, run: Run) -> None:
    ran = run("check", ".", f"--changed-since={revision}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"there is no revision {revision!r}; name a branch, a tag or a commit\n")
    assert not Path("x").exists()


def test_where_there_is_no_repository_or_no_common_past(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "a.txt").write_text(QUOTE, encoding="utf-8")
    ran = run("check", folder, "--changed-since", "main")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"aligner: {folder}: --changed-since needs a git repository (")
    git("checkout", "--quiet", "--orphan", "alone")
    commit(c=QUOTE)
    ran = run("check", ".", "--changed-since", "main")
    assert ran.status == 2
    assert "'main' and HEAD have no common commit; fetch more of the history" in ran.err


def test_options_that_do_not_go_together(run: Run) -> None:
    assert run("check", "-", "--changed-since", "main").err == (
        "aligner: --changed-since compares files; standard input has no revision\n"
    )
    assert run("check", ".", "--changed-files").err == "aligner: --changed-files needs --changed-since REV\n"


@given(st.lists(st.sampled_from(["one", "two", "", "three"])), st.lists(st.sampled_from(["one", "two", "", "four"])))
def test_changed_lines_are_those_that_stood_there_less_often(before: list[str], after: list[str]) -> None:
    text = "\n".join(after)
    changed = [text[start:end] for start, end in changed_lines("\n".join(before), text)]
    for line in filter(None, set(after)):
        assert changed.count(line) == max(0, after.count(line) - before.count(line))
    assert "" not in changed
