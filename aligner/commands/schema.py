"""`aligner schema`: the contract of a command's JSON."""

from __future__ import annotations

import json

import click

from aligner.report.schema import CONTRACTS, contract


@click.command(short_help="Print the JSON Schema of a command's JSON.")
@click.argument("command", type=click.Choice(CONTRACTS), default="check")
def schema(command: str) -> int:
    """Print the JSON Schema of what check, align, compare or selfcheck write with --format json."""
    click.echo(json.dumps(contract(command), ensure_ascii=False, indent=1))
    return 0
