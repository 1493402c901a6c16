"""How a report is to look; it never decides what is in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """Whether a terminal can show colours, and whether one line for each finding is enough."""

    colour: bool = False
    quiet: bool = False
