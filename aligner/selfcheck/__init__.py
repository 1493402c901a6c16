"""Articles -> a measure of trust: faults are planted in them, and it is counted which are found, and for what reason."""

from __future__ import annotations

from aligner.selfcheck.kinds import KINDS, FaultKind
from aligner.selfcheck.report import listed, render_json, render_text
from aligner.selfcheck.tally import Count, caught_share, counts
from aligner.selfcheck.trial import Examined, Outcome, Trial, examine

__all__ = [
    "KINDS",
    "Count",
    "Examined",
    "FaultKind",
    "Outcome",
    "Trial",
    "caught_share",
    "counts",
    "examine",
    "listed",
    "render_json",
    "render_text",
]
