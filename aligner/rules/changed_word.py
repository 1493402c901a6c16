"""A word of the paraphrase that says something else than the speaker’s."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.WARNING)
def changed_word(analysis: Analysis) -> Iterator[Remark]:
    """A word of the paraphrase that says something else than the speaker’s.

    The two words stand for each other, and are not two words for one thing: a citizen need not be a civilian. Synonyms,
    other spellings, and words that the table of equivalents holds (DPRK, North Korea) are no findings.

    Bad:

        [녹취: 김 장관] “There are no refugees in our country.”

        Minister Kim said, “There are no «defectors» in our country.”

    Good:

        [녹취: 김 장관] “The shelling killed eleven civilians in the town several times.”

        Minister Kim said, “On several occasions the shelling killed eleven civilians in the town.”
    """
    yield from remarks(analysis, "changed-word")
