"""`aligner check`: what the paraphrases of an article got wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from aligner import batch
from aligner.commands.setup import FOUND, Fault, common, complain_of, known_rules, settings, watched
from aligner.config import FAIL_ON, NEVER, Settings
from aligner.domain import FileReport, Report, Severity
from aligner.mentions import AuthorityError
from aligner.pipeline import load_tools, signature
from aligner.report import FORMATS, Layout
from aligner.weights import ModelError


@click.command(short_help="Point at what the paraphrases got wrong.")
@common
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: error]")
@click.option("--select", multiple=True, metavar="RULE", callback=known_rules, help="Ask these rules only.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=known_rules, help="Do not ask these rules.")
@click.option("--quiet", is_flag=True, help="One line for each finding, and no summary.")
@click.option("--pedantic", is_flag=True, help="Say as notes what the rules are not sure of.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Check in so many processes.")
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(
    paths: tuple[str, ...],
    config_file: Path | None,
    encoder: str | None,
    style: str,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    quiet: bool,
    pedantic: bool,
    jobs: int,
    colour: str,
) -> int:
    """Check articles: files, folders, or - for standard input.

    Every quote of a recording is paired with its paraphrase, and what the paraphrase got wrong is pointed at.
    The exit status is 0 where nothing is at or above --fail-on, 1 where something is, and 2 where a file could
    not be checked.
    """
    found = settings(paths, config_file, encoder)
    chosen = replace(
        found,
        fail_on=fail_on or found.fail_on,
        select=select or found.select,
        ignore=ignore or found.ignore,
        pedantic=pedantic,
    )
    report = _run(paths, chosen, jobs)
    click.echo(FORMATS[style](report, Layout(_coloured(colour), quiet)), nl=False, color=True)
    return complain_of(report.files) or _status(report, chosen.fail_on)


def _run(paths: Sequence[str], chosen: Settings, jobs: int) -> Report:
    listed = list(batch.articles(paths))
    try:
        tools = load_tools(chosen)
    except (ModelError, AuthorityError) as error:
        raise Fault(str(error)) from None
    files: list[FileReport] = []
    with click.progressbar(
        batch.check_all(listed, tools, chosen, jobs=jobs),
        length=len(listed),
        label="checking",
        file=sys.stderr,
        hidden=len(listed) < 2 or not watched(sys.stderr),
    ) as progress:
        files.extend(progress)
    return Report(tuple(files), tools.rules, signature(tools))


def _coloured(colour: str) -> bool:
    if colour == "auto":
        return watched(sys.stdout) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return colour == "always"


def _status(report: Report, fail_on: str) -> int:
    if fail_on == NEVER:
        return 0
    limit = Severity(fail_on).rank
    grave = any(finding.severity.rank <= limit for file in report.files for finding in file.findings)
    return FOUND if grave else 0
