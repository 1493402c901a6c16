"""Where the reporter speaks of the speaker: figures there are no part of what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.contrast.figures.figure import Place
from aligner.domain import Sentence

VERBS = (
    "said|says|told|noted|added|explained|stated|stressed|emphasi[sz]ed|reported|announced|claimed|warned|argued|insisted"
    "|recalled|declared|acknowledged|remarked|commented|pointed out|went on|testified|replied"
)
SPEAKING = re.compile(rf"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )\b(?:{VERBS})\b")
END = re.compile(r"\bthat\b|,?\s{0,3}[“\"]|:")
OPENING = re.compile(r"\s*(?:on|at|in|during|to|through|yesterday|today|earlier|last|this|the same)\b")
LONGEST, FURTHEST = 90, 250
START = re.compile(r"[,;:“”\"]")
OCCASION = re.compile(r"\s+(?:on|at|in|during)\s+(?:the\s+|an?\s+)?\S+(?:\s+\d+\w*)?(?:\s+[A-Z]\w+)?")
AGE = re.compile(r",\s(?:aged\s|age\s)?\d{1,3},(?!\d)")


def reporters_own(sentence: Sentence) -> Iterator[Place]:
    """Yield the stretches of a reported sentence that tell who spoke, when and where."""
    text, base = sentence.text, sentence.span.start
    for verb in SPEAKING.finditer(text):
        start = max(
            (mark.end() for mark in START.finditer(text, max(0, verb.start() - FURTHEST), verb.start())),
            default=max(0, verb.start() - FURTHEST),
        )
        yield Place(base + start, base + _end(text, verb.end()))
    for age in AGE.finditer(text):
        yield Place(base + age.start(), base + age.end())


def _end(text: str, at: int) -> int:
    """Where the attribution ends: at “that” or a quotation; where there is none, with the occasion behind the verb."""
    close = END.search(text, at, at + LONGEST)
    told = text.endswith("told", 0, at)
    if close and (not text[at : close.start()].strip() or OPENING.match(text, at) or told):
        return close.start()
    occasion = OCCASION.match(text, at)
    return occasion.end() if occasion else at
