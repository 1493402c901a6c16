"""The commands of the command line, one to a file."""

from __future__ import annotations

import click

from aligner.commands.align import align
from aligner.commands.check import check
from aligner.commands.compare import compare
from aligner.commands.explain import explain
from aligner.commands.rules import rules

COMMANDS: tuple[click.Command, ...] = (align, check, compare, explain, rules)
