"""`aligner align`: which quote belongs to which paraphrase."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import batch
from aligner.commands.setup import Fault, common, complain_of, settings
from aligner.domain import FileReport, Report
from aligner.encode import DEFAULT, load_encoder
from aligner.pipeline import pair, version
from aligner.report import PAIR_FORMATS
from aligner.weights import ModelError


@click.command(short_help="Print the pairs of quotes and paraphrases.")
@common
@click.option("--format", "style", type=click.Choice(sorted(PAIR_FORMATS)), default="text", show_default=True)
def align(paths: tuple[str, ...], config_file: Path | None, encoder: str | None, style: str) -> int:
    """Print the pairs of quotes and paraphrases as a table, without judging them."""
    chosen = settings(paths, config_file, encoder)
    try:
        model = load_encoder(chosen.encoder or DEFAULT)
    except ModelError as error:
        raise Fault(str(error)) from None
    files = tuple(file if isinstance(file, FileReport) else pair(file, model) for file in batch.articles(paths))
    click.echo(PAIR_FORMATS[style](Report(files, (), f"{version()}|encoder:{model.name}")), nl=False)
    return complain_of(files)
