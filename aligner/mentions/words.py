"""The words that names are told by: titles, countries, verbs of saying, particles, and capitals that name nobody."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass

from aligner.tables import KNOWLEDGE, knowledge

VOCABULARY = tomllib.loads((KNOWLEDGE / "names_vocabulary.toml").read_text(encoding="utf-8"))

SAYING = frozenset(VOCABULARY["saying"].split())
PARTICLES = frozenset(VOCABULARY["particles"].split())
TITLES = frozenset(VOCABULARY["titles"].split())
MODIFIERS = frozenset(VOCABULARY["modifiers"].split())
CAPITALS = frozenset(VOCABULARY["capitals"].split())
EASTERN_SURNAMES = frozenset(VOCABULARY["eastern_surnames"].split())
GENDERED = {word: gender for gender, words in VOCABULARY["gender"].items() for word in words.split()}
HONORIFICS = frozenset("mr mrs ms miss sir madam dame mme lord lady".split())


@dataclass(frozen=True)
class Country:
    """A country: its names, the adjectives made of them, and what stands for its government."""

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@functools.cache
def countries() -> tuple[Country, ...]:
    """The countries of the world, as the news names them."""
    content = knowledge("names_of_countries")
    return tuple(
        Country(entry["names"][0], tuple(entry["names"]), tuple(entry["adjectives"]), tuple(entry["capitals"]))
        for entry in content["country"]
    )


@functools.cache
def geography() -> frozenset[str]:
    """Every single word of a country's names, adjectives and capitals, in lower case."""
    words = (word for country in countries() for word in (*country.names, *country.adjectives, *country.capitals))
    return frozenset(piece.lower() for word in words for piece in word.split())


def names_nobody(word: str) -> bool:
    """Whether a capitalised word is no part of a person's name: a country, a body, a title, the start of a sentence."""
    bare = word.lower().strip(".")
    return (
        bare in CAPITALS
        or bare in TITLES
        or bare in MODIFIERS
        or word.lower() in CAPITALS
        or bare in geography()
        or (word.isupper() and len(word) > 1)
    )
