"""`aligner cache`: what earlier checks have left to be used again."""

from __future__ import annotations

import click

from aligner.cache import Store, open_store
from aligner.commands.setup import Fault, complain
from aligner.prepare import CACHE_VARIABLE

MEGABYTE = 1_000_000


@click.group(invoke_without_command=True, short_help="Show what is kept of earlier checks, and clear it.")
@click.pass_context
def cache(context: click.Context) -> int:
    """Show what is kept of earlier checks: where, how large it is and may become, and how many entries it has.

    It only saves time: what is found is the same without it, as with the option --no-cache of aligner check.
    """
    if context.invoked_subcommand is None:
        store = _store()
        extent = store.extent()
        click.echo(f"place    {store.file}")
        click.echo(f"size     {extent.size / MEGABYTE:.1f} MB, at most {store.most_bytes / MEGABYTE:.0f} MB")
        click.echo(f"entries  {extent.entries}")
        notice = store.notice()
        if notice:
            complain(notice)
    return 0


@cache.command(short_help="Forget what is kept of earlier checks.")
def clear() -> int:
    """Forget what is kept of earlier checks; the prepared models stay."""
    store = _store()
    extent = store.extent()
    try:
        store.clear()
    except OSError as error:
        raise Fault(f"the cache {store.file} cannot be cleared ({error.strerror or error})") from None
    click.echo(f"cleared  {extent.entries} entries, {extent.size / MEGABYTE:.1f} MB")
    return 0


def _store() -> Store:
    store = open_store()
    if store is None:
        raise Fault(f"there is no folder for a cache; name one in {CACHE_VARIABLE}")
    return store
