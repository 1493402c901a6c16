"""An office that is another than the label's."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Remark, Severity, Span
from aligner.rule import rule


@rule(kind="speaker", severity=Severity.ERROR)
def changed_role(analysis: Analysis) -> Iterator[Remark]:
    """A speaker's office in the reporter's words is another than the one in the recording's label.

    Deputies become chiefs, and one word for two things becomes the wrong one: 시장 is a mayor and a market. Titles
    that the rule does not know are left alone. A newsroom's own list of names counts like a label. Where the article
    also gives the right office it only warns, and where only a courtesy title stands beside the surname it is silent.

    Bad:

        Elena Petrou, the «market» of a coastal town, said that the harbour was closed.

        [녹취: 페트루 시장] “The harbour is closed.”

    Bad:

        Daniel Okoro, the «Minister» of Trade, said that the ships had left.

        [녹취: 오코로 차관] “The ships have left.”

    Good:

        Daniel Okoro, Vice Minister of Trade, said that the ships had left.

        [녹취: 오코로 차관] “The ships have left.”

        Vice Minister Okoro said that no ship had come since.
    """
    for mention in _first_wrong(analysis.mentions):
        own = [other for other in analysis.mentions if other.entity == mention.entity]
        label = next((other.span for other in own if other.kind == "label"), None)
        right_too = any(other.renders for other in own)
        if mention.other_office is None or (right_too and not mention.given):
            continue
        said = mention.other_office.text
        message = f"{_source(mention, label)} calls {mention.span.text} “{mention.office}”, not “{said}”."
        severity = Severity.WARNING if right_too else None
        yield Remark(mention.other_office, label, message, 0.7 if right_too else 0.85, mention.office, severity)


def _source(mention: Mention, label: Span | None) -> str:
    listed = mention.listed is not None and mention.office == mention.listed.role
    return "The list of names" if listed or label is None else "The recording’s label"


def _first_wrong(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.other_office is not None and mention.entity not in seen:
            seen.add(mention.entity)
            yield mention
