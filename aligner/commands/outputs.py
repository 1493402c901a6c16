"""`--output`: reports into files, in the format that is named or that the file's ending tells."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from aligner.commands.setup import FAULT, Fault, complain
from aligner.config import nearest
from aligner.presence import is_folder
from aligner.read import SUFFIXES
from aligner.writing import write

Command = Callable[..., Any]
STANDARD_OUTPUT = "-"
ENDINGS = {
    ".htm": ("html",),
    ".html": ("html",),
    ".json": ("json", "gitlab", "rdjson", "sarif"),
    ".markdown": ("markdown",),
    ".md": ("markdown",),
    ".rdjson": ("rdjson",),
    ".sarif": ("sarif",),
    ".tsv": ("tsv",),
    ".txt": ("text", "github"),
    ".xml": ("checkstyle", "junit"),
}
DEFAULTS = (".json", ".txt")
FORMAT_NAME = re.compile(r"[a-z]+")
WORD = re.compile(r"[a-z]+")
HELP = "Write a report into FILE as well, - for standard output; more than once for more formats. [default: by FILE's ending]"


@dataclass(frozen=True)
class Output:
    """A report that is asked for: its format, empty where `--format` decides, and the file it goes into."""

    style: str
    place: str


def output_option(formats: Collection[str]) -> Callable[[Command], Command]:
    """The option `--output` of a command that can write these formats."""

    def parsed(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Output, ...]:
        return tuple(_output(value, formats) for value in given)

    return click.option("--output", "outputs", multiple=True, metavar="[FORMAT=]FILE", callback=parsed, help=HELP)


def _output(value: str, formats: Collection[str]) -> Output:
    style, named, place = value.partition("=")
    if not named or not FORMAT_NAME.fullmatch(style):
        return Output("" if value == STANDARD_OUTPUT else _style_of(value, formats), value)
    if style not in formats:
        raise Fault(f"--output {value}: there is no format {style!r}; {nearest(style, formats)}")
    if not place:
        raise Fault(f"--output {value}: a file is missing, as in {style}=report.{style}")
    return Output(style, place)


def _style_of(place: str, formats: Collection[str]) -> str:
    """The format that a file's ending tells; where it tells several, one that its name has in it, as in junit.xml."""
    name = Path(place).name.lower()
    ending = Path(name).suffix
    possible = [style for style in ENDINGS.get(ending, ()) if style in formats]
    words = WORD.findall(name.removesuffix(ending))
    chosen = [style for style in possible if style in words] or possible
    if len(chosen) == 1 or (chosen and ending in DEFAULTS):
        return chosen[0]
    choices = ", ".join(f"{style}={place}" for style in possible or sorted(formats))
    raise Fault(f"--output {place}: the name does not tell the format; write one of {choices}")


def screen_style(outputs: Sequence[Output], style: str) -> str:
    """The format of what goes to standard output, which takes one report; `style` is that of `--format`."""
    there = [output.style or style for output in outputs if output.place == STANDARD_OUTPUT]
    asked = click.get_current_context().get_parameter_source("style") is ParameterSource.COMMANDLINE
    if len(there) > 1 or (there and asked and there[0] != style):
        raise Fault("standard output takes one report; give the others a file each")
    return there[0] if there else style


def prepare(outputs: Sequence[Output], paths: Iterable[str]) -> None:
    """See to it, before anything is computed, that every file can be written and is none of those to be read."""
    read = list(paths)
    seen: set[str] = set()
    for output in outputs:
        if output.place == STANDARD_OUTPUT:
            continue
        real = os.path.realpath(output.place)
        fault = _fault(real, read) or ("is asked for twice" if real in seen else "")
        if fault:
            raise Fault(f"--output {output.place}: {fault}")
        seen.add(real)


def _fault(real: str, read: Iterable[str]) -> str:
    if Path(real).is_dir():
        return "is a folder; name a file"
    if not Path(real).parent.is_dir():
        return f"there is no folder {str(Path(real).parent)!r}; make it first"
    return "is among the files to be read; choose another name" if any(_holds(path, real) for path in read) else ""


def _holds(path: str, real: str) -> bool:
    """Whether reading a path, a file or a folder, reads the file at `real`."""
    if is_folder(path):
        inside = Path(real).is_relative_to(os.path.realpath(path))
        return inside and Path(real).is_file() and Path(real).suffix.lower() in SUFFIXES
    return os.path.realpath(path) == real


def deliver(outputs: Sequence[Output], render: Callable[[str], str]) -> int:
    """Write every file; one that cannot be written is named, the others are still written, and the status is a fault."""
    status = 0
    for output in outputs:
        if output.place == STANDARD_OUTPUT:
            continue
        try:
            write(Path(output.place), render(output.style))
        except OSError as error:
            complain(f"{output.place}: cannot be written ({error.strerror or error})")
            status = FAULT
    return status
