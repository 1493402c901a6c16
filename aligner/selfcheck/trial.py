"""Faults are planted one at a time, and each is looked for by a check like any other."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from aligner.contrast import contrasted
from aligner.domain import Article, FileReport, Finding, Severity
from aligner.mentions import mentions
from aligner.pipeline import Tools, check_article
from aligner.segment import segment
from aligner.selfcheck.fault import Bounds, Fault, Ground
from aligner.selfcheck.kinds import KINDS, FaultKind


class Outcome(enum.StrEnum):
    """What became of a fault: seen for what it is, noticed for another reason or elsewhere, or not noticed."""

    CAUGHT = "caught"
    OTHERWISE = "otherwise"
    MISSED = "missed"


@dataclass(frozen=True)
class Trial:
    """A fault, what became of it, and the rules that spoke for this outcome, each once."""

    kind: FaultKind
    fault: Fault
    outcome: Outcome
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examined:
    """An article's outcome: the errors and warnings in it as it was, and what became of the faults planted in it.

    `error` or `notice` is one clear line where nothing could be planted.
    """

    path: str
    alarms: tuple[Finding, ...] = ()
    trials: tuple[Trial, ...] = ()
    error: str | None = None
    notice: str | None = None

    @property
    def judged(self) -> bool:
        """Whether there was anything to plant faults in."""
        return self.error is None and self.notice is None


def examine(
    article: Article, tools: Tools, *, seed: int, most: int, told: Callable[[], None] = lambda: None
) -> Examined:
    """Check an article, then once more for every fault that is planted in it: of each kind at most so many.

    A seed and a text always have the same faults. `told` is called after each kind.
    """
    report = check_article(article, tools)
    if report.error is not None or report.notice is not None:
        return Examined(report.path, error=report.error, notice=report.notice)
    ground = _ground(article, report, tools)
    found: list[Trial] = []
    for kind in KINDS:
        found += (_tried(ground, fault, kind, tools) for fault in _chosen(ground, kind, seed, most))
        told()
    return Examined(report.path, ground.findings, tuple(found))


def _ground(article: Article, report: FileReport, tools: Tools) -> Ground:
    sentences = segment(article, tools.cues)
    bitexts = tuple(own.bitext for own in contrasted(report.pairs, sentences, tools.contraster))
    return Ground(article, sentences, bitexts, mentions(sentences, tools.authority), _grave(report))


def _chosen(ground: Ground, kind: FaultKind, seed: int, most: int) -> list[Fault]:
    """Some of the places that an article offers, in the order of the text."""
    chance = Random(f"{seed}\n{kind.name}\n{ground.article.text}")
    planted = [fault for fault in kind.plant(ground, chance) if not kind.spoken or ground.credited(fault)]
    offered = filter(ground.untouched, planted)
    once = list({fault.place: fault for fault in offered}.values())
    chosen = once if len(once) <= most else chance.sample(once, most)
    return sorted(chosen, key=lambda fault: fault.place)


def _tried(ground: Ground, fault: Fault, kind: FaultKind, tools: Tools) -> Trial:
    places = list(fault.places())
    known = {_key(fault, finding) for finding in ground.findings}
    prints = {finding.fingerprint for finding in ground.findings}
    new = [
        finding
        for finding in _grave(check_article(fault.planted(), tools))
        if _there(finding) not in known and (_touched(places, finding) or finding.fingerprint not in prints)
    ]
    right = [finding for finding in new if finding.rule in kind.expected and _touched(places, finding)]
    outcome = Outcome.CAUGHT if right else Outcome.OTHERWISE if new else Outcome.MISSED
    return Trial(kind, fault, outcome, tuple(sorted({finding.rule for finding in right or new})))


def _touched(places: list[Bounds], finding: Finding) -> bool:
    return any(place.touches(finding.at) or place.touches(finding.against) for place in places)


def _key(fault: Fault, finding: Finding) -> tuple[str, Bounds | None, Bounds | None]:
    """A finding of the article as it was, by where it must stand in the article with the fault."""
    return finding.rule, fault.moved(finding.at), fault.moved(finding.against)


def _there(finding: Finding) -> tuple[str, Bounds | None, Bounds | None]:
    at, against = finding.at, finding.against
    return finding.rule, Bounds(at.start, at.end), Bounds(against.start, against.end) if against else None


def _grave(report: FileReport) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.severity is not Severity.NOTE)
