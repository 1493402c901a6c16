"""Comments, files beside articles and the configuration in use: what they let pass, and which of them were needed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.allow import lapses
from aligner.allow.baseline import Baseline
from aligner.allow.comments import comments
from aligner.allow.errors import AllowError
from aligner.allow.sidecar import sidecar
from aligner.allow.standing import Means, Standing
from aligner.config import matches
from aligner.domain import Allowance, Allowed, Article, FileReport, Finding, Lapse


@dataclass(frozen=True)
class Decided:
    """What the configuration of a file lets pass there, and the baseline that it names."""

    allowances: tuple[Allowance, ...] = ()
    baseline: Path | None = None


@dataclass(frozen=True)
class Decisions:
    """What a newsroom has decided beside its articles: for each file by its path, and in baselines.

    `rules` are the names of all rules that there are; what has its last day before `today` holds no longer.
    """

    rules: frozenset[str]
    today: datetime.date
    files: Mapping[str, Decided] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()

    def of(self, path: str) -> Decided:
        """What was decided for a file."""
        return self.files.get(path, Decided())


class Sieve:
    """Lets findings pass, file by file; `needed` tells for each allowance the rules that it was needed for."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self.needed: dict[Standing, set[str]] = {}
        self.lapses: list[Lapse] = []

    def sift(self, file: FileReport) -> FileReport:
        """A file without the findings that are allowed; with an error where the file beside it is malformed."""
        if file.error is not None or file.article is None:
            return file
        try:
            standing = tuple(self._standing(file.article))
        except AllowError as error:
            return FileReport(file.path, error=str(error))
        for own in standing:
            self.needed.setdefault(own, set())
        in_force = [own for own in standing if not lapses.over(own, self._decisions.today)]
        found, allowed = self._parted(file.findings, in_force)
        return replace(file, findings=tuple(found), allowed=tuple(allowed))

    def _standing(self, article: Article) -> Iterator[Standing]:
        for own in comments(article, self._decisions.rules):
            if isinstance(own, Lapse):
                self.lapses.append(own)
            else:
                yield own
        yield from sidecar(article.path, self._decisions.rules)
        for allowance in self._decisions.of(article.path).allowances:
            if _meant(allowance, article.path):
                yield Standing(allowance, Means.CONFIGURATION)

    def _parted(
        self, findings: Iterable[Finding], standing: Collection[Standing]
    ) -> tuple[list[Finding], list[Allowed]]:
        """What stays, and what is allowed, by the first allowance that covers it; all that cover it are needed."""
        found, allowed = [], []
        for finding in findings:
            covering = [own for own in standing if own.covers(finding)]
            for own in covering:
                self.needed[own].add(finding.rule)
            if covering:
                allowed.append(covering[0].passing(finding))
            else:
                found.append(finding)
        return found, allowed


def _meant(allowance: Allowance, path: str) -> bool:
    folder = Path(allowance.origin).absolute().parent
    return not allowance.path or matches(path, (allowance.path,), folder)
