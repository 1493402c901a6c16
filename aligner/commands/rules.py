"""`aligner rules`: all rules in a table."""

from __future__ import annotations

import click
from tabulate import tabulate

from aligner.rules import RULES


@click.command(short_help="List the rules.")
def rules() -> int:
    """List the rules: what each is called, which kind of fault it finds, and how grave that is."""
    rows = [(rule.name, rule.kind, rule.severity, rule.summary) for rule in RULES]
    click.echo(tabulate(rows, ("rule", "kind", "severity", "finds"), maxcolwidths=[None, None, None, 72]))
    return 0
