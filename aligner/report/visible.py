"""What a reader can see of a span: its surroundings on one line, with nothing invisible in them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from wcwidth import wcswidth

from aligner.domain import Span

LINE = 104
INSIDE = 76
LEAST_AROUND = 14
MORE = "…"
BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
PICTURES = 0x2400


@dataclass(frozen=True)
class Excerpt:
    """A span's words with what stands before and after them on their line, ready to print."""

    before: str
    words: str
    after: str

    def underline(self, mark: str = "^") -> str:
        """A line that underlines the words when it is set below them; an empty span still gets one mark."""
        return " " * width(self.before) + mark * max(1, width(self.words))


def excerpt(span: Span) -> Excerpt:
    """Cut a span and some of its line out of the article, at the borders of words."""
    text = span.article.text
    words = visible(_middle(span.text))
    room = max(LEAST_AROUND, (LINE - width(words)) // 2)
    before = _tail(_last_line(text[max(0, span.start - 2 * LINE) : span.start]), room)
    after = _head(_first_line(text[span.end : span.end + 2 * LINE]), room)
    return Excerpt(visible(before), words, visible(after))


def visible(text: str) -> str:
    """Replace what a terminal would obey or hide by a picture or a code."""
    return "".join(map(_picture, text))


def width(text: str) -> int:
    """Columns that a visible text takes; letters of East Asia take two."""
    return max(0, wcswidth(text))


def _picture(character: str) -> str:
    category = unicodedata.category(character)
    if character in " \t\xa0" or category == "Zs":
        return " "
    if category in ("Zl", "Zp") or character in "\r\n":
        return "↵"
    if ord(character) < 0x20:
        return chr(PICTURES + ord(character))
    if category in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return f"<U+{ord(character):04X}>"
    return character


def _last_line(text: str) -> str:
    return text[max(text.rfind(mark) for mark in BREAKS) + 1 :]


def _first_line(text: str) -> str:
    return text[: min((at for mark in BREAKS if (at := text.find(mark)) >= 0), default=len(text))]


def _tail(text: str, room: int) -> str:
    """The last columns of a text, whole words where it has any."""
    if width(visible(text)) <= room:
        return text
    kept = text[len(text) - _columns(text[::-1], room) :]
    word = kept.find(" ")
    return MORE + kept[word:] if 0 <= word < len(kept) - 1 else MORE + kept


def _head(text: str, room: int) -> str:
    """The first columns of a text, whole words where it has any."""
    if width(visible(text)) <= room:
        return text
    kept = text[: _columns(text, room)]
    word = kept.rfind(" ")
    return kept[: word + 1] + MORE if word > 0 else kept + MORE


def _middle(text: str) -> str:
    """The words themselves, without the middle of very many."""
    if width(visible(text)) <= INSIDE:
        return text
    start = _head(text, INSIDE // 2).removesuffix(MORE).rstrip()
    end = _tail(text, INSIDE // 2).removeprefix(MORE).lstrip()
    return f"{start} {MORE} {end}"


def _columns(text: str, columns: int) -> int:
    """How many leading characters of a text fit into so many columns."""
    widths = accumulate(max(0, width(visible(character))) for character in text)
    return sum(1 for taken in widths if taken <= columns)
