"""`aligner archive`: what is found in very many articles, as tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from aligner.archive import ENGINES, FAILED, ArchiveError, Columns, Engine, Job, ready
from aligner.archive import archive as check_archive
from aligner.commands.asked import Asked
from aligner.commands.setup import (
    CONFIG,
    ENCODER,
    FAULT,
    IGNORE,
    JOBS,
    PEDANTIC,
    SELECT,
    Fault,
    complain,
    configurations,
    watched,
)
from aligner.config import ConfigError, Configuration, Settings, matches
from aligner.pipeline import signature
from aligner.read import has_known_ending

SCHEME = "://"


@click.command(short_help="Check an archive, and write what is found as Parquet.")
@click.argument("source", metavar="INPUT")
@click.argument("target", metavar="OUTPUT")
@click.option("--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="What does the work.")
@click.option("--address", help="The Ray cluster.  [default: RAY_ADDRESS, or one that is begun here]")
@JOBS
@click.option("--part", "usual", type=click.IntRange(min=1), default=50, show_default=True, help="Articles in a part.")
@click.option("--id", "identifier", default="id", show_default=True, help="The column that names an article.")
@click.option("--text", default="text", show_default=True, help="The column with its text.")
@CONFIG
@ENCODER
@SELECT
@IGNORE
@PEDANTIC
def archive(
    source: str,
    target: str,
    engine: str,
    address: str | None,
    jobs: int | None,
    usual: int,
    identifier: str,
    text: str,
    **asked: Any,  # noqa: ANN401 -- the options that stand above a configuration
) -> int:
    """Check an archive of articles, and write what is found as tables of Parquet into OUTPUT.

    INPUT is a folder of articles, of JSON Lines or of Parquet, or one such file; INPUT and OUTPUT are paths or URLs. A
    run that was broken off goes on where it was, by the same command. run.json, written last, says that all is there.

    The exit status is 0, or 2 where an article could not be checked: its row in articles says why.
    """
    chosen = _chosen(source, Asked(**asked))
    try:
        tools = ready(chosen.settings)
        job = Job(_absolute(source), _absolute(target), chosen.settings, signature(tools), Columns(identifier, text))
        summary = check_archive(
            job,
            tools,
            Engine(engine, jobs or (None if engine == "ray" else chosen.jobs), address),
            _progress,
            usual=usual,
            is_article=chosen.is_article,
            passes_over=chosen.passes_over,
        )
    except ArchiveError as error:
        raise Fault(str(error)) from None
    return _told(summary, target)


@dataclass(frozen=True)
class Chosen:
    """What the configuration and the options say of the whole archive."""

    settings: Settings
    configuration: Configuration

    @property
    def jobs(self) -> int:
        """In how many processes."""
        return self.settings.jobs

    def is_article(self, file: Path) -> bool:
        """Whether a file of a local folder is an article."""
        own = self.configuration
        return matches(str(file), own.include, own.folder) if own.include else has_known_ending(file)

    def passes_over(self, place: Path) -> bool:
        """Whether a file or folder is left out."""
        return matches(str(place), self.configuration.exclude, self.configuration.folder)


def _chosen(source: str, asked: Asked) -> Chosen:
    """One configuration holds for the archive: the one found from a local input, or from here."""
    place = Path(source) if SCHEME not in source else Path()
    try:
        own = configurations(asked.config_file).of(place if place.is_dir() else place.parent)
    except ConfigError as error:
        raise Fault(str(error)) from None
    settings = asked.above(own.settings)
    names, glossary = (tuple(map(os.path.abspath, files)) for files in (settings.names, settings.glossary))
    return Chosen(replace(settings, names=names, glossary=glossary, allow=(), baseline=""), own)


def _absolute(url: str) -> str:
    """The place for a worker, who may be in another folder."""
    return url if SCHEME in url else os.path.abspath(url)  # noqa: PTH100 -- Path.resolve follows links


def _progress(names: Iterable[str], to_do: int, done: int) -> Iterator[str]:
    if done:
        complain(f"{done} of {done + to_do} parts were done before")
    with click.progressbar(
        names, length=to_do, label="checking", file=sys.stderr, hidden=not watched(sys.stderr)
    ) as progress:
        yield from progress


def _told(summary: dict[str, Any], target: str) -> int:
    """Say what was found; the exit status that this calls for."""
    articles, findings = summary["articles"], summary["findings"]
    counts = ", ".join(f"{count} {name}" for name, count in articles.items() if name != "total")
    click.echo(f"{target}: {articles['total']} articles ({counts}), {summary['pairs']} pairs")
    click.echo(
        f"{findings['total']} findings: {findings['error']} error, {findings['warning']} warning, {findings['note']} note"
    )
    if articles[FAILED]:
        complain(
            f"{articles[FAILED]} articles could not be checked; where 'outcome' is 'failed' in articles, 'error' says why"
        )
        return FAULT
    return 0
