"""A negation of the speaker’s that is gone, or one that the speaker did not use."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def dropped_negation(analysis: Analysis) -> Iterator[Remark]:
    """A negation of the speaker’s that is gone, or one that the speaker did not use.

    Not, never, nobody, without, refuse and the like are weighed together: two negations cancel out, and a negated
    opposite says the same.

    Bad:

        [녹취: 김 장관] “The hospital was not hit in the attack last night.”

        Minister Kim said, “The hospital was «hit» in the attack last night.”

    Good:

        [녹취: 김 장관] “We have not signed the agreement with the company.”

        Minister Kim said that no agreement had been signed with the company.
    """
    yield from remarks(analysis, "dropped-negation")
