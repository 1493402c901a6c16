"""What is known of a person's gender: by first name, honorific, or a noun that says it; nothing where it is unclear."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.mentions.letters import unmarked
from aligner.mentions.words import GENDERED
from aligner.tables import knowledge

FEMALE, MALE = "female", "male"
SLAVIC_FEMALE = re.compile(r"\w{3,}(?:(?:sk|ck|ts)aya|skaia|ovna|evna|ska|[^n]ova|[^aeiour]eva|ieva)$")
BOTH_GENDERS = frozenset("casanova cordova genova villanova lanova canova alaska nebraska itaska".split())
SISTER, SON = frozenset(("thi", "binti", "bint")), frozenset(("bin", "ibn"))
ROLE_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Gender:
    """A gender, what tells it, and whether that settles it."""

    gender: str
    evidence: str
    sure: bool


@functools.cache
def _first_names() -> dict[str, tuple[str, bool]]:
    content = knowledge("names_by_gender")
    return {
        name: (gender, part == "sure")
        for part in ("likely", "sure")
        for gender in (FEMALE, MALE)
        for name in content[part][gender].split()
    }


def known_first_name(name: str) -> bool:
    """Whether a word is a first name borne by one gender."""
    return _first_name(name) is not None


def _first_name(name: str) -> tuple[str, bool] | None:
    folded = unmarked(name).lower()
    known = _first_names()
    bare = folded.replace("-", "")
    return known.get(folded) or known.get(bare) or (known.get(folded.split("-")[0]) if "-" in folded else None)


def of_given_names(given: Sequence[str]) -> Gender | None:
    """The gender of given names, by a word that settles it or by the first of them."""
    folded = [unmarked(name).lower() for name in given]
    if SISTER.intersection(folded):
        return Gender(FEMALE, "the middle name " + next(name for name in given if name.lower() in SISTER), True)
    if SON.intersection(folded):
        return Gender(MALE, "the word " + next(name for name in given if name.lower() in SON), True)
    first = next((name for name in given if len(name.strip(".")) > 1), None)
    found = _first_name(first) if first else None
    return Gender(found[0], f"the first name {first}", found[1]) if found else None


def of_surname(surname: str) -> Gender | None:
    """The gender that the ending of a Slavic surname tells."""
    folded = unmarked(surname).lower()
    if SLAVIC_FEMALE.match(folded) and folded not in BOTH_GENDERS:
        return Gender(FEMALE, f"the surname {surname}", False)
    return None


def of_role(role: str) -> Gender | None:
    """The gender that an honorific or a noun tells: Ms, chairwoman, actress."""
    for word in ROLE_WORD.findall(role):
        gender = GENDERED.get(word.lower())
        if gender:
            return Gender(gender, f"“{word}”", True)
    return None


def of_bearer(names: Sequence[Sequence[str]], roles: Sequence[str]) -> str:
    """The gender that any full name or office of a person tells; empty where none does."""
    found = [gender for role in roles if (gender := of_role(role))]
    found += [
        gender for full in names if len(full) > 1 and (gender := of_given_names(full[:-1]) or of_surname(full[-1]))
    ]
    return found[0].gender if found else ""
