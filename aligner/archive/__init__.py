"""An archive of articles -> tables of what was found in them, part by part, on this machine or on a cluster."""

from __future__ import annotations

from aligner.archive.errors import ArchiveError
from aligner.archive.job import Columns, Job
from aligner.archive.rows import FAILED
from aligner.archive.run import ENGINES, Engine, archive
from aligner.archive.tools import ready

__all__ = ["ENGINES", "FAILED", "ArchiveError", "Columns", "Engine", "Job", "archive", "ready"]
