"""Who did it and who suffered it have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def swapped_roles(analysis: Analysis) -> Iterator[Remark]:
    """Who did it and who suffered it have changed places.

    The same words stand on both sides; the one who acts is another. Active and passive voice are the same.

    Bad:

        [녹취: 김 장관] “The rebels attacked the army near the river.”

        Minister Kim said, “The «army attacked the rebels» near the river.”

    Good:

        [녹취: 김 장관] “The brokers deceived the families.”

        Minister Kim said that the families were deceived by the brokers.
    """
    yield from remarks(analysis, "swapped-roles")
