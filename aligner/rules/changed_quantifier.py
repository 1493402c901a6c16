"""Some, many, most and all are taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_quantifier(analysis: Analysis) -> Iterator[Remark]:
    """Some, many, most and all are taken for one another.

    Some of the accusations is not the accusations. Several and multiple, many and a lot of, are the same.

    Bad:

        [녹취: 김 장관] “Most of the villages have been evacuated.”

        Minister Kim said, “«All» of the villages have been evacuated.”

    Good:

        [녹취: 김 장관] “We spoke with multiple witnesses in the village.”

        Minister Kim said they had spoken with several witnesses in the village.
    """
    yield from remarks(analysis, "changed-quantifier")
