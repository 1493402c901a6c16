"""How many planted faults were found, by kind and by rule."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.selfcheck.kinds import KINDS
from aligner.selfcheck.trial import Examined, Outcome, Trial

CERTAINTY = 1.959964  # standard deviations that hold 95 % of a normal distribution


@dataclass(frozen=True)
class Count:
    """What became of the faults of one kind; `no_place` are the articles that offer no place for one."""

    kind: str
    planted: int
    caught: int
    otherwise: int
    missed: int
    no_place: int

    @property
    def share(self) -> float | None:
        """The share that was caught for the right reason."""
        return self.caught / self.planted if self.planted else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares the true one lies, with 95 % certainty (Wilson’s interval)."""
        return wilson(self.caught, self.planted) if self.planted else None


@dataclass(frozen=True)
class RuleCount:
    """What a rule said: of planted faults for the right reason, beside the point, and in the articles as they were."""

    rule: str
    caught: int
    otherwise: int
    alarms: int


def counts(articles: Sequence[Examined]) -> tuple[Count, ...]:
    """A count for each kind, in their order."""
    judged = [article for article in articles if article.judged]
    return tuple(_count(kind.name, judged) for kind in KINDS)


def _count(kind: str, articles: Sequence[Examined]) -> Count:
    each = [[trial for trial in article.trials if trial.kind.name == kind] for article in articles]
    seen = Counter(trial.outcome for trials in each for trial in trials)
    empty = sum(not trials for trials in each)
    caught, otherwise, missed = (seen[outcome] for outcome in Outcome)
    return Count(kind, seen.total(), caught, otherwise, missed, empty)


def total(of: Iterable[Count]) -> Count:
    """All kinds together; that an article offers no place is told of each kind alone."""
    own = list(of)
    planted, caught = sum(count.planted for count in own), sum(count.caught for count in own)
    otherwise, missed = sum(count.otherwise for count in own), sum(count.missed for count in own)
    return Count("total", planted, caught, otherwise, missed, 0)


def caught_share(articles: Sequence[Examined]) -> float | None:
    """The share of all planted faults that were caught for the right reason; None where none was planted."""
    return total(counts(articles)).share


def rule_counts(articles: Sequence[Examined]) -> tuple[RuleCount, ...]:
    """A count for each rule that spoke, by name."""
    trials = [trial for article in articles for trial in article.trials]
    right = _spoke(trial for trial in trials if trial.outcome is Outcome.CAUGHT)
    beside = _spoke(trial for trial in trials if trial.outcome is Outcome.OTHERWISE)
    alarms = Counter(finding.rule for article in articles for finding in article.alarms)
    names = sorted({*right, *beside, *alarms})
    return tuple(RuleCount(name, right[name], beside[name], alarms[name]) for name in names)


def _spoke(trials: Iterable[Trial]) -> Counter[str]:
    return Counter(rule for trial in trials for rule in trial.rules)


def wilson(found: int, of: int) -> tuple[float, float]:
    """Between which shares the true one lies, with 95 % certainty."""
    share, weight = found / of, CERTAINTY**2 / of
    middle = share + weight / 2
    spread = math.sqrt(share * (1 - share) * weight + weight**2 / 4)
    low, high = ((middle + sign * spread) / (1 + weight) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)
