"""A claim is put into the speaker’s mouth."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="addition", severity=Severity.ERROR)
def added_claim(analysis: Analysis) -> Iterator[Remark]:
    """A claim is put into the speaker’s mouth.

    A deed, a reason or a judgement that the whole recording does not hold. What the reporter adds in brackets, and the
    words that introduce the speaker, are left alone.

    Bad:

        [녹취: 김 장관] “We will study the decision carefully.”

        Minister Kim said, “We will study the decision carefully and «impose new tariffs on steel».”

    Good:

        [녹취: 김 장관] “We will study the decision carefully.”

        Minister Kim said, “We will study the decision with care.”
    """
    yield from remarks(analysis, "added-claim")
