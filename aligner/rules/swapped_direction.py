"""Before and after, from and to, more and less have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def swapped_direction(analysis: Analysis) -> Iterator[Remark]:
    """Before and after, from and to, more and less have changed places.

    A comparison, a course or an order of events runs the other way than the speaker said.

    Bad:

        [녹취: 김 장관] “Every batch is tested before the release.”

        Minister Kim said, “Every batch is tested «after» the release.”

    Good:

        [녹취: 김 장관] “Every batch is tested before the release.”

        Minister Kim said that each batch undergoes testing ahead of the release.
    """
    yield from remarks(analysis, "swapped-direction")
