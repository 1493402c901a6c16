"""Another country than the one that was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    countries = [mention for mention in analysis.mentions if mention.kind == "country"]
    found: list[Span] = []
    for remark in (*_offices(analysis, countries), *_pairs(analysis, countries)):
        if not any(remark.at.overlaps(other) for other in found):
            found.append(remark.at)
            yield remark


def _mixed_up(one: Mention, other: Mention) -> bool:
    names = {one.entity.removeprefix(COUNTRY), other.entity.removeprefix(COUNTRY)}
    return len(names) == 2 and any(names <= group for group in MIXED_UP)


def _offices(analysis: Analysis, countries: list[Mention]) -> Iterator[Remark]:
    """The country of an office against the one that its bearer speaks for: “Latvia will contribute …”."""
    for mention in analysis.mentions:
        if mention.kind != "name" or mention.role_span is None:
            continue
        labels = [other.span for other in analysis.mentions if other.kind == "label" and other.entity == mention.entity]
        spoken = [sentence.span for sentence in analysis.sentences if sentence.speaker in labels]
        said = _within(countries, spoken)
        named = {country.entity for country in said}
        for own in _within(countries, [mention.role_span]):
            other = next((country for country in said if _spoken_for(own, country, spoken)), None)
            if other is not None and own.role != "capital" and own.entity not in named:
                message = (
                    f"{mention.span.text} speaks for “{other.span.text}”, the reporter’s words have “{own.span.text}”."
                )
                yield Remark(own.span, other.span, message, 0.8)


def _spoken_for(own: Mention, country: Mention, spoken: list[Span]) -> bool:
    """Whether a sentence of the recording begins with a country of a like name, as its government’s words do."""
    names = frozenset(one.entity.removeprefix(COUNTRY) for one in (own, country))
    if country.role != "name" or not _mixed_up(own, country) or names in OF_OPPONENTS:
        return False
    opening = next((span for span in spoken if span.start == country.span.start), None)
    return opening is not None and SPEAKS_FOR.match(opening.text[len(country.span.text) :]) is not None


def _pairs(analysis: Analysis, countries: list[Mention]) -> Iterator[Remark]:
    """A country of a paraphrase, the speaker’s office aside, against the one country of its quote."""
    offices = [mention.role_span for mention in analysis.mentions if mention.role_span is not None]
    for pair in analysis.pairs:
        said, told = _sides(pair, countries)
        told = [country for country in told if not any(office.holds(country.span) for office in offices)]
        if len({one.entity for one in said}) != 1 or not told or said[0].entity in {one.entity for one in told}:
            continue
        other = next((one for one in told if _mixed_up(one, said[0])), None)
        if other is not None:
            message = f"The quote has “{said[0].span.text}”, the paraphrase “{other.span.text}”."
            yield Remark(other.span, said[0].span, message, 0.85, said[0].span.text)


def _sides(pair: Pair, countries: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    quote = _within(countries, [sentence.span for sentence in pair.quote])
    return quote, _within(countries, [sentence.span for sentence in pair.paraphrase])


def _within(countries: list[Mention], spans: list[Span]) -> list[Mention]:
    return [country for country in countries if any(span.holds(country.span) for span in spans)]
