"""`aligner selfcheck`: faults are planted in the user's own articles, and it is counted which are found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from aligner.cache import open_store
from aligner.commands.asked import Asked
from aligner.commands.keeping import Keeper
from aligner.commands.setup import FAULT, FOUND, Fault, common, complain, plan, watched
from aligner.domain import FileReport
from aligner.glossary import GlossaryError
from aligner.mentions import AuthorityError
from aligner.plan import Planned
from aligner.read import ReadError, read
from aligner.selfcheck import KINDS, Examined, caught_share, examine, listed, render_json, render_text
from aligner.toolbox import Toolbox, signature_of
from aligner.weights import ModelError

Files = Sequence[Planned | FileReport]


@click.command(short_help="Plant faults in clean articles, and count which are found.")
@common
@click.option("--format", "style", type=click.Choice(["json", "text"]), default="text", show_default=True)
@click.option("--seed", type=int, default=0, show_default=True, help="Another number plants other faults.")
@click.option(
    "--per-article", "most", type=click.IntRange(min=1), default=1, show_default=True, help="So many of each kind."
)
@click.option("--list", "listing", is_flag=True, help="Show every planted fault, and what became of it.")
@click.option("--keep", type=click.Path(path_type=Path), metavar="FOLDER", help="Keep the articles with their faults.")
@click.option(
    "--fail-under",
    "least",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with 1 if less than this share, from 0 to 1, is caught for the right reason.",
)
def selfcheck(
    paths: tuple[str, ...],
    config_file: Path | None,
    encoder: str | None,
    style: str,
    seed: int,
    most: int,
    *,
    listing: bool,
    keep: Path | None,
    least: float | None,
) -> int:
    """Measure on your own articles how far aligner can be trusted: give it clean ones.

    One fault of each kind at a time is planted in a paraphrase: a number, a date, a negation, a name and so on are
    changed, where the speaker's words show what is right. Each altered article is checked like any other, and the
    fault counts as caught only if a rule that is there for it points at its place. The articles themselves are not altered.
    """
    files = plan(paths, Asked(config_file, encoder=encoder))
    keeper = Keeper(keep, paths) if keep else None
    toolbox = Toolbox(open_store())
    signature = _signature(files, toolbox)
    found = []
    for article in _progress(files, toolbox, seed=seed, most=most, hidden=listing):
        found.append(article)
        if article.error or article.notice:
            complain(f"{article.path}: {article.error or article.notice}")
        if listing and style == "text":
            click.echo(listed(article), nl=False)
        if keeper:
            keeper.keep(article)
    if listing and style == "text" and any(article.trials for article in found):
        click.echo()
    shown = render_json(found, signature=signature, seed=seed) if style == "json" else render_text(found)
    click.echo(shown, nl=False)
    return _status(found, least, faulty=bool(keeper and keeper.faulty))


def _status(found: Sequence[Examined], least: float | None, *, faulty: bool) -> int:
    if faulty or any(article.error for article in found):
        return FAULT
    share = caught_share(found)
    if least is not None and share is None:
        complain("no fault could be planted, so there is nothing to hold against --fail-under")
        return FAULT
    return FOUND if least is not None and share is not None and share < least else 0


def _signature(files: Files, toolbox: Toolbox) -> str:
    """Load what is needed for all files; the signature of all that decides."""
    try:
        return signature_of([toolbox.tools(file.settings) for file in files if isinstance(file, Planned)])
    except (ModelError, AuthorityError, GlossaryError) as error:
        raise Fault(str(error)) from None


def _progress(files: Files, toolbox: Toolbox, *, seed: int, most: int, hidden: bool) -> Iterator[Examined]:
    with click.progressbar(
        length=len(files) * len(KINDS), label="planting", file=sys.stderr, hidden=hidden or not watched(sys.stderr)
    ) as progress:
        for number, file in enumerate(files, 1):
            yield _examined(file, toolbox, seed, most, lambda: progress.update(1))
            progress.update(number * len(KINDS) - progress.pos)


def _examined(file: Planned | FileReport, toolbox: Toolbox, seed: int, most: int, told: Callable[[], None]) -> Examined:
    if isinstance(file, FileReport):
        return Examined(file.path, error=file.error)
    try:
        article = read(file.path)
    except ReadError as error:
        return Examined(file.path, error=str(error))
    return examine(article, toolbox.tools(file.settings), seed=seed, most=most, told=told)
