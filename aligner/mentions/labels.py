"""A recording's label -> the name and the office in it: 우드 차석대사, 孫報道官, министр Озолиньш, NAME, TITLE."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from aligner.domain import Span
from aligner.mentions.letters import script
from aligner.mentions.words import TITLES, names_nobody
from aligner.tables import knowledge

CYRILLIC_WORD = r"[А-ЯЁІЇЄҐ][\w’'-]{0,40}"
CYRILLIC_NAME = re.compile(rf"{CYRILLIC_WORD}(?:\s{{1,3}}{CYRILLIC_WORD}){{0,9}}$")
CYRILLIC_FIRST = re.compile(rf"{CYRILLIC_WORD}(?:\s{{1,3}}{CYRILLIC_WORD}){{0,9}}(?=,)")
SCRIPT_RUN = {"katakana": re.compile(r"[ァ-ヺー・＝]+"), "han": re.compile(r"[㐀-鿿]+")}
WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
FORMER = ("전", "前", "현", "신임", "당시")
SMALL_ENDINGS = ("씨", "님", "氏", "さん")


@dataclass(frozen=True)
class Label:
    """What a label says: the speaker's name and office as written there, and the name's script."""

    span: Span
    name: str
    title: str
    script: str


@functools.cache
def native_titles() -> tuple[str, ...]:
    """Every native form of a title, longest first."""
    content = knowledge("titles")
    forms = {
        form for entry in content["title"] for tongue in ("korean", "japanese", "chinese") for form in entry[tongue]
    }
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def parse(span: Span) -> Label:
    """Tell the name in a label from the office."""
    text = " ".join(unicodedata.normalize("NFC", span.text).split())
    written = script(text)
    if written == "hangul":
        name, title = _korean(text)
    elif written in ("katakana", "han", "hiragana"):
        name, title = _without_spaces(text, written)
    elif written == "cyrillic":
        name, title = _cyrillic(text)
    else:
        name, title = _latin(text)
    return Label(span, name, title, script(name) or written)


def _korean(text: str) -> tuple[str, str]:
    """The office is the last words that hold a known title; the name stands before it, a body perhaps before that."""
    words = [word.strip(",") for word in text.split(" ")]
    former = FORMER[0] in words
    words = [word for word in words if word not in FORMER] or words
    if len(words) == 1:
        return _ending(words[0])
    name, title = _name_and_title(words)
    return name, f"{FORMER[0]} {title}" if former else title


def _name_and_title(words: list[str]) -> tuple[str, str]:
    for at in range(1, len(words)):
        if _is_title(words[at]):
            return words[at - 1], " ".join(words[at:])
    return words[0], " ".join(words[1:])


def _is_title(word: str) -> bool:
    return any(word.endswith(form) for form in native_titles()) or word in SMALL_ENDINGS


def _ending(word: str) -> tuple[str, str]:
    for form in (*native_titles(), *SMALL_ENDINGS):
        if word.endswith(form) and len(word) > len(form):
            return word[: -len(form)], form
    return word, ""


def _without_spaces(text: str, written: str) -> tuple[str, str]:
    """A katakana name ends where another script begins; a Han name ends where a known title does."""
    bare = text.replace(" ", "")
    if written == "katakana":
        match = SCRIPT_RUN["katakana"].match(bare)
        name = match.group() if match else bare
        name, ending = _ending(name) if name == bare else (name, "")
        return name, ending or bare[len(name) :]
    return _ending(bare)


def _cyrillic(text: str) -> tuple[str, str]:
    match = CYRILLIC_FIRST.match(text) or CYRILLIC_NAME.search(text)
    if match is None:
        return "", text
    name = match.group()
    return name.split()[-1], (text[: match.start()] + text[match.end() :]).strip(" ,")


def _latin(text: str) -> tuple[str, str]:
    """The part between commas that holds no word of an office is the name; else the words after the last such word."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for part in (*parts[-1:], *parts[:-1]):
        if len(parts) > 1 and not any(_of_office(word) for word in WORD.findall(part)) and len(part.split()) > 1:
            return part, ", ".join(other for other in parts if other != part)
    words = (parts[0] if parts else "").split(" ")
    last = max((at for at, word in enumerate(words) if _of_office(word) or word.islower()), default=-1)
    return " ".join(words[last + 1 :]), ", ".join([" ".join(words[: last + 1]), *parts[1:]]).strip(", ")


def _of_office(word: str) -> bool:
    """Whether a word of a label belongs to an office or a body; case is no help where all is in capitals."""
    return word.lower().rstrip(".") in TITLES or names_nobody(word.capitalize())
