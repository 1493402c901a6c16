"""The commands of the command line, one to a file."""

from __future__ import annotations

import click

from aligner.commands.align import align
from aligner.commands.archive import archive
from aligner.commands.cache import cache
from aligner.commands.check import check
from aligner.commands.compare import compare
from aligner.commands.config import config
from aligner.commands.explain import explain
from aligner.commands.models import models
from aligner.commands.rules import rules
from aligner.commands.schema import schema
from aligner.commands.selfcheck import selfcheck

COMMANDS: tuple[click.Command, ...] = (
    align,
    archive,
    cache,
    check,
    compare,
    config,
    explain,
    models,
    rules,
    schema,
    selfcheck,
)
