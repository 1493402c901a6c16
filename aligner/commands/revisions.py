"""`--changed-since`: the articles that changed since a revision, and the findings in their changed lines."""

from __future__ import annotations

import functools
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from aligner.commands.repository import Repository, repository_of
from aligner.commands.setup import Command, Fault
from aligner.domain import LINE_ENDING, Article, FileReport, Finding, Report
from aligner.plan import Planned
from aligner.read import STANDARD_INPUT, ReadError, read

STDIN = "--changed-since compares files; standard input has no revision"

Stretch = tuple[int, int]


@dataclass(frozen=True)
class _Since:
    """What a repository says of its files since the base of a revision."""

    base: str
    changed: dict[str, str]
    untracked: frozenset[str]


@dataclass
class Changes:
    """What changed between the point where the branch left a revision and the files as they are now, saved or committed.

    With `whole`, every finding of a changed file counts, and not only those in its changed lines.
    """

    revision: str
    whole: bool = False
    _repositories: dict[Path, Repository] = field(default_factory=dict)
    _since: dict[Repository, _Since] = field(default_factory=dict)

    def narrowed(self, files: Sequence[Planned | FileReport]) -> list[Planned | FileReport]:
        """The files that changed by now; what could not be planned is kept, and what was deleted is not."""
        self._since.clear()
        return [file for file in files if isinstance(file, FileReport) or self._changed(file.path)]

    def limited(self, report: Report) -> Report:
        """The report with the findings whose place, or the place they are held against, lies in a changed line."""
        return report if self.whole else replace(report, files=tuple(map(self._limited, report.files)))

    def _changed(self, path: str) -> bool:
        if path == STANDARD_INPUT:
            raise Fault(STDIN)
        repository, name = self._place(path)
        since = self._asked(repository)
        if not os.path.lexists(path):
            return repository.content(since.base, name) is None
        return name in since.changed or name in since.untracked

    def _limited(self, file: FileReport) -> FileReport:
        if file.article is None:
            return file
        stretches = list(self._stretches(file.article))
        return replace(file, findings=tuple(own for own in file.findings if _lies_in(own, stretches)))

    def _stretches(self, article: Article) -> Iterator[Stretch]:
        """Yield the changed lines of an article."""
        repository, name = self._place(article.path)
        since = self._asked(repository)
        content = repository.content(since.base, since.changed[name]) if name in since.changed else None
        yield from changed_lines(_read(content, article.path) if content is not None else "", article.text)

    def _place(self, path: str) -> tuple[Repository, str]:
        """The repository of a file, and its name there."""
        folder = Path(os.path.realpath(Path(path).parent))
        while not folder.is_dir():
            folder = folder.parent
        if folder not in self._repositories:
            self._repositories[folder] = repository_of(folder)
        repository = self._repositories[folder]
        place = Path(os.path.realpath(Path(path).parent), Path(path).name)
        return repository, Path(os.path.relpath(place, os.path.realpath(repository.root))).as_posix()

    def _asked(self, repository: Repository) -> _Since:
        if repository not in self._since:
            base = repository.base(self.revision)
            self._since[repository] = _Since(base, repository.changed(base), repository.untracked())
        return self._since[repository]


def changes_options(command: Command) -> Command:
    """The options; the command is given what was asked for as one value, `changes`, or None."""

    @functools.wraps(command)
    def asked(*, changed_since: str | None, changed_files: bool, **others: object) -> object:
        if changed_files and changed_since is None:
            raise Fault("--changed-files needs --changed-since REV")
        changes = Changes(changed_since, changed_files) if changed_since is not None else None
        return command(changes=changes, **others)

    decorated: Command = asked
    for option in (
        click.option(
            "--changed-files", is_flag=True, help="With --changed-since: speak of all lines of changed files."
        ),
        click.option("--changed-since", metavar="REV", help="Speak of what changed since the branch left REV, in git."),
    ):
        decorated = option(decorated)
    return decorated


def changed_lines(before: str, text: str) -> Iterator[Stretch]:
    """Yield start and end of the lines of a text that did not stand, so often, in the text before; blank ones are none."""
    known = Counter(before[start:end].strip() for start, end in _bounds(before))
    for start, end in _bounds(text):
        line = text[start:end].strip()
        if known[line] > 0:
            known[line] -= 1
        else:
            yield start, end


def _bounds(text: str) -> Iterator[Stretch]:
    """Yield where the lines begin and end that are not blank."""
    start = 0
    for end, following in ((ending.start(), ending.end()) for ending in LINE_ENDING.finditer(text)):
        if text[start:end].strip():
            yield start, end
        start = following
    if text[start:].strip():
        yield start, len(text)


def _read(content: bytes, path: str) -> str:
    """The text of an article as it was, read as its name asks; nothing where it could not be read."""
    with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
        file = Path(folder, f"before{Path(path).suffix}")
        file.write_bytes(content)
        try:
            return read(file).text
        except ReadError:
            return ""


def _lies_in(finding: Finding, stretches: Sequence[Stretch]) -> bool:
    spans = [span for span in (finding.at, finding.against) if span is not None]
    return any(span.start <= end and start <= span.end for span in spans for start, end in stretches)
