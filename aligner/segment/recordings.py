"""Which stretches of an article are recordings: by cue and by line, never by balancing quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.cues import Cue, cues
from aligner.domain import Span
from aligner.marks import CLOSING, OPENING, STRAIGHT

BEGINS_QUOTED = re.compile(rf"\s*[{OPENING}{STRAIGHT}]")
ENDS_QUOTED = re.compile(rf"[{CLOSING}{STRAIGHT}][\s.,)]*$")
AFTERWORD = re.compile(
    rf"[{CLOSING}{STRAIGHT}]\s{{1,3}}(?=(?:,\s*)?(?:(?:he|she|they)\s+\w+|(?:[A-Z][\w.’'-]*\s+){{1,6}}(?:said|says|added|told)\b|(?:said|says|added)\b))"
)
WORDY = re.compile(r"\w")


@dataclass(frozen=True)
class Passage:
    """A stretch of one line: the recording of a speaker (the label's span), or the reporter's words."""

    span: Span
    speaker: Span | None


def passages(lines: list[Span], own_cues: tuple[str, ...] = ()) -> Iterator[Passage]:
    """Yield the passages of an article in order; cues and blank lines belong to none."""
    speaker: Span | None = None
    awaited = False
    unclosed = False
    for line in lines:
        if not WORDY.search(line.text):
            continue
        found = list(cues(line, own_cues))
        start = found[0].span.start if found else line.end
        before = Span(line.start, start, line.article)
        if WORDY.search(before.text):
            continues = speaker is not None and (awaited or (unclosed and _wholly_quoted(before.text)))
            own = list(_recording(before, speaker if continues else None))
            yield from own
            unclosed = continues and not ENDS_QUOTED.search(before.text)
            speaker = speaker if unclosed else None
            awaited = False
        for number, cue in enumerate(found):
            spoken = Span(cue.span.end, _next_start(found, number, line), line.article)
            speaker = cue.label
            awaited = not WORDY.search(spoken.text)
            if not awaited:
                yield from _recording(spoken, speaker)
                unclosed = BEGINS_QUOTED.match(spoken.text) is not None and not ENDS_QUOTED.search(spoken.text)


def _next_start(found: list[Cue], number: int, line: Span) -> int:
    return found[number + 1].span.start if number + 1 < len(found) else line.end


def _wholly_quoted(text: str) -> bool:
    """Whether a paragraph re-opens a quotation and holds no word outside it."""
    if not BEGINS_QUOTED.match(text):
        return False
    inner = text.strip()[1:]
    closing = max((inner.rfind(mark) for mark in CLOSING + STRAIGHT), default=-1)
    return closing < 0 or not WORDY.search(inner[closing:])


def _recording(span: Span, speaker: Span | None) -> Iterator[Passage]:
    """A recording, and the reporter's words where the line goes on after the closing mark."""
    after = None
    if speaker is not None and BEGINS_QUOTED.match(span.text):
        after = AFTERWORD.search(span.text)
    if after is None:
        yield Passage(span, speaker)
        return
    yield Passage(span.part(0, after.end()), speaker)
    yield Passage(span.part(after.end(), len(span.text)), None)
