"""`--watch`: check again whenever an article, or what decides about it, is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from aligner.commands.running import Files, Inspection, run
from aligner.commands.scope import scope_of
from aligner.commands.setup import Fault, complain
from aligner.domain import FileReport, Report
from aligner.pipeline import signature
from aligner.plan import Planned
from aligner.read import STANDARD_INPUT
from aligner.toolbox import Toolbox

STDIN = "--watch looks at files; standard input cannot be watched"
UPDATE = "--update-baseline is for one run; leave --watch out"
PAUSE = 300
STEP = 50
PATIENCE = 1000

State = tuple[str, int, int, int]


@dataclass
class Memory:
    """Checks what has changed since it was last checked, with models that are loaded once."""

    toolbox: Toolbox = field(default_factory=Toolbox)
    _states: dict[str, State | None] = field(default_factory=dict)
    _reports: dict[str, FileReport] = field(default_factory=dict)

    def run(self, files: Files) -> Report:
        """Check files, those that stayed as they were from memory."""
        self.toolbox.forget_lists()
        states = {file.path: self._state(file) for file in files if isinstance(file, Planned)}
        same = {
            path: self._reports[path]
            for path, state in states.items()
            if state is not None and state == self._states.get(path) and path in self._reports
        }
        report = run(files, self.toolbox, same)
        self._states = states
        self._reports = {file.path: file for file in report.files}
        return report

    def _state(self, file: Planned) -> State | None:
        """What tells a file and all that decides about it from what they were; None where it cannot be told."""
        try:
            found = Path(file.path).stat()
        except OSError:
            return None
        return signature(self.toolbox.tools(file.settings)), found.st_mtime_ns, found.st_size, found.st_ino


@dataclass
class Watch:
    """A run that goes on: what it looks at, what it remembers, and how it tells the outcome."""

    inspection: Inspection
    memory: Memory
    tell: Callable[[Files, Report], int]
    _told: object = None

    def forever(self) -> int:
        """Check, and check again at each change, until it is interrupted."""
        if STANDARD_INPUT in self.inspection.paths:
            raise Fault(STDIN)
        if self.inspection.wishes.update:
            raise Fault(UPDATE)
        files = self._once()
        while True:
            files = self._until_elsewhere(files)

    def _until_elsewhere(self, files: Files) -> Files:
        """Check again at each change, until there are other folders to look at."""
        from watchfiles import watch

        scope = scope_of(self.inspection, files)
        ready = False
        for changes in watch(
            *scope.folders,
            watch_filter=scope.concerned,
            recursive=False,
            debounce=PAUSE,
            step=STEP,
            rust_timeout=PATIENCE,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if changes or not ready:
                ready = True
                files = self._again(files)
                if scope_of(self.inspection, files) != scope:
                    break
        return files

    def _again(self, files: Files) -> Files:
        """Check once more; what cannot be done now is said, and may be mended while the run goes on."""
        try:
            return self._once()
        except Fault as fault:
            if fault.message != self._told:
                self._told = fault.message
                click.clear()
                complain(fault.message)
            return files

    def _once(self) -> Files:
        """Check what there is, and tell it where it is news."""
        files = self.inspection.look()
        report = self.inspection.outcome(files, self.memory.run)
        news = (files, report.files, report.lapses)
        if news != self._told:
            self._told = news
            click.clear()
            self.tell(files, report)
            number = sum(isinstance(file, Planned) for file in files)
            click.echo(f"Watching {number} article{'s' if number != 1 else ''}; Ctrl-C ends it.", err=True)
        return files
