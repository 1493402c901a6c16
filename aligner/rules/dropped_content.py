"""Something the speaker said, that a reader would miss, is gone."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="omission", severity=Severity.WARNING)
def dropped_content(analysis: Analysis) -> Iterator[Remark]:
    """Something the speaker said, that a reader would miss, is gone.

    A sentence of the recording that the report leaves out altogether is no finding; a piece that is missing from a
    sentence which is otherwise rendered is.

    Bad:

        [녹취: 김 장관] “We trained four hundred nurses for the northern villages, «none of whom has been paid».”

        Minister Kim said that four hundred nurses had been trained for the northern villages.

    Good:

        [녹취: 김 장관] “China firmly opposes the abuse of export controls.”

        Minister Kim said that China was strongly against the misuse of export controls.
    """
    yield from remarks(analysis, "dropped-content")
