"""Plain text: bytes -> str, unaltered."""

from __future__ import annotations

import re
import textwrap

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LETTER = re.compile(r"[^\W\d_]")
LONGEST_QUOTED = 300
GUESSES = (("euc-kr", "EUC-KR"), ("shift_jis", "Shift_JIS"), ("gb18030", "GB 18030"), ("cp1251", "Windows-1251"))


class ReadError(Exception):
    """A file that cannot be checked; the message is one line that says what to do."""


def in_one_line(words: str) -> str:
    """What a file or a parser says, fit to be quoted in the message of a ReadError."""
    return textwrap.shorten(words, LONGEST_QUOTED, placeholder=" …")


def decode(content: bytes, largest: int) -> str:
    """Decode UTF-8, keeping a byte order mark and every line ending, or say in one line why it cannot be done."""
    if len(content) > largest:
        raise ReadError(f"the file is larger than {largest // 2**20} MB; split it into articles")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("the file is UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(_not_utf8(content, error)) from None
    if not text.strip("\ufeff \t\r\n"):
        raise ReadError("the file is empty; there is nothing to check")
    if b"\x00" in content or len(CONTROL.findall(text)) > len(text) // 50:
        raise ReadError("this looks like a binary file; give the article as plain UTF-8 text")
    if not LETTER.search(text):
        raise ReadError("there is no word in this file; give the article as plain UTF-8 text")
    return text


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> str:
    line = content.count(b"\n", 0, error.start) + 1
    guess = "" if b"\x00" in content[:8192] else _guess(content[:65536])
    if not guess:
        return f"the file is not UTF-8 text (byte {error.start}, line {line}); give the article as plain UTF-8 text"
    return f"the file is not UTF-8 (byte {error.start}, line {line}); it may be {guess}: convert it to UTF-8"


def _guess(content: bytes) -> str:
    """The legacy encoding in which the bytes read as letters, or nothing."""
    for codec, name in GUESSES:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(content) - 4:
                continue
            text = content[: error.start].decode(codec)
        foreign = [character for character in text if ord(character) > 127]
        if foreign and sum(map(str.isalpha, foreign)) >= 0.7 * len(foreign) and not CONTROL.search(text):
            return name
    return ""
