"""More, less, harder or milder than the speaker said."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.WARNING)
def changed_degree(analysis: Analysis) -> Iterator[Remark]:
    """More, less, harder or milder than the speaker said.

    A slowdown is not a recession, a drop is no disappearance. Emphasis that changes nothing of substance is left alone.

    Bad:

        [녹취: 김 장관] “The exports dropped after the strike.”

        Minister Kim said, “The exports «collapsed» after the strike.”

    Good:

        [녹취: 김 장관] “Prices of rice dropped in the capital last month.”

        Minister Kim said that rice prices in the capital fell last month.
    """
    yield from remarks(analysis, "changed-degree")
