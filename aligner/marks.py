"""Double quotation marks: their shapes, and whether one opens or closes where it stands.

Single marks are left alone: half of the time they are apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING, CLOSING, STRAIGHT = "“„«「『", "”»」』", '"＂'
MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")
BEFORE_OPENING = re.compile(r"[\s(\[{—–:,/\"“„«「『'‘…\]】]")
AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}—–'’”»\"-]")


@dataclass(frozen=True)
class Mark:
    """A double quotation mark: its place, whether it opens, and whether its shape says the contrary."""

    at: int
    opens: bool
    backward: bool


def marks(text: str) -> Iterator[Mark]:
    """Yield the double marks of a paragraph, judged by shape, by their neighbours and by what is open."""
    depth = 0
    for match in MARK.finditer(text):
        at, shape = match.start(), match.group()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        could_open = (not before or BEFORE_OPENING.match(before) is not None) and bool(after.strip())
        could_close = bool(before) and (not after or AFTER_CLOSING.match(after) is not None)
        if shape in STRAIGHT:
            opens, backward = could_open and (not could_close or not depth), False
        elif shape in CLOSING:
            backward = not depth and could_open and not could_close
            opens = backward
        else:
            backward = depth > 0 and could_close and not could_open
            opens = not backward
        depth = depth + 1 if opens else max(0, depth - 1)
        yield Mark(at, opens, backward)
