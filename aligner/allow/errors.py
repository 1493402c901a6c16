"""What can be wrong with a file that lets findings pass."""

from __future__ import annotations


class AllowError(Exception):
    """A baseline, or a file beside an article, that cannot be followed; the message is one line that says what to mend."""
