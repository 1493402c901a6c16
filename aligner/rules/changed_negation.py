"""A negation that reaches further, or less far, than the speaker’s."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_negation(analysis: Analysis) -> Iterator[Remark]:
    """A negation that reaches further, or less far, than the speaker’s.

    Not all is not none, and no evidence that it does is not evidence that it does not.

    Bad:

        [녹취: 김 장관] “Not all of the members support the plan.”

        Minister Kim said that «none» of the members support the plan.

    Good:

        [녹취: 김 장관] “Not all of the members support the plan.”

        Minister Kim said that some members do not support the plan.
    """
    yield from remarks(analysis, "changed-negation")
