"""Text -> tokens: words, figures and marks, with contractions split where the verb ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Amb|Prof|Rev|Hon|Jr|Sr|St|No|vs)\.(?=[\s,’'])"
    r"|[$€£¥₩]?\d+(?:[.,:/]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?(?:[%°]|[A-Za-z]+)?"  # $308, 45.5%, 460km, 2018-2020
    r"|[^\W\d_]+(?:[’'‘-]?[^\W_]+)*"  # words, hyphens and apostrophes within, KN-23
    r"|\.{2,}|[^\w\s]|_+"
)
CONTRACTED = re.compile(r"(?:n[’'‘]t|[’'‘](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
CANNOT = re.compile(r"^can(?=not$)", re.IGNORECASE)


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each token starts and ends: don’t is do and n’t, cannot is can and not, it’s is it and ’s."""
    for match in TOKEN.finditer(text):
        start, end = match.span()
        contracted = CONTRACTED.search(match.group())
        cannot = CANNOT.match(match.group())
        cut = contracted.start() if contracted else cannot.end() if cannot else 0
        if cut > 0:
            yield start, start + cut
        yield start + cut, end
