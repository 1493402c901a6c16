"""`aligner explain`: a rule's page."""

from __future__ import annotations

import click

from aligner.commands.setup import known_rule


@click.command(short_help="Print a rule's page.")
@click.argument("rule")
def explain(rule: str) -> int:
    """Print the page of a rule: what it finds, with bad and good examples; «» marks what is found."""
    known = known_rule(rule)
    click.echo(f"{known.name} ({known.kind}, {known.severity})\n\n{known.page}")
    return 0
