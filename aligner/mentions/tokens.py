"""A text -> its words and marks, possessive endings apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.mentions.words import TITLES

WORD = re.compile(r"[^\W_]+(?:[-’'.·][^\W_]+)*\.?|[,;:()“”\"„–—]|\u00a0+")
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True)
class Token:
    """A word or mark: its text, its bounds, and whether a possessive ending, left out of the text, follows it."""

    text: str
    start: int
    end: int
    owns: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case, without a final stop."""
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


def tokens(text: str) -> list[Token]:
    """The words and marks of a text; a stop ends a word unless it is an abbreviation's."""
    found: list[Token] = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.endswith(".") and not _abbreviation(word):
            found += [Token(word[:-1], start, match.end() - 1), Token(".", match.end() - 1, match.end())]
            continue
        ending = POSSESSIVE.search(word)
        bare = word[: ending.start()] if ending else word
        found.append(Token(bare or word, start, start + len(bare or word), ending is not None))
    return found


def _abbreviation(word: str) -> bool:
    return word.count(".") > 1 or word.lower() in TITLES or len(word) == 2
