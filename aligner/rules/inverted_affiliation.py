"""A country's envoy to a body turned into the body's envoy in the country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity, Span
from aligner.rule import rule

INVERTED = re.compile(
    r"\b(?:[Tt]he )?(?P<body>UN|U\.N\.|United Nations|NATO|IAEA|WTO|UNESCO|WHO|OECD)(?:[’']s)? "
    r"(?P<office>(?:[Dd]eputy )?(?:[Aa]mbassador|[Pp]ermanent [Rr]epresentative)) (?:in|to) "
    r"(?P<country>[A-Z][\w’.-]*(?: (?:[A-Z][\w’.-]*|of|the))*)"
)
SEATS = frozenset("Geneva Vienna Nairobi Brussels Paris Rome Washington".split()) | {
    "New York",
    "The Hague",
    "New York City",
}


@rule(kind="speaker", severity=Severity.ERROR)
def inverted_affiliation(analysis: Analysis) -> Iterator[Remark]:
    """“The UN ambassador in Ukraine” for Ukraine’s ambassador to the United Nations.

    International bodies send envoys, coordinators and heads of office, but no ambassadors: states send ambassadors
    to them. The two nouns changed places on the way.

    Bad:

        «The UN Ambassador in Norway», Ingrid Berg, said that the vote would be held today.

    Good:

        Norway’s UN ambassador, Ingrid Berg, said that the vote would be held today.

    Good:

        The UN special envoy in Yemen said that the vote would be held today, as did the UN ambassador in New York.
    """
    for sentence in analysis.sentences:
        if sentence.verbatim:
            continue
        for match in INVERTED.finditer(sentence.text):
            country = match["country"].rstrip(".,")
            if country not in SEATS and not country.startswith(("UN", "United Nations")):
                at = sentence.span.part(match.start(), match.end("country") - len(match["country"]) + len(country))
                yield _remark(analysis, at, match["body"], match["office"], country)


def _remark(analysis: Analysis, at: Span, body: str, office: str, country: str) -> Remark:
    bearer = next((mention.entity for mention in analysis.mentions if 0 <= mention.span.start - at.end <= 3), None)
    label = next(
        (mention.span for mention in analysis.mentions if mention.kind == "label" and mention.entity == bearer), None
    )
    owner = f"{country}’" if country.endswith("s") else f"{country}’s"
    message = f"The {body} sends no ambassadors: {owner} {office} to the {body} is meant."
    return Remark(at, label, message, 0.95, f"{owner} {office} to the {body}")
