"""A condition, an exception or a limit that the speaker set is gone."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="omission", severity=Severity.ERROR)
def dropped_condition(analysis: Analysis) -> Iterator[Remark]:
    """A condition, an exception or a limit that the speaker set is gone.

    The main clause stands in the paraphrase and “if”, “unless”, “only” or “provided that” does not: an unconditional
    claim is left.

    Bad:

        [녹취: 김 장관] “We will sign the treaty with our neighbors «only if the annex is restored».”

        Minister Kim said, “We will sign the treaty with our neighbors.”

    Good:

        [녹취: 김 장관] “We will double the fleet, provided that the members agree.”

        Minister Kim said the fleet would be doubled if the members agreed.
    """
    yield from remarks(analysis, "dropped-condition")
