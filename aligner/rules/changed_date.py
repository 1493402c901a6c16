"""A date or time that the speaker did not say."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="figure", severity=Severity.ERROR)
def changed_date(analysis: Analysis) -> Iterator[Remark]:
    """A date, weekday or time in the paraphrase is not the one that the speaker said.

    Days, months, years, decades, weekdays, clock times, and times told from today (next week, the end of the month) or
    as a rhythm (every day, weekly) are compared by what they mean: 6 January is January 6, six minutes to nine in the
    evening is 8:54 p.m. A date that says more or less than the other agrees with it as long as nothing contradicts.
    Silent: a date left out, and when and where the speaker spoke (“said on the 27th”), which is the reporter's own.

    Bad:

        [녹취: 최 국장] “The first boats left the harbor in mid-October.”

        Director Choi said, “The first boats left the harbor in «mid-November».”

    Bad:

        [녹취: 최 국장] “The talks will end before the end of the week.”

        Director Choi said, “The talks will end before the «end of the month».”

    Bad:

        [녹취: 최 국장] “The bridge will be opened on Sunday.”

        Director Choi said, “The bridge will be opened on «Saturday».”

    Good:

        [녹취: 최 국장] “The siren was heard on 6 January at six minutes to nine in the evening.”

        Director Choi said, “The siren was heard on January 6 at 8:54 p.m.”

    Good:

        [녹취: 최 국장] “The bridge will be opened on Sunday.”

        Director Choi said on Tuesday that the bridge will be opened on Sunday.
    """
    yield from remarks(analysis, "changed-date")
