"""Asking, planning, promising and doing are taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_commitment(analysis: Analysis) -> Iterator[Remark]:
    """Asking, planning, promising and doing are taken for one another.

    “I call on Russia to stop” is an appeal; “Russia will stop” is a forecast. A wish is no plan, a plan no promise, and
    a promise no fact.

    Bad:

        [녹취: 김 장관] “I call on both sides to take their guns out of the hospitals.”

        Minister Kim said, “Both sides «will» take their guns out of the hospitals.”

    Good:

        [녹취: 김 장관] “I call on both sides to take their guns out of the hospitals.”

        Minister Kim urged both sides to take their guns out of the hospitals.
    """
    yield from remarks(analysis, "changed-commitment")
