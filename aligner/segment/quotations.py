"""Which stretches of a paragraph stand between quotation marks, however badly the marks are set."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from aligner.marks import marks


def quoted(text: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the quoted stretches of a paragraph, marks excluded.

    A mark that closes nothing closes from the start of its sentence (the opening mark is missing); one that is
    never closed opens to the end of its sentence; an opening mark inside an open quotation begins nothing new.
    """
    opened: int | None = None
    last = 0
    for mark in marks(text):
        if mark.opens:
            opened = mark.at + 1 if opened is None else opened
            continue
        start = opened if opened is not None else max(last, _sentence(sentences, mark.at)[0])
        if start < mark.at:
            yield start, mark.at
        opened, last = None, mark.at + 1
    if opened is not None:
        end = max(opened, _sentence(sentences, opened)[1])
        if opened < end:
            yield opened, end


def _sentence(sentences: list[tuple[int, int]], at: int) -> tuple[int, int]:
    number = bisect.bisect_right(sentences, at, key=_end)
    return sentences[min(number, len(sentences) - 1)] if sentences else (0, at)


def _end(sentence: tuple[int, int]) -> int:
    return sentence[1]
