"""How sure the speaker is, or how good the evidence, has changed."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_certainty(analysis: Analysis) -> Iterator[Remark]:
    """How sure the speaker is, or how good the evidence, has changed.

    Suspected is not confirmed, consistent with is not proof, and what cannot be said for certain is not established.

    Bad:

        [녹취: 김 장관] “We have counted forty suspected cases of cholera in the camp.”

        Minister Kim said, “We have counted forty «confirmed» cases of cholera in the camp.”

    Good:

        [녹취: 김 장관] “The ship was probably damaged by a mine.”

        Minister Kim said the ship had likely been damaged by a mine.
    """
    yield from remarks(analysis, "changed-certainty")
