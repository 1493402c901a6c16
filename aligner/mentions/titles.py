"""The office that stands with a name: the title before it or the apposition after it."""

from __future__ import annotations

from aligner.mentions.tokens import Token
from aligner.mentions.words import MODIFIERS, SAYING, TITLES

APPOSITION = 12
BEFORE_TITLE = 9


def title_before(words: list[Token], at: int, whole: int) -> list[Token]:
    """The title that leads directly to a name: “Deputy Ambassador”, “Ambassador to the United Nations”."""
    start = at
    while start > 0 and (words[start - 1].lower in TITLES or words[start - 1].lower in MODIFIERS):
        start -= 1
    if start < at and any(word.lower in TITLES for word in words[start:at]):
        return words[_led_by(words, start) : at]
    return _distant_title(words, at) if whole > 1 else []


def _led_by(words: list[Token], start: int) -> int:
    """Where the words before a title that belong to it begin: “State Department spokesperson”, “Japan’s Ambassador”."""
    low = start
    while low > 0 and start - low < 5 and words[low - 1].capital and words[low - 1].text not in ("The", "A"):
        low -= 1
    return low


def _distant_title(words: list[Token], at: int) -> list[Token]:
    """A title with a body or a comma after it: “Ambassador to the United Nations NAME”, “secretary for culture, NAME”."""
    low = max(0, at - BEFORE_TITLE)
    between = words[low:at]
    stops = [place for place, word in enumerate(between) if word.text in '.,;:()“”"' or word.text.startswith("\u00a0")]
    comma = bool(stops) and stops[-1] == len(between) - 1 and between[-1].text == ","
    if comma:
        stops = stops[:-1]
    between = between[stops[-1] + 1 :] if stops else between
    said = [place for place, word in enumerate(between) if word.lower in SAYING]
    between = between[said[-1] + 1 :] if said else between
    heads = [place for place, word in enumerate(between) if word.lower in TITLES]
    if not heads or any(word.lower in SAYING or word.lower in ("and", "who") for word in between[heads[-1] :]):
        return []
    after = [word for word in between[heads[-1] + 1 :] if word.text != ","]
    linked = after and after[0].lower in ("of", "to", "for", "in", "at", "on")
    if not (linked and (comma or after[-1].capital)) and not (comma and not after):
        return []
    if comma and not _determined(between[: heads[-1]]):
        return []
    return between[:-1] if between[-1].text == "," else between


def _determined(words: list[Token]) -> bool:
    """Whether a noun phrase is definite, as an office before its bearer's name is."""
    return any(word.lower in ("the", "its", "their") or word.owns for word in words)


def apposition_after(words: list[Token], at: int, end: int) -> list[Token]:
    """The office that follows a name after a comma: “NAME, chief economist at …”."""
    rest = words[end : end + APPOSITION]
    if len(rest) < 2 or words[end - 1].owns or rest[0].text != ",":
        return []
    found: list[Token] = []
    for word in rest[1:]:
        if word.text in '.,;:()“”"' or word.lower in SAYING or word.text.startswith("\u00a0"):
            break
        found.append(word)
    return found if any(word.lower in TITLES for word in found) else []
