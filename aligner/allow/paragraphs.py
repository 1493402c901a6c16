"""The paragraphs of a text, as a comment is for one of them."""

from __future__ import annotations

import bisect
import re

from aligner.domain import LINE_ENDING

BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*+(?>\r\n|\n|\r)")


class Paragraphs:
    """Finds the paragraph at a place: blank lines part them, and where there is none in the text, every line is one."""

    def __init__(self, text: str) -> None:
        end = len(text.rstrip())
        start = end - len(text.strip())
        parted = BLANK_LINE.search(text, start, end) is not None
        borders = list((BLANK_LINE if parted else LINE_ENDING).finditer(text, start, end))
        self._starts = [0, *(border.end() for border in borders)]
        self._ends = [*(border.start() for border in borders), len(text)]

    def at(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds an offset, or ends there."""
        number = bisect.bisect_right(self._starts, offset) - 1
        return self._starts[number], self._ends[number]
