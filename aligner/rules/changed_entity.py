"""Another country than the one that was said."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from aligner.domain import Analysis, Mention, Pair, Remark, Severity, Span
from aligner.rule import rule

LIKE_NAMES = """
Sweden, Switzerland
Latvia, Lithuania, Estonia
Austria, Australia
Slovakia, Slovenia
Niger, Nigeria
Iran, Iraq
North Korea, South Korea
Paraguay, Uruguay
Mali, Malawi, Malta
India, Indonesia
Gambia, Zambia, Namibia
Guinea, Guyana, Guinea-Bissau, Equatorial Guinea
Mauritania, Mauritius
Kuwait, Qatar
Tajikistan, Uzbekistan, Turkmenistan, Kyrgyzstan, Kazakhstan
Georgia, Armenia
Serbia, Syria
Norway, Denmark
Hungary, Bulgaria, Romania
Ireland, Iceland
Moldova, Montenegro, Maldives
Sudan, South Sudan
Ghana, Guyana, Gabon
Tunisia, Tanzania
Laos, Lebanon, Libya, Liberia
Bolivia, Bulgaria, Botswana
Chile, China
Poland, Portugal
Panama, Palau
Peru, Palau
Togo, Tonga
Belgium, Belarus
Netherlands, Nepal
"""
MIXED_UP = tuple(frozenset(line.split(", ")) for line in LIKE_NAMES.split("\n") if line)
COUNTRY = "country:"
OF_OPPONENTS = (
    frozenset(("North Korea", "South Korea")),
    frozenset(("Iran", "Iraq")),
    frozenset(("Sudan", "South Sudan")),
)
SPEAKS_FOR = re.compile(
    r"\s+(?:will|has|have|is|remains|stands|supports|welcomes|condemns|regrets|deeply|strongly|fully|firmly|calls|urges|pledges|"
    r"believes|cannot|does|would|stood|intends|hopes|wants|opposes|joins|thanks|takes|sees)\b"
)


@rule(kind="speaker", severity=Severity.ERROR)
def changed_entity(analysis: Analysis) -> Iterator[Remark]:
    """A country in the reporter's words is another than in the recording.

    The speaker's office is given to one country while the speaker's own words are about another of a like name, or a
    paraphrase names one country where the quote names another. What stands for a government (its capital, its
    adjective) counts as the country.

    Bad:

        «Lithuania»’s minister Janis Kalnins said that ten ships would come.

        [Recording: Janis Kalnins, minister] “Ten ships will come. Latvia will send one of them.”

    Good:

        Latvia’s minister Janis Kalnins said that ten ships would come.

        [Recording: Janis Kalnins, minister] “Ten ships will come. Riga will send one of them.”
    """
    countries = sorted((mention for mention in analysis.mentions if mention.kind == "country"), key=_start)
    found: set[Span] = set()
    for remark in (*_offices(analysis, countries), *_pairs(analysis, countries)):
        if remark.at not in found:  # names of countries never overlap
            found.add(remark.at)
            yield remark


def _mixed_up(one: Mention, other: Mention) -> bool:
    names = {one.entity.removeprefix(COUNTRY), other.entity.removeprefix(COUNTRY)}
    return len(names) == 2 and any(names <= group for group in MIXED_UP)


def _offices(analysis: Analysis, countries: list[Mention]) -> Iterator[Remark]:
    """The country of an office against the one that its bearer speaks for: “Latvia will contribute …”."""
    spoken = _spoken(analysis)
    heard: dict[str, tuple[set[str], list[Mention]]] = {}
    for mention in analysis.mentions:
        if mention.kind != "name" or mention.role_span is None or mention.entity not in spoken:
            continue
        if mention.entity not in heard:
            said = _within(countries, spoken[mention.entity])
            named = {country.entity for country in said}
            heard[mention.entity] = named, list(_speaking(said, spoken[mention.entity]))
        named, speaking = heard[mention.entity]
        for own in _within(countries, [mention.role_span]):
            other = next((country for country in speaking if _meant(own, country)), None)
            if other is not None and own.role != "capital" and own.entity not in named:
                message = (
                    f"{mention.span.text} speaks for “{other.span.text}”, the reporter’s words have “{own.span.text}”."
                )
                yield Remark(own.span, other.span, message, 0.8)


def _spoken(analysis: Analysis) -> dict[str, list[Span]]:
    """The sentences of everybody’s recordings, by who speaks."""
    by_label: dict[Span, list[Span]] = defaultdict(list)
    for sentence in analysis.sentences:
        if sentence.speaker is not None:
            by_label[sentence.speaker].append(sentence.span)
    spoken: dict[str, list[Span]] = defaultdict(list)
    for mention in analysis.mentions:
        if mention.kind == "label":
            spoken[mention.entity] += by_label.get(mention.span, [])
    return spoken


def _speaking(said: list[Mention], spoken: list[Span]) -> Iterator[Mention]:
    """Yield the countries, each once, with which a sentence of a recording begins, as a government’s words do."""
    openings = {span.start: span for span in reversed(spoken)}
    seen: set[str] = set()
    for country in said:
        opening = openings.get(country.span.start)
        if opening is None or country.role != "name" or country.entity in seen:
            continue
        if SPEAKS_FOR.match(opening.text[len(country.span.text) :]):
            seen.add(country.entity)
            yield country


def _meant(own: Mention, country: Mention) -> bool:
    """Whether a country of a like name may be meant, and not the opponent in a conflict, of whom one speaks."""
    names = frozenset(one.entity.removeprefix(COUNTRY) for one in (own, country))
    return _mixed_up(own, country) and names not in OF_OPPONENTS


def _pairs(analysis: Analysis, countries: list[Mention]) -> Iterator[Remark]:
    """A country of a paraphrase, the speaker’s office aside, against the one country of its quote."""
    offices = [mention.role_span for mention in analysis.mentions if mention.role_span is not None]
    aside = {country.span for country in _within(countries, offices)}
    for pair in analysis.pairs:
        said, told = _sides(pair, countries)
        told = [country for country in told if country.span not in aside]
        if len({one.entity for one in said}) != 1 or not told or said[0].entity in {one.entity for one in told}:
            continue
        other = next((one for one in told if _mixed_up(one, said[0])), None)
        if other is not None:
            message = f"The quote has “{said[0].span.text}”, the paraphrase “{other.span.text}”."
            yield Remark(other.span, said[0].span, message, 0.85, said[0].span.text)


def _sides(pair: Pair, countries: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    quote = _within(countries, [sentence.span for sentence in pair.quote])
    return quote, _within(countries, [sentence.span for sentence in pair.paraphrase])


def _within(countries: list[Mention], spans: Iterable[Span]) -> list[Mention]:
    """The countries that stand in one of the spans, in their order."""
    found: set[int] = set()
    for span in spans:
        low, high = (bisect.bisect_left(countries, place, key=_start) for place in (span.start, span.end))
        found.update(at for at in range(low, high) if span.holds(countries[at].span))
    return [countries[at] for at in sorted(found)]


def _start(mention: Mention) -> int:
    return mention.span.start
