"""The words of a name: which may be the surname, and which nouns of an office stand with it."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.mentions.words import EASTERN_SURNAMES, HONORIFICS, MODIFIERS, PARTICLES, TITLES


def whole(names: Sequence[str]) -> list[str]:
    """The words of a name without its particles."""
    return [name for name in names if name.lower() not in PARTICLES]


def surnames(names: Sequence[str]) -> tuple[str, ...]:
    """What may be the surname of a full name, likeliest first; a single name with its particles is itself one."""
    if len(whole(names)) < 2:
        return (" ".join(names), *whole(names))
    last = len(names) - 1
    start = last
    while start > 1 and names[start - 1].lower() in PARTICLES:
        start -= 1
    found = [" ".join(names[start:]), names[last]]
    if last > 1 and start == last and not eastern(names):
        found += [" ".join(names[last - 1 :]), names[last - 1]]
    if eastern(names):
        found = [names[0], *found]
    return tuple(dict.fromkeys((*found, names[0])))


def eastern(names: Sequence[str]) -> bool:
    """Whether a full name puts the surname first: Hwang Jun-guk, Nguyen Thi Hanh, Gao Wenbin."""
    if "-" in names[-1] and names[-1].split("-")[1][:1].islower():
        return True
    return len(names) in (2, 3) and names[0].lower() in EASTERN_SURNAMES


def heads(role: str) -> list[str]:
    """The nouns of an office: ambassador, director; honorifics are none."""
    words = [word.strip(".,’'s") if word.endswith("’s") else word.strip(".,") for word in role.lower().split()]
    return [
        word
        for word in words
        if word in TITLES and word not in MODIFIERS and word not in HONORIFICS and word not in ("dr", "doctor")
    ]
