"""What the commands share: their options, the settings in force, and how a fault is told."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import IO, Any, TextIO

import click

from aligner.commands.asked import Asked
from aligner.config import FAIL_ON, ConfigError, Configurations, Settings, nearest
from aligner.domain import FileReport, Rule
from aligner.plan import Planned, planned
from aligner.presence import is_folder
from aligner.read import STANDARD_INPUT
from aligner.report.visible import visible
from aligner.rules import RULES

Command = Callable[..., Any]
FOUND = 1
FAULT = 2


class Fault(click.ClickException):
    """A run that cannot be done: one line on standard error, and exit status 2."""

    exit_code = FAULT

    def show(self, file: IO[Any] | None = None) -> None:
        """Say what is wrong in one line."""
        complain(self.message)


def complain(message: str) -> None:
    """Say on standard error, in one line and with nothing that a terminal would obey, what could not be done."""
    click.echo(f"aligner: {visible(' '.join(message.split()))}", err=True)


def complain_of(files: Iterable[FileReport]) -> int:
    """Name the files that could not be checked; the exit status that this calls for."""
    failed = [file for file in files if file.error is not None]
    for file in failed:
        complain(f"{file.path}: {file.error}")
    return FAULT if failed else 0


def common(command: Command) -> Command:
    """The arguments and options of every command that reads articles."""
    return _with(command, CONFIG, ENCODER, click.argument("paths", nargs=-1, required=True, metavar="PATH..."))


def asking(command: Command) -> Command:
    """The options that stand above a configuration, which the command gets as one `asked`."""

    @functools.wraps(command)
    def asked(**given: Any) -> Any:  # noqa: ANN401 -- whatever the command takes and gives
        return command(asked=Asked(**{name: given.pop(name) for name in ASKED}), **given)

    return _with(asked, JOBS, PEDANTIC, IGNORE, SELECT, FAILING, ENCODER, CONFIG)


def _with(command: Command, *decorations: Callable[[Command], Command]) -> Command:
    for decorate in decorations:
        command = decorate(command)
    return command


def settings(paths: tuple[str, ...], file: Path | None, encoder: str | None) -> Settings:
    """The settings of the configuration file, or of the one found from the first path, and the encoder."""
    try:
        found = configurations(file).of(_start(paths[0])).settings
    except ConfigError as error:
        raise Fault(str(error)) from None
    return Asked(encoder=encoder).above(found)


def configurations(file: Path | None) -> Configurations:
    """The configurations of a run, or the one that was named for all."""
    return Configurations([rule.name for rule in RULES], file)


def plan(paths: Iterable[str], asked: Asked, *, exclude_named: bool = False) -> list[Planned | FileReport]:
    """What is to be checked, each file with the settings of its own configuration and the options over them."""
    try:
        return list(planned(paths, configurations(asked.config_file), asked.above, exclude_named=exclude_named))
    except ConfigError as error:
        raise Fault(str(error)) from None


def _start(path: str) -> Path:
    """The folder from which a configuration is looked for."""
    if path == STANDARD_INPUT:
        return Path()
    return Path(path) if is_folder(path) else Path(path).parent


def known_rule(name: str) -> Rule:
    """The rule of a name."""
    named = {rule.name: rule for rule in RULES}
    if name not in named:
        raise Fault(f"there is no rule {name!r}; {nearest(name, named)}")
    return named[name]


def known_rules(_context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of rules, given one by one or with commas between them."""
    listed = [name.strip() for group in names for name in group.split(",")]
    return tuple(known_rule(name).name for name in listed if name)


def watched(stream: TextIO | None) -> bool:
    """Whether a terminal looks on."""
    return stream is not None and stream.isatty()


ASKED = tuple(field.name for field in fields(Asked))
CONFIG = click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
ENCODER = click.option("--encoder", metavar="NAME", help="Use another sentence-transformers model, by name or folder.")
FAILING = click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: error]"
)
SELECT = click.option("--select", multiple=True, metavar="RULE", callback=known_rules, help="Ask these rules only.")
IGNORE = click.option("--ignore", multiple=True, metavar="RULE", callback=known_rules, help="Do not ask these rules.")
PEDANTIC = click.option(
    "--pedantic/--no-pedantic", default=None, help="Say as notes what the rules are not sure of.  [default: no]"
)
JOBS = click.option("--jobs", type=click.IntRange(min=1), help="Check in so many processes.  [default: 1]")
