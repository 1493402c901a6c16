"""A fault: a difference between two figures before it is put into words."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from aligner.contrast.figures.figure import Figure, Place
from aligner.domain import Severity

SURE, LIKELY = 0.97, 0.9


class Aspect(enum.Enum):
    """What of a figure differs."""

    VALUE = "value"
    UNIT = "unit"
    BOUND = "bound"
    COURSE = "course"
    TIME = "time"

    @property
    def cause(self) -> str:
        """The rule that may speak of it."""
        return {"unit": "changed-unit", "time": "changed-date"}.get(self.value, "changed-number")


@dataclass(frozen=True)
class Fault:
    """Two figures that stand for one thing and differ: in what, where, how surely, and how gravely."""

    aspect: Aspect
    said: Figure
    written: Figure
    quote: Place
    paraphrase: Place
    sureness: float = SURE
    severity: Severity = Severity.ERROR
