"""Words as they are compared from one run to the next: letter case, marks and spaces do not count."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+")


def words(text: str) -> str:
    """The words of a text with single spaces between them; a text without any keeps its marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(WORD.findall(folded)) or folded.strip()
