"""The paraphrase says the opposite of what the speaker said."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def opposite_meaning(analysis: Analysis) -> Iterator[Remark]:
    """The paraphrase says the opposite of what the speaker said.

    Rose becomes fell, different becomes similar, bought becomes sold. An opposite that is negated as well says the same
    and is no finding: not different, similar.

    Bad:

        [녹취: 김 장관] “The nozzle and the rear parts of the missile were different.”

        Minister Kim said, “The nozzle and the rear parts of the missile were «similar».”

    Good:

        [녹취: 김 장관] “The two models are not different from each other.”

        Minister Kim said, “The two models are similar to each other.”
    """
    yield from remarks(analysis, "opposite-meaning")
