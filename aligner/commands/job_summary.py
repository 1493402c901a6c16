"""The summary that GitHub shows on the page of a job."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from aligner.commands.setup import FAULT, complain
from aligner.domain import Report
from aligner.report import markdown
from aligner.writing import append

VARIABLE = "GITHUB_STEP_SUMMARY"
LARGEST = 2**20


def summarise(report: Report, styles: Collection[str]) -> int:
    """Append the report to the job's summary where annotations were asked for and GitHub names a file for it."""
    place = os.environ.get(VARIABLE)
    if not place or "github" not in styles:
        return 0
    try:
        room = LARGEST - (Path(place).stat().st_size if Path(place).exists() else 0)
        summary = markdown.summary(report, room)
        if len(summary.encode()) <= room:
            append(Path(place), summary)
    except OSError as error:
        complain(f"the job summary {place}: cannot be written ({error.strerror or error})")
        return FAULT
    return 0
