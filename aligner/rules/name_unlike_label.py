"""A name that the label does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Remark, Severity
from aligner.rule import rule

READ_OTHERWISE = -1.9


@rule(kind="name", severity=Severity.ERROR)
def name_unlike_label(analysis: Analysis) -> Iterator[Remark]:
    """A speaker's Latin name has a consonant that nothing in the label of the recording stands for.

    Labels in Hangul, Katakana and Cyrillic spell a name by its sound. Latin spellings differ from the sound in many
    ways that are right, silent letters above all; but an n, m, k, l, b, g, p, f or v that the label does not have is
    another name. The other spellings that an article has are left to `respelled-name`.

    Bad:

        Sergiy «Kislytyan», who attended the meeting, said that the windows were broken.

        [녹취: 끼슬리쨔 대사] “The windows are broken.”

    Good:

        Sergiy Kyslytsya, who attended the meeting, said that the windows were broken.

        [녹취: 끼슬리쨔 대사] “The windows are broken.”

    Good:

        Paulo Guimarães, director of the school, said that the windows were broken.

        [녹취: 기마랑이스 국장] “The windows are broken.”
    """
    entities = dict.fromkeys(mention.entity for mention in analysis.mentions if mention.kind == "name")
    for entity in entities:
        own = [mention for mention in analysis.mentions if mention.entity == entity]
        named = [mention for mention in own if mention.kind == "name" and mention.reading is not None]
        label = next((mention for mention in own if mention.kind == "label"), None)
        if label is not None and named and all(_unlike(mention) for mention in named) and not _listed(named[0]):
            yield _remark(named, label)


def _listed(mention: Mention) -> bool:
    """Whether a list of names has the very spelling: it knows better than the letters do."""
    return mention.listed is not None and mention.spelling in mention.listed.surnames


def _unlike(mention: Mention) -> bool:
    return bool(mention.unread) and mention.reading is not None and mention.reading > READ_OTHERWISE


def _remark(named: list[Mention], label: Mention) -> Remark:
    first = named[0]
    start = first.span.text.find(first.spelling)
    at = first.span.part(start, start + len(first.spelling)) if start >= 0 else first.span
    times = f" ({len(named)} times)" if len(named) > 1 else ""
    message = (
        f"The label’s “{label.spelling}” reads about “{first.expected.capitalize()}”: "
        f"nothing in it stands for the “{first.unread}” of “{first.spelling}”{times}."
    )
    if first.listed is not None:
        message += f" The list of names has “{first.listed.canonical}”."
    return Remark(at, label.span, message, 0.85, first.listed.surnames[0] if first.listed else None)
