"""`aligner config`: the settings in force, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from tabulate import tabulate

from aligner.commands.asked import Asked
from aligner.commands.setup import Fault, asking, configurations
from aligner.config import ConfigError
from aligner.config.origins import InForce, in_force
from aligner.encode import DEFAULT
from aligner.presence import is_folder

UNSAID = {"encoder": DEFAULT}


@click.command(short_help="Show the settings in force, and where they come from.")
@asking
@click.argument("path", type=click.Path(exists=True), default=".")
@click.option("--format", "style", type=click.Choice(["json", "text"]), default="text", show_default=True)
def config(path: str, asked: Asked, style: str) -> int:
    """Show the settings in force for an article or a folder: every key, its value, and where that comes from."""
    try:
        own = configurations(asked.config_file).of(path if is_folder(path) else Path(path).parent)
        found = in_force(own, path, asked.given())
    except ConfigError as error:
        raise Fault(str(error)) from None
    click.echo(_json(found) if style == "json" else _table(found))
    return 0


def _table(found: Sequence[InForce]) -> str:
    rows = [
        (own.key, _text(own.value or UNSAID.get(own.key, own.value)), ", ".join(map(str, own.origins))) for own in found
    ]
    return tabulate(rows, ("key", "value", "from"), "simple", disable_numparse=True)


def _json(found: Sequence[InForce]) -> str:
    content = [
        {
            "key": own.key,
            "value": own.value or UNSAID.get(own.key, own.value),
            "from": [{"kind": origin.kind, "place": origin.place, "line": origin.line} for origin in own.origins],
        }
        for own in found
    ]
    return json.dumps({"version": 1, "settings": content}, ensure_ascii=False, indent=1, default=str)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
