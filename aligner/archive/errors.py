"""What ends a run over an archive."""

from __future__ import annotations


class ArchiveError(Exception):
    """A run that cannot go on; the message is one line that says what to do. What is written stays."""
