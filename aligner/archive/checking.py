"""A worker: loads the models once, and checks parts."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.archive import planning, tables
from aligner.archive.careful import carefully
from aligner.archive.errors import ArchiveError
from aligner.archive.job import Given, Job, Part
from aligner.archive.places import locate
from aligner.archive.rows import Outcome, outcome
from aligner.archive.tools import ready
from aligner.inference import limit_threads
from aligner.pipeline import Tools, signature

UNDER_WAY = "under-way"
OTHER = "a worker finds by other means ({theirs}) than the run ({ours}); install the same version and files everywhere"


class Checker:
    """Checks parts for a run; raise ArchiveError where this worker cannot."""

    def __init__(self, job: Job, threads: int | None = None, tools: Tools | None = None) -> None:
        limit_threads(threads)
        self._job = job
        self._tools = tools or ready(job.settings)
        if (own := signature(self._tools)) != job.signature:
            raise ArchiveError(OTHER.format(theirs=own, ours=job.signature))
        self._source, self._target = locate(job.source), locate(job.target)

    def check(self, part: Part) -> str:
        """Check a part, unless that is done, and write it: its findings and pairs, and last its articles.

        A mark stands as long as it is under way. Where one is found, whoever set it was killed, perhaps by an article:
        every article is then checked in a process that may be killed alone.
        """
        if not self._target.at(f"{tables.ARTICLES}/{part.name}").is_file():
            mark = self._target.at(f"{UNDER_WAY}/{part.name}")
            begun = mark.is_file()
            mark.write(b"")
            self._write(part, self._outcomes(part, careful=begun))
            mark.remove()
        return part.name

    def _outcomes(self, part: Part, *, careful: bool) -> Iterator[Outcome]:
        given = planning.articles(part, self._source, self._job)
        return carefully(given, self._job.settings) if careful else self._timed(given)

    def _timed(self, given: Iterable[Given]) -> Iterator[Outcome]:
        for article in given:
            begun = time.process_time()
            found = outcome(article, self._tools)
            yield replace(found, article=found.article | {"seconds": time.process_time() - begun})

    def _write(self, part: Part, outcomes: Iterable[Outcome]) -> None:
        found = list(outcomes)
        rows = {
            tables.FINDINGS: [row for own in found for row in own.findings],
            tables.PAIRS: [row for own in found for row in own.pairs],
            tables.ARTICLES: [own.article for own in found],
        }
        for table in tables.TABLES:
            self._target.at(f"{table}/{part.name}").write(tables.parquet(table, rows[table]))
