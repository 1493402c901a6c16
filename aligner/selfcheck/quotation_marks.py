"""Quotation marks of a paragraph in which all is well: one left out, or turned round."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aligner.domain import LINE_ENDING, Span
from aligner.marks import OPENING, STRAIGHT, Mark, marks
from aligner.selfcheck.fault import Fault, Ground

TURNED = {"“": "”", "”": "“", "«": "»", "»": "«"}


def quotation_marks(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield marks of the reporter's, each taken out or, where its shape tells its side, turned round."""
    lines = [line for line in _lines(ground) if line.text.strip()]
    verbatim = [sentence.span for sentence in ground.sentences if sentence.verbatim]
    for number, line in enumerate(lines):
        found = list(marks(line.text))
        following = lines[number + 1].text.lstrip()[:1] if number + 1 < len(lines) else ""
        if not _balanced(found) or any(line.overlaps(span) for span in verbatim):
            continue
        for opening, closing in zip(found[::2], found[1::2], strict=True):
            for mark in (opening, closing):
                continues = mark is closing and following and following in OPENING + STRAIGHT
                if not continues:
                    yield _fault(line, mark, line.part(opening.at, closing.at + 1), chance)


def _fault(line: Span, mark: Mark, quotation: Span, chance: Random) -> Fault:
    place = line.part(mark.at, mark.at + 1)
    texts = [text for text in ("", TURNED.get(place.text)) if text is not None]
    return Fault(place, chance.choice(texts), quotation)


def _balanced(found: list[Mark]) -> bool:
    """Whether marks open and close in turn, and every shape is on its side."""
    in_turn = [mark.opens for mark in found] == [at % 2 == 0 for at in range(len(found))]
    return in_turn and len(found) % 2 == 0 and not any(mark.backward for mark in found)


def _lines(ground: Ground) -> Iterator[Span]:
    start = 0
    for ending in LINE_ENDING.finditer(ground.article.text):
        yield Span(start, ending.start(), ground.article)
        start = ending.end()
    yield Span(start, len(ground.article.text), ground.article)
