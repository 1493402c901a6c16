"""Does a denial, ban or exception stand by a figure? “Nobody over nine” and “nine or under” say one thing."""

from __future__ import annotations

import re

from aligner.contrast.figures.figure import Quantity

DENIAL = re.compile(
    r"\b(?:no|not|nor|never|nobody|nothing|none|without|unless|cannot|\w+n[’']t|ban\w*|bar|bars|barred|forb\w+|prohibit\w*"
    r"|exclu\w+|limit\w*|exempt\w*|spared?|beyond|closed|refus\w+|except\w*|reject\w*|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|later|higher|lower|smaller|larger|below|under|above|over|exceed\w*)\b"
)
STOP = re.compile(r"[.;:!?](?:\s|$)|\n")
REACH = 120


def denied(quantity: Quantity, text: str) -> bool:
    """Whether a denial stands in the figure's sentence, bounds such as “no more than” apart."""
    start, end = quantity.place.start, quantity.place.end
    before = STOP.split(text[max(0, start - REACH) : start])[-1]
    after = STOP.split(text[end : end + REACH])[0]
    return bool(DENIAL.search(BOUND.sub("", before + "#" + after)))
