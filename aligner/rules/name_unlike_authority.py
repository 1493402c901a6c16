"""A name that a list of names spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Listed, Mention, Remark, Severity, Span
from aligner.rule import rule


@rule(kind="name", severity=Severity.WARNING)
def name_unlike_authority(analysis: Analysis) -> Iterator[Remark]:
    """A name is spelled near to, but not as, a list of names has it.

    Who is meant is told by the label of the recording, the office and the country together. A newsroom's own lists
    (`names` in the configuration) warrant a warning, the short list that comes with the program a note. Two spellings
    in one article are left to `respelled-name`, and a name that the label does not bear out to `name-unlike-label`.

    Bad:

        South Korea’s ambassador to the United Nations, Hwang «Jun-guk», said that the launch was a threat.

        [녹취: 황 대사] “The launch is a threat.”

    Good:

        South Korea’s ambassador to the United Nations, Hwang Joon-kook, said that the launch was a threat.

        [녹취: 황 대사] “The launch is a threat.”

    Good:

        Hwang Jun-guk, the mayor of a coastal town, said that the launch was a threat.

        [녹취: 황 시장] “The launch is a threat.”
    """
    for own in _by_bearer(analysis.mentions).values():
        settled = _settled(own)
        for mention in own:
            at = _place([span for span in mention.unlisted if span.text not in settled])
            if at is not None and mention.listed is not None:
                yield _remark(at, mention, mention.listed, _label(analysis, mention))
                break


def _by_bearer(mentions: tuple[Mention, ...]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "name":
            found.setdefault(mention.entity, []).append(mention)
    return found


def _settled(own: list[Mention]) -> frozenset[str]:
    """The spellings on which another rule speaks: there are several of them, or the label lacks a letter."""
    surnames = {mention.spelling for mention in own}
    given = {mention.given for mention in own if mention.given}
    twice = surnames if len({name.lower() for name in surnames}) > 1 or any(one.unread for one in own) else set()
    return frozenset(twice | (given if len({name.lower() for name in given}) > 1 else set()))


def _place(spans: list[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end, spans[0].article) if spans else None


def _remark(at: Span, mention: Mention, listed: Listed, label: Span | None) -> Remark:
    known = ", ".join(part for part in (listed.role, listed.body, listed.country) if part)
    told = "; ".join(part for part in (known, listed.source) if part)
    which = "The newsroom’s list" if listed.own else "The list of public names"
    message = f"{which} has “{listed.canonical}”{f' ({told})' if told else ''}; here it is “{at.text}”."
    suggestion = listed.canonical
    if at.text == mention.spelling:
        suggestion = listed.surnames[0]
    elif at.text == mention.given:
        suggestion = listed.given[0]
    return Remark(at, label, message, 0.9, suggestion, None if listed.own else Severity.NOTE)


def _label(analysis: Analysis, mention: Mention) -> Span | None:
    own = (other.span for other in analysis.mentions if other.kind == "label" and other.entity == mention.entity)
    return next(own, None)
