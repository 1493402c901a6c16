"""Planned files -> a report of the run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click

from aligner import batch
from aligner.commands import allowing
from aligner.commands.allowing import Wishes
from aligner.commands.asked import Asked
from aligner.commands.revisions import Changes
from aligner.commands.setup import Fault, complain, plan, watched
from aligner.domain import FileReport, Report
from aligner.glossary import GlossaryError
from aligner.mentions import AuthorityError
from aligner.pipeline import Tools
from aligner.plan import Planned
from aligner.toolbox import Toolbox, rules_of, signature_of
from aligner.weights import ModelError

Files = Sequence[Planned | FileReport]
NOTHING_DONE: Mapping[str, FileReport] = {}


@dataclass(frozen=True)
class Inspection:
    """What a run looks at, and what it leaves unsaid."""

    paths: tuple[str, ...]
    asked: Asked
    changes: Changes | None
    wishes: Wishes
    force_exclude: bool = False

    def look(self) -> Files:
        """The files that are to be checked now."""
        files = plan(self.paths, self.asked, exclude_named=self.force_exclude)
        return files if self.changes is None else self.changes.narrowed(files)

    def outcome(self, files: Files, checking: Callable[[Files], Report]) -> Report:
        """The files' report, without what is allowed or did not change."""
        made = allowing.decisions(self.wishes, files)
        report = allowing.decided(checking(files), made, self.wishes)
        return report if self.changes is None else self.changes.limited(report)


def run(files: Files, toolbox: Toolbox, done: Mapping[str, FileReport] = NOTHING_DONE) -> Report:
    """Check files; `done` are reports, by path, of those that need not be checked again."""
    tools = _tools(files, toolbox)
    left = [done.get(file.path, file) for file in files]
    jobs = max((file.settings.jobs for file in left if isinstance(file, Planned)), default=1)
    found: list[FileReport] = []
    with click.progressbar(
        batch.check_all(left, toolbox, jobs=jobs),
        length=len(left),
        label="checking",
        file=sys.stderr,
        hidden=len(left) < 2 or not watched(sys.stderr),
    ) as progress:
        found.extend(progress)
    notice = toolbox.store.notice() if toolbox.store else None
    if notice:
        complain(notice)
    return Report(tuple(found), rules_of(tools), signature_of(tools))


def _tools(files: Files, toolbox: Toolbox) -> list[Tools]:
    try:
        return [toolbox.tools(file.settings) for file in files if isinstance(file, Planned)]
    except (ModelError, AuthorityError, GlossaryError) as error:
        raise Fault(str(error)) from None
