"""A git repository as it is asked here: what it answers, or one line that says why not."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.commands.setup import Fault

NO_GIT = "--changed-since needs git, which is not installed"
QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
UNMERGED = "fetch more of the history (git fetch --unshallow; in a CI checkout, fetch-depth: 0)"
RENAMED = ("R", "C")


class GitError(Exception):
    """A question that git does not answer; the message is its own last line."""


@dataclass(frozen=True)
class Repository:
    """A working tree."""

    root: Path

    def base(self, revision: str) -> str:
        """The commit at which the branch left a revision: their merge base."""
        if revision.startswith("-"):
            raise Fault(f"there is no revision {revision!r}; name a branch, a tag or a commit")
        try:
            commit = self._line("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except GitError:
            raise Fault(f"{self.root}: there is no revision {revision!r}; name a branch, a tag or a commit") from None
        try:
            return self._line("merge-base", commit, "HEAD")
        except GitError:
            raise Fault(f"{self.root}: {revision!r} and HEAD have no common commit; {UNMERGED}") from None

    def changed(self, base: str) -> dict[str, str]:
        """The files that were changed, added or renamed since a commit, with what they were called there."""
        answer = self._ask(
            "diff", "--name-status", "-z", "--no-ext-diff", "--find-renames", "--diff-filter=d", base, "--"
        )
        fields = iter(_fields(answer))
        found: dict[str, str] = {}
        for status in fields:
            old = next(fields)
            found[next(fields) if status.startswith(RENAMED) else old] = old
        return found

    def untracked(self) -> frozenset[str]:
        """The files that git neither knows nor ignores."""
        return frozenset(_fields(self._ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--")))

    def content(self, commit: str, path: str) -> bytes | None:
        """A file as it was in a commit and would be checked out; None where it was not there."""
        try:
            return self._ask("cat-file", "--filters", f"{commit}:{path}")
        except GitError:
            return None

    def _line(self, *arguments: str) -> str:
        return os.fsdecode(self._ask(*arguments)).strip()

    def _ask(self, *arguments: str) -> bytes:
        return ask(self.root, *arguments)


def repository_of(folder: Path) -> Repository:
    """The repository that a folder lies in."""
    try:
        return Repository(Path(os.fsdecode(ask(folder, "rev-parse", "--show-toplevel")).rstrip("\n")))
    except GitError as error:
        reason = str(error).removeprefix("fatal: ")
        raise Fault(f"{folder}: --changed-since needs a git repository ({reason})") from None


def ask(folder: Path, *arguments: str) -> bytes:
    """Ask git in a folder; raise GitError where it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, env={**os.environ, **QUIETLY}
        )
    except FileNotFoundError:
        raise Fault(NO_GIT) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[-1] if said else f"git {arguments[0]} failed")
    return done.stdout


def _fields(answer: bytes) -> Iterator[str]:
    """The parts of an answer that ends each one with a null byte."""
    yield from (os.fsdecode(field) for field in answer.split(b"\0") if field)
