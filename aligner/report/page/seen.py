"""What the page's template says of texts and numbers."""

from __future__ import annotations

from aligner.report.visible import visible

JOINERS = "\u200c\u200d"
BYTE_ORDER_MARK = "\ufeff"
LONGEST_HEAD = 60


def seen(text: str) -> str:
    """The text with a picture or a code for what a browser would obey or hide; line ends, and what joins letters, stay."""
    if text.isprintable():
        return text
    return "".join(map(_seen, text.replace("\r\n", "\n").replace("\r", "\n")))


def _seen(character: str) -> str:
    if character == "\n" or character in JOINERS:
        return character
    return "" if character == BYTE_ORDER_MARK else visible(character)


def shortened(text: str, longest: int = LONGEST_HEAD) -> str:
    """A text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0]} …"
