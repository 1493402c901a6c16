"""One place, two romanisations."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Remark, Severity
from aligner.rule import rule


@rule(kind="name", severity=Severity.NOTE)
def respelled_place(analysis: Analysis) -> Iterator[Remark]:
    """One place is spelled by two romanisations in one article.

    Busan is also Pusan, Kyiv also Kiev; both are right, but an article should use one. Where the recording has one
    spelling and the reporter the other, the finding stands at the reporter's.

    Bad:

        [Recording: Ms Lee, sailor] “We left Pusan in the morning.”

        Ms Lee said that the ship had left «Busan» in the morning.

    Good:

        [Recording: Ms Lee, sailor] “We left Pusan in the morning.”

        Ms Lee said that the ship had left Pusan in the morning.
    """
    spoken = [sentence.span for sentence in analysis.sentences if sentence.verbatim]
    named: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        if mention.kind == "place":
            named.setdefault(mention.entity, []).append(mention)
    for own in named.values():
        if len({mention.spelling for mention in own}) > 1:
            yield _remark(own, [mention for mention in own if not any(span.holds(mention.span) for span in spoken)])


def _remark(own: list[Mention], reported: list[Mention]) -> Remark:
    """The reporter's spelling, held against the first that differs from it."""
    at = reported[0] if reported else own[-1]
    if len({mention.spelling for mention in reported}) > 1:
        at = next(mention for mention in reported if mention.spelling != reported[0].spelling)
    against = next(mention for mention in own if mention.spelling != at.spelling)
    message = f"“{at.spelling}” and “{against.spelling}” are one place: use one spelling."
    return Remark(at.span, against.span, message, 0.9, against.spelling)
