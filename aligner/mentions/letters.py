"""Letters: Latin names without marks, and native spellings as the units that are read."""

from __future__ import annotations

import functools
import unicodedata

FOLDED = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a",
    "Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe",
})  # fmt: skip
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FIRST_SYLLABLE, LAST_SYLLABLE, FINALS = 0xAC00, 0xD7A3, 28
FIRST_FINAL = 0x11A7
TENSE = str.maketrans("ㄲㄸㅃㅉ", "ㅋㅌㅍㅊ")


def unmarked(text: str) -> str:
    """A text without its diacritics: Wójcik is Wojcik."""
    decomposed = unicodedata.normalize("NFKD", text.translate(FOLDED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@functools.lru_cache(maxsize=16384)
def latin(name: str) -> str:
    """The bare lower-case letters of a Latin name: O’Donnell is odonnell, van der Sloot vandersloot."""
    return "".join(character for character in unmarked(name).lower() if "a" <= character <= "z")


def units(native: str) -> str:
    """The units of a native spelling, one character each: letters, and for Hangul jamo, finals apart.

    The tense consonants are read as the aspirated ones: newsrooms that write 쨔 for tsya and 끼 for ky mean these.
    """
    return "".join(_units(unicodedata.normalize("NFC", native).lower())).translate(TENSE)


def _units(native: str) -> list[str]:
    found: list[str] = []
    for character in native:
        if FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE:
            rest, final = divmod(ord(character) - FIRST_SYLLABLE, FINALS)
            initial, vowel = divmod(rest, len(VOWELS))
            found += [INITIALS[initial], VOWELS[vowel]]
            found += [chr(FIRST_FINAL + final)] if final else []
        elif character.isalpha() or character == "ー":
            found.append(character)
    return found


def script(text: str) -> str:
    """The script of a text: hangul, katakana, cyrillic, han, latin, or nothing where none of them is seen."""
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "")
            for prefix, known in SCRIPTS:
                if name.startswith(prefix):
                    return known
    return ""


SCRIPTS = (
    ("HANGUL", "hangul"), ("KATAKANA", "katakana"), ("CYRILLIC", "cyrillic"), ("CJK", "han"), ("HIRAGANA", "hiragana"),
    ("LATIN", "latin"),
)  # fmt: skip
