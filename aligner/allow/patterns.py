"""Patterns of words: `*` stands for anything, and neither letter case nor punctuation counts."""

from __future__ import annotations

import re
import unicodedata
from fnmatch import fnmatchcase

from aligner.wording import words

PART = re.compile(r"[\w*]+")
SPECIAL = re.compile(r"[\[?]")


def within(pattern: str, text: str) -> bool:
    """Whether the words of a pattern stand side by side somewhere in a text."""
    return fnmatchcase(f" {words(text)} ", f"* {_glob(pattern)} *")


def at_end(pattern: str, text: str) -> bool:
    """Whether a text ends with the words of a pattern."""
    return fnmatchcase(f" {words(text)}", f"* {_glob(pattern)}")


def at_start(pattern: str, text: str) -> bool:
    """Whether a text begins with the words of a pattern."""
    return fnmatchcase(f"{words(text)} ", f"{_glob(pattern)} *")


def _glob(pattern: str) -> str:
    """A pattern as a shell would match it; one without any word means its marks."""
    folded = unicodedata.normalize("NFKC", pattern).casefold()
    return " ".join(PART.findall(folded)) or SPECIAL.sub(r"[\g<0>]", folded.strip())
