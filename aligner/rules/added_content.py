"""A word or detail that the speaker did not say."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="addition", severity=Severity.WARNING)
def added_content(analysis: Analysis) -> Iterator[Remark]:
    """A word or detail that the speaker did not say.

    It is held against the whole recording, so that what stands in another sentence of it is no finding.

    Bad:

        [녹취: 김 장관] “I met a mother who had been sold twice.”

        Minister Kim said, “I met a mother who had been sold twice to «foreign men».”

    Good:

        [녹취: 김 장관] “I met a mother in the camp. She had been sold twice.”

        Minister Kim said he had met a mother who had been sold twice.
    """
    yield from remarks(analysis, "added-content")
