"""argv -> exit status; the only room that prints."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

import click

from aligner import __version__
from aligner.commands import COMMANDS
from aligner.commands.setup import FAULT, complain

INTERRUPTED = 130
BROKEN_PIPE = 141


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="aligner", message="%(prog)s %(version)s")
def cli() -> None:
    """Check the paraphrased quotations of news articles against the recordings that stand in them."""


for command in COMMANDS:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    _speak_utf8()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return BROKEN_PIPE
    except OSError as error:
        _silence(sys.stdout)
        complain(f"{error.filename or 'standard output'}: cannot be written or read ({error.strerror or error})")
        return FAULT
    return status


def _run(arguments: list[str]) -> int:
    try:
        with cli.make_context("aligner", arguments) as context:
            return int(cli.invoke(context) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        _show(error)
        return error.exit_code


def _show(error: click.ClickException) -> None:
    """Say in one line what was asked wrongly, and where the right words are told; help itself takes more lines."""
    if isinstance(error, click.UsageError) and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        asked = error.ctx.command_path if error.ctx else "aligner"
        complain(f"{error.format_message().rstrip('.')} ({asked} --help tells more)")
    else:
        error.show()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence(stream: object) -> None:
    """Let nothing more be written into a closed pipe, or onto a full disk, when the interpreter ends."""
    if isinstance(stream, io.TextIOWrapper):
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
