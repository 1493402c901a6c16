"""The kinds of fault: how each is planted, and which rules ought to see it."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.selfcheck.content import additions, conditions, omissions, roles
from aligner.selfcheck.fault import Planter
from aligner.selfcheck.figures import dates, numbers, units
from aligner.selfcheck.forces import modals, negations, quantifiers
from aligner.selfcheck.people import pronouns, spellings
from aligner.selfcheck.quotation_marks import quotation_marks
from aligner.selfcheck.terms import antonyms, countries


@dataclass(frozen=True)
class FaultKind:
    """A kind of fault; a finding of another rule than the `expected` ones has not seen what is wrong.

    A `spoken` one is planted in what is credited to the speaker, and not in the reporter's words around a quotation.
    """

    name: str
    plant: Planter
    expected: tuple[str, ...]
    spoken: bool = True


KINDS = (
    FaultKind("number", numbers, ("changed-number",)),
    FaultKind("unit", units, ("changed-unit", "changed-number")),
    FaultKind("date", dates, ("changed-date",)),
    FaultKind("negation", negations, ("dropped-negation", "changed-negation", "opposite-meaning")),
    FaultKind(
        "modality",
        modals,
        ("changed-modality", "changed-certainty", "changed-commitment", "changed-time", "dropped-hedge"),
    ),
    FaultKind(
        "quantifier", quantifiers, ("changed-quantifier", "changed-number", "changed-degree", "opposite-meaning")
    ),
    FaultKind(
        "antonym",
        antonyms,
        (
            "opposite-meaning",
            "changed-word",
            "changed-date",
            "changed-degree",
            "loaded-word",
            "swapped-direction",
            "changed-commitment",
            "changed-modality",
            "dropped-negation",
        ),
    ),
    FaultKind("country", countries, ("changed-entity", "changed-word")),
    FaultKind("name", spellings, ("respelled-name", "name-unlike-label", "name-unlike-authority"), spoken=False),
    FaultKind("pronoun", pronouns, ("mismatched-pronoun",), spoken=False),
    FaultKind("roles", roles, ("swapped-roles", "changed-entity")),
    FaultKind("condition", conditions, ("dropped-condition", "dropped-content")),
    FaultKind("omission", omissions, ("dropped-content", "dropped-condition", "dropped-negation")),
    FaultKind("addition", additions, ("added-claim", "added-content")),
    FaultKind("quote mark", quotation_marks, ("unbalanced-quotes",), spoken=False),
)
