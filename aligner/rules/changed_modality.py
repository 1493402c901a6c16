"""What may, must, can or should be becomes something else, or a fact."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="meaning", severity=Severity.ERROR)
def changed_modality(analysis: Analysis) -> Iterator[Remark]:
    """What may, must, can or should be becomes something else, or a fact.

    Reported speech moves the tense (will, would; may, might; can, could) and must equals have to: neither is a finding.

    Bad:

        [녹취: 김 장관] “Those who break the pause may face further sanctions.”

        Minister Kim said, “Those who break the pause «will» face further sanctions.”

    Good:

        [녹취: 김 장관] “We must close the border before the winter.”

        Minister Kim said they had to close the border before the winter.
    """
    yield from remarks(analysis, "changed-modality")
