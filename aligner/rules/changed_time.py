"""What is to come is told as done, or what is done as still to come."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_time(analysis: Analysis) -> Iterator[Remark]:
    """What is to come is told as done, or what is done as still to come.

    “We will study the decision” is not “we studied it”. Reported speech moves the tense by a step, which is no finding.

    Bad:

        [녹취: 김 장관] “The draft will be submitted to the parliament in the spring.”

        Minister Kim said, “The draft was «submitted» to the parliament in the spring.”

    Good:

        [녹취: 김 장관] “The draft will be submitted to the parliament.”

        Minister Kim said that the draft would be submitted to the parliament.
    """
    yield from remarks(analysis, "changed-time")
