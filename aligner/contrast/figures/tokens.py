"""Text -> tokens with offsets: words, numerals and marks, each with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3},\d{1,2}(?![\d,])|\d+(?:\.\d+)?|[^\W\d_]+(?:[’'][^\W\d_]+)*|[^\w\s\-‐‑–]|[^\W]|_"
)
POSSESSIVE = re.compile(r"[’']s$")
HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True)
class Token:
    """A token: as written, as looked up (lower case, no possessive), its offsets, and the gap before it."""

    text: str
    word: str
    start: int
    end: int
    gap: str

    @property
    def numeric(self) -> bool:
        """Whether it is written in ASCII digits."""
        return self.text[0].isascii() and self.text[0].isdigit()

    @property
    def alphabetic(self) -> bool:
        """Whether it is a word in letters."""
        return self.text[0].isalpha()

    @property
    def attached(self) -> bool:
        """Whether a hyphen ties it to the token before."""
        return self.gap in HYPHENS

    @property
    def near(self) -> bool:
        """Whether it follows the token before as the next part of one expression."""
        return self.attached or not self.gap.strip()


def tokenize(text: str, base: int = 0) -> tuple[Token, ...]:
    """Cut a text into tokens whose offsets count from `base`."""
    found, at = [], 0
    for match in TOKEN.finditer(text):
        word = POSSESSIVE.sub("", match.group().lower())
        found.append(Token(match.group(), word, base + match.start(), base + match.end(), text[at : match.start()]))
        at = match.end()
    return tuple(found)


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The word at an index, or the empty string beyond either end."""
    return tokens[index].word if 0 <= index < len(tokens) else ""


def near_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether there is a token at an index that directly follows the one before."""
    return 0 <= index < len(tokens) and tokens[index].near


def phrase_at(tokens: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand at an index, one directly after the other."""
    return all(
        word_at(tokens, index + offset) == word and (not offset or near_at(tokens, index + offset))
        for offset, word in enumerate(phrase)
    )


def phrase_before(tokens: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase ends right before an index."""
    return index >= len(phrase) and phrase_at(tokens, index - len(phrase), phrase) and near_at(tokens, index)
