"""A word that judges where the speaker’s did not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.WARNING)
def loaded_word(analysis: Analysis) -> Iterator[Remark]:
    """A word that judges where the speaker’s did not, or the other way round.

    A fake attack is a sham, a simulated one a rehearsal; a regime is a government that somebody dislikes. The thing
    named is the same, the attitude is not the speaker’s.

    Bad:

        [녹취: 김 장관] “From our point of view, it amounts to a simulated attack on the port.”

        Minister Kim said, “From our point of view, it amounts to a «fake» attack on the port.”

    Good:

        [녹취: 김 장관] “The drill included a simulated attack on the port.”

        Minister Kim said, “A simulated attack on the harbor was part of the exercise.”
    """
    yield from remarks(analysis, "loaded-word")
