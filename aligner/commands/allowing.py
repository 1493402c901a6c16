"""The options of `aligner check` with which one says no, and what they do to a report."""

from __future__ import annotations

import datetime
import functools
import getpass
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from aligner.allow import Acceptance, AllowError, Baseline, Decided, Decisions, allow, dump, load, renew
from aligner.commands.setup import FOUND, Command, Fault
from aligner.domain import Allowance, FileReport, Report
from aligner.plan import Planned
from aligner.read import STANDARD_INPUT
from aligner.rules import RULES
from aligner.writing import write

REASON = "accepted as found"
STDIN = "<stdin>"


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line: a baseline or none, and what to do with it."""

    baseline: Path | None = None
    update: bool = False
    who: str | None = None
    reason: str | None = None
    no_allow: bool = False
    strict: bool = False


def allowing_options(command: Command) -> Command:
    """The options; the command is given what was asked for as one value, `wishes`."""

    @functools.wraps(command)
    def wished(
        *arguments: object,
        baseline: Path | None,
        update_baseline: bool,
        who: str | None,
        reason: str | None,
        no_allow: bool,
        strict_allow: bool,
        **others: object,
    ) -> object:
        wishes = Wishes(baseline, update_baseline, who, reason, no_allow, strict_allow)
        return command(*arguments, wishes=wishes, **others)

    decorated: Command = wished
    for option in (
        click.option("--strict-allow", is_flag=True, help="Exit with 1 where an allowance is of no use."),
        click.option("--no-allow", is_flag=True, help="Show what is allowed as well; leave the baseline out."),
        click.option("--reason", help=f"Why what is new is accepted.  [default: {REASON}]"),
        click.option("--who", help="Who accepts what is new.  [default: your login name]"),
        click.option("--update-baseline", is_flag=True, help="Accept what is found; take out what is gone."),
        click.option("--baseline", type=click.Path(path_type=Path), help="Say only what this file does not list."),
    ):
        decorated = option(decorated)
    return decorated


def decisions(wishes: Wishes, files: Iterable[Planned | FileReport]) -> Decisions:
    """What was decided for the files in their configurations and in baselines, before anything is checked."""
    if not wishes.update and (wishes.who is not None or wishes.reason is not None):
        raise Fault("--who and --reason are for --update-baseline")
    decided = {} if wishes.no_allow else dict(_decided(wishes, files))
    baselines = dict.fromkeys(own.baseline for own in decided.values() if own.baseline is not None)
    if wishes.update and not baselines:
        raise Fault("--update-baseline needs --baseline FILE, or 'baseline' in the configuration, and no --no-allow")
    known = tuple(_known(file, wishes) for file in baselines)
    return Decisions(frozenset(rule.name for rule in RULES), datetime.date.today(), decided, known)


def _decided(wishes: Wishes, files: Iterable[Planned | FileReport]) -> Iterator[tuple[str, Decided]]:
    for file in files:
        if isinstance(file, Planned):
            named = file.settings.baseline
            baseline = wishes.baseline or (Path(_near(named)) if named else None)
            path = STDIN if file.path == STANDARD_INPUT else file.path
            yield path, Decided(_from_here(file.settings.allow), baseline)


def _from_here(allowances: tuple[Allowance, ...]) -> tuple[Allowance, ...]:
    return tuple(replace(allowance, origin=_near(allowance.origin)) for allowance in allowances)


def _near(path: str) -> str:
    """A path as one would give it from the working folder, where it is below that."""
    folder = Path.cwd()
    return str(Path(path).relative_to(folder)) if Path(path).is_relative_to(folder) else path


def _known(file: Path, wishes: Wishes) -> Baseline:
    try:
        return load(file)
    except FileNotFoundError:
        if wishes.update:
            return Baseline(file)
        raise Fault(f"{file}: there is no such baseline; --update-baseline writes one") from None
    except AllowError as error:
        raise Fault(str(error)) from None


def decided(report: Report, made: Decisions, wishes: Wishes) -> Report:
    """The report without what is allowed; where that was asked for, baselines are brought up to date before."""
    if wishes.no_allow:
        return report
    return allow(report, _renewed(report, made, wishes) if wishes.update else made)


def _renewed(report: Report, made: Decisions, wishes: Wishes) -> Decisions:
    who = _login() if wishes.who is None else wishes.who
    renewed = renew(report, made, Acceptance(made.today, who, wishes.reason or REASON))
    for before, after in zip(made.baselines, renewed.baselines, strict=True):
        try:
            write(after.file, dump(after.entries))
        except OSError as error:
            raise Fault(f"{after.file}: cannot be written ({error.strerror or error})") from None
        click.echo(f"aligner: {after.file}: {_change(before, after)}", err=True)
    return renewed


def _change(before: Baseline, after: Baseline) -> str:
    old, new = _counts(before), _counts(after)
    return f"{(new - old).total()} added, {(old - new).total()} taken out, {(old & new).total()} kept"


def _counts(baseline: Baseline) -> Counter[tuple[str, ...]]:
    counts: Counter[tuple[str, ...]] = Counter()
    for entry in baseline.entries:
        counts[entry.key] += entry.count
    return counts


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def status(report: Report, wishes: Wishes) -> int:
    """The exit status that allowances of no use call for."""
    return FOUND if wishes.strict and report.lapses else 0
