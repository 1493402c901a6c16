"""Countries and places that are named, by the reporter and in recordings; and capitalised words with marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from aligner.domain import Mention, Sentence
from aligner.mentions.letters import unmarked
from aligner.mentions.words import countries
from aligner.tables import knowledge

MARKED = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}\b")


@functools.cache
def _known() -> dict[str, tuple[str, str, str]]:
    """Every known form: the kind of mention, the entity, and what the form is (name, adjective, capital)."""
    found: dict[str, tuple[str, str, str]] = {}
    for spelling, others in _spellings().items():
        for form in (spelling, *others):
            found[form] = ("place", f"place:{spelling}", "name")
    for country in countries():
        for role, forms in (("capital", country.capitals), ("adjective", country.adjectives), ("name", country.names)):
            for form in forms:
                if form not in found:
                    found[form] = ("country", f"country:{country.name}", role)
    found.update(dict.fromkeys(_others(), ("", "", "")))
    return found


@functools.cache
def _spellings() -> dict[str, list[str]]:
    return dict(knowledge("names_of_places")["spellings"])


@functools.cache
def _others() -> tuple[str, ...]:
    content = knowledge("names_of_countries")
    return tuple(name for entry in content["other"] for name in entry["names"])


@functools.cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_known(), key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w.-])(?:" + "|".join(re.escape(form) for form in forms) + r")(?![\w-])")


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, each by its usual name."""
    found = (_known()[match.group()] for match in _pattern().finditer(text))
    return frozenset(entity.removeprefix("country:") for kind, entity, _ in found if kind == "country")


def places(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield every country and every place of two spellings that the article names."""
    for sentence in sentences:
        for match in _pattern().finditer(sentence.text):
            kind, entity, role = _known()[match.group()]
            if kind:
                yield Mention(sentence.span.part(*match.span()), entity, role, match.group(), kind)


def marked_words(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield the capitalised words of the reporter that the article writes with diacritics and without."""
    found: dict[str, list[Mention]] = {}
    for sentence in sentences:
        if sentence.verbatim:
            continue
        for match in MARKED.finditer(sentence.text):
            bare = unmarked(match.group()).lower()
            mention = Mention(sentence.span.part(*match.span()), f"word:{bare}", spelling=match.group(), kind="word")
            found.setdefault(bare, []).append(mention)
    for same in found.values():
        if len({mention.spelling.lower() for mention in same}) > 1:
            yield from same
