"""A number that is the speaker's, of a unit that is not."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="figure", severity=Severity.ERROR)
def changed_unit(analysis: Analysis) -> Iterator[Remark]:
    """A number keeps its value and changes its unit.

    Three weeks are not three days, 30 kilometres not 30 miles, percentage points not percent, dollars not euros.
    Abbreviations and spellings of a unit are one unit, and a unit that was converted with its number (10 miles, 16 km;
    a fortnight, two weeks; half a decade, five years) is no finding.

    Bad:

        [녹취: 최 국장] “The crews need three weeks to clear the road.”

        Director Choi said, “The crews need three «days» to clear the road.”

    Bad:

        [녹취: 최 국장] “The tax will go up by two percentage points next year.”

        Director Choi said, “The tax will go up by two «percent» next year.”

    Good:

        [녹취: 최 국장] “The road is ten miles long and will stay closed for a fortnight.”

        Director Choi said, “The road is 16 kilometers long and will stay closed for two weeks.”
    """
    yield from remarks(analysis, "changed-unit")
