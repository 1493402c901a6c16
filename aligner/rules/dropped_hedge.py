"""“I believe”, “reportedly” or another reserve of the speaker’s is gone."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="omission", severity=Severity.WARNING)
def dropped_hedge(analysis: Analysis) -> Iterator[Remark]:
    """“I believe”, “reportedly” or another reserve of the speaker’s is gone.

    What the speaker offered as an opinion, a guess or hearsay stands as a plain statement. “Minister Kim said that …”
    keeps an opinion the minister’s own: only reserves on the matter itself count.

    Bad:

        [녹취: 김 장관] “I «suspect» that there is a broker in the city.”

        Minister Kim said that there is a broker in the city.

    Good:

        [녹취: 김 장관] “I suspect that there is a broker in the city.”

        Minister Kim suspects that a broker is in the city.
    """
    yield from remarks(analysis, "dropped-hedge")
