"""`aligner align`: which quote belongs to which paraphrase."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from aligner.commands.asked import Asked
from aligner.commands.outputs import Output, deliver, output_option, prepare, screen_style
from aligner.commands.setup import Fault, common, complain_of, plan
from aligner.domain import FileReport, Report
from aligner.encode import DEFAULT, Encoder, load_encoder
from aligner.pipeline import pair, version
from aligner.plan import Planned
from aligner.report import PAIR_FORMATS
from aligner.weights import ModelError


@click.command(short_help="Print the pairs of quotes and paraphrases.")
@common
@click.option("--format", "style", type=click.Choice(sorted(PAIR_FORMATS)), default="text", show_default=True)
@output_option(PAIR_FORMATS)
def align(
    paths: tuple[str, ...], config_file: Path | None, encoder: str | None, style: str, outputs: tuple[Output, ...]
) -> int:
    """Print the pairs of quotes and paraphrases as a table, without judging them."""
    style = screen_style(outputs, style)
    prepare(outputs, paths)
    listed = plan(paths, Asked(config_file, encoder=encoder))
    names = dict.fromkeys(file.settings.encoder or DEFAULT for file in listed if isinstance(file, Planned))
    try:
        models = {name: load_encoder(name) for name in names}
    except ModelError as error:
        raise Fault(str(error)) from None
    files = tuple(file if isinstance(file, FileReport) else _paired(file, models) for file in listed)
    report = Report(files, (), version() + "".join(f"|encoder:{model.name}" for model in models.values()))
    lost = deliver(outputs, lambda style: PAIR_FORMATS[style](report))
    click.echo(PAIR_FORMATS[style](report), nl=False)
    return complain_of(files) or lost


def _paired(file: Planned, models: Mapping[str, Encoder]) -> FileReport:
    return pair(file.path, models[file.settings.encoder or DEFAULT], file.settings.cues)
