"""What the commands share: their options, the settings in force, and how a fault is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, TextIO

import click

from aligner import config
from aligner.config import ConfigError, Settings, nearest
from aligner.domain import FileReport, Rule
from aligner.read import STANDARD_INPUT
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
    """Say on standard error, in one line, what could not be done."""
    click.echo(f"aligner: {' '.join(message.split())}", err=True)


def complain_of(files: Iterable[FileReport]) -> int:
    """Name the files that could not be checked; the exit status that this calls for."""
    failed = [file for file in files if file.error is not None]
    for file in failed:
        complain(f"{file.path}: {file.error}")
    return FAULT if failed else 0


def common(command: Command) -> Command:
    """The arguments and options of every command that reads articles."""
    for decorate in (
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file."),
        click.option("--encoder", metavar="NAME", help="Use another sentence-transformers model, by name or folder."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        command = decorate(command)
    return command


def settings(paths: tuple[str, ...], file: Path | None, encoder: str | None) -> Settings:
    """The settings of the configuration file, or of the one found from the first article, and the encoder."""
    try:
        file = file or config.find(_start(paths[0]))
        found = config.load(file, [rule.name for rule in RULES]) if file else Settings()
    except ConfigError as error:
        raise Fault(str(error)) from None
    return replace(found, encoder=encoder or found.encoder)


def _start(path: str) -> Path:
    """The folder from which a configuration is looked for."""
    if path == STANDARD_INPUT:
        return Path()
    return Path(path) if Path(path).is_dir() else Path(path).parent


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


def watched(stream: TextIO) -> bool:
    """Whether a terminal looks on."""
    return stream.isatty()
