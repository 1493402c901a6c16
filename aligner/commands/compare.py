"""`aligner compare`: pairs that are given, in a table or a bilingual file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from aligner.commands.outputs import Output, deliver, output_option, prepare, screen_style
from aligner.commands.setup import FAULT, FOUND, Fault, common, complain, settings, watched
from aligner.compare import compare as compare_rows
from aligner.compare import rules_for_pairs
from aligner.config import FAIL_ON, NEVER, Settings
from aligner.domain import Comparison, ComparisonReport, Severity
from aligner.glossary import GlossaryError
from aligner.mentions import AuthorityError
from aligner.pipeline import load_tools, signature
from aligner.read import ReadError
from aligner.read.pairs import INPUT_FORMATS, pairs
from aligner.read.rows import Columns, Row
from aligner.report import COMPARISON_FORMATS
from aligner.weights import ModelError


@click.command(short_help="Judge pairs that are given in a table or a bilingual file.")
@common
@click.option("--format", "style", type=click.Choice(sorted(COMPARISON_FORMATS)), default="text", show_default=True)
@output_option(COMPARISON_FORMATS)
@click.option("--input-format", type=click.Choice(INPUT_FORMATS), help="[default: by the file's name]")
@click.option("--verbatim", default="verbatim", show_default=True, help="The column, or side, of the quote.")
@click.option("--paraphrase", default="paraphrase", show_default=True, help="The column, or side, of its paraphrase.")
@click.option("--id", "identifier", default="id", show_default=True, help="The column that names a row.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default=NEVER, show_default=True, help="Exit with 1 from it on.")
@click.option("--pedantic", is_flag=True, help="Say as notes what the rules are not sure of.")
def compare(
    paths: tuple[str, ...],
    config_file: Path | None,
    encoder: str | None,
    style: str,
    outputs: tuple[Output, ...],
    input_format: str | None,
    verbatim: str,
    paraphrase: str,
    identifier: str,
    fail_on: str,
    *,
    pedantic: bool,
) -> int:
    """Judge pairs of quote and paraphrase that are given: tables, bilingual files, or - for standard input.

    Tables are TSV, CSV or JSON Lines. In XLIFF, TMX and gettext PO the source is the quote and the target its
    paraphrase (--verbatim target --paraphrase source turns them round); both are English.

    Every pair gets its findings and a divergence from 0 to 1, by which pairs can be ranked. The exit status is 0, 1
    where something is at or above --fail-on, and 2 where a row or a file could not be read.
    """
    chosen = replace(settings(paths, config_file, encoder), pedantic=pedantic)
    style = screen_style(outputs, style)
    prepare(outputs, paths)
    columns = Columns(verbatim, paraphrase, identifier)
    given, failed = _given(paths, input_format, columns)
    report = _run(given, chosen)
    lost = deliver(outputs, lambda style: COMPARISON_FORMATS[style](report))
    click.echo(COMPARISON_FORMATS[style](report), nl=False)
    for pair in report.pairs:
        if pair.error is not None:
            complain(pair.error)
    if failed or any(pair.error is not None for pair in report.pairs):
        return FAULT
    return lost or _status(report, fail_on)


def _status(report: ComparisonReport, fail_on: str) -> int:
    if fail_on == NEVER:
        return 0
    limit = Severity(fail_on).rank
    return FOUND if any(finding.severity.rank <= limit for pair in report.pairs for finding in pair.findings) else 0


def _given(paths: Sequence[str], style: str | None, columns: Columns) -> tuple[list[Row], bool]:
    """The rows of all files; one that cannot be read is named, and the others are still compared."""
    found: list[Row] = []
    failed = False
    for path in paths:
        try:
            table = pairs(path, style, columns)
        except ReadError as error:
            complain(f"{path}: {error}")
            failed = True
            continue
        found += table.rows
        if table.notice:
            complain(f"{path}: {table.notice}")
    return found, failed


def _run(given: Sequence[Row], chosen: Settings) -> ComparisonReport:
    try:
        tools = load_tools(chosen)
    except (ModelError, AuthorityError, GlossaryError) as error:
        raise Fault(str(error)) from None
    pairs: list[Comparison] = []
    with click.progressbar(
        compare_rows(given, tools),
        length=len(given),
        label="comparing",
        file=sys.stderr,
        hidden=not watched(sys.stderr),
    ) as progress:
        pairs.extend(progress)
    return ComparisonReport(tuple(pairs), rules_for_pairs(tools.rules), signature(tools))
