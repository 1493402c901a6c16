"""A rendering of the speaker’s words that the newsroom’s glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def forbidden_rendering(analysis: Analysis) -> Iterator[Remark]:
    """A rendering of the speaker’s words that the newsroom’s glossary forbids.

    The glossary (`glossary` in the configuration; CSV or TBX) names terms with their allowed and forbidden renderings. Where
    the quote holds the term, the paraphrase must hold none of the forbidden ones, unless the speaker used both. Words are
    known in every inflection. What the glossary allows is no finding of any other rule. Without a glossary this rule is silent.

    Glossary:

        term,allowed,forbidden,note
        simulated attack,simulated attack;mock attack,fake attack;sham attack,nobody is deceived by a drill

    Bad:

        [녹취: 황 대사] “From our point of view, it amounts to a simulated attack.”

        He noted, “From our point of view, it amounts to a «fake attack».”

    Good:

        [녹취: 황 대사] “From our point of view, it amounts to a simulated attack.”

        He noted, “From our point of view, it amounts to a mock attack.”
    """
    yield from remarks(analysis, "forbidden-rendering")
