"""`aligner check`: what the paraphrases of an article got wrong."""

from __future__ import annotations

import functools
import os
import sys

import click

from aligner.cache import open_store
from aligner.commands import allowing
from aligner.commands.allowing import Wishes, allowing_options
from aligner.commands.asked import Asked
from aligner.commands.job_summary import summarise
from aligner.commands.outputs import Output, deliver, output_option, prepare, screen_style
from aligner.commands.revisions import Changes, changes_options
from aligner.commands.running import Files, Inspection, run
from aligner.commands.setup import FOUND, asking, complain_of, watched
from aligner.commands.watching import Memory, Watch
from aligner.config import NEVER
from aligner.domain import Report, Severity
from aligner.plan import Planned
from aligner.report import FORMATS, Layout
from aligner.toolbox import Toolbox


@click.command(short_help="Point at what the paraphrases got wrong.")
@asking
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@output_option(FORMATS)
@changes_options
@click.option("--quiet", is_flag=True, help="One line for each finding, and no summary.")
@allowing_options
@click.option("--force-exclude", is_flag=True, help="Let 'exclude' count for files that are named, too.")
@click.option("--watch", is_flag=True, help="Go on, and check again whenever something is changed.")
@click.option("--cache/--no-cache", "cached", default=True, help="Use and keep what checks find.  [default: yes]")
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(
    paths: tuple[str, ...],
    asked: Asked,
    style: str,
    outputs: tuple[Output, ...],
    changes: Changes | None,
    *,
    force_exclude: bool,
    watch: bool,
    quiet: bool,
    wishes: Wishes,
    cached: bool,
    colour: str,
) -> int:
    """Check articles: files, folders, or - for standard input.

    Every quote of a recording is paired with its paraphrase, and what the paraphrase got wrong is pointed at.
    The exit status is 0 where nothing is at or above --fail-on, 1 where something is, and 2 where a file could
    not be checked.
    """
    style = screen_style(outputs, style)
    prepare(outputs, paths)
    inspection = Inspection(paths, asked, changes, wishes, force_exclude)
    tell = functools.partial(
        _tell, style=style, outputs=outputs, wishes=wishes, quiet=quiet, coloured=_coloured(colour)
    )
    toolbox = Toolbox(open_store() if cached else None)
    if watch:
        return Watch(inspection, Memory(toolbox), tell).forever()
    files = inspection.look()
    return tell(files, inspection.outcome(files, functools.partial(run, toolbox=toolbox)))


def _tell(
    files: Files,
    report: Report,
    *,
    style: str,
    outputs: tuple[Output, ...],
    wishes: Wishes,
    quiet: bool,
    coloured: bool,
) -> int:
    """Write the report to all its places; the exit status that it calls for."""
    lost = deliver(outputs, lambda style: FORMATS[style](report, Layout(quiet=quiet)))
    lost = summarise(report, {style, *(output.style for output in outputs)}) or lost
    click.echo(FORMATS[style](report, Layout(coloured, quiet)), nl=False, color=True)
    return complain_of(report.files) or lost or _status(report, files) or allowing.status(report, wishes)


def _coloured(colour: str) -> bool:
    if colour == "auto":
        return watched(sys.stdout) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return colour == "always"


def _status(report: Report, files: Files) -> int:
    """Whether a file has findings that its own settings call grave."""
    grave = (
        finding.severity.rank <= Severity(file.settings.fail_on).rank
        for file, outcome in zip(files, report.files, strict=True)
        if isinstance(file, Planned) and file.settings.fail_on != NEVER
        for finding in outcome.findings
    )
    return FOUND if any(grave) else 0
