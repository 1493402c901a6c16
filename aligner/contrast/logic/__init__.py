"""Logic: negation, modality, commitment, certainty, quantity, order, comparison, roles, parts and questions."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.contrast.logic.comparisons import comparison_differences
from aligner.contrast.logic.evidence import evidence_differences
from aligner.contrast.logic.forces import force_differences
from aligner.contrast.logic.negation import negation_differences
from aligner.contrast.logic.orders import order_differences
from aligner.contrast.logic.parts import part_differences
from aligner.contrast.logic.predicates import predicate_differences
from aligner.contrast.logic.questions import question_differences
from aligner.contrast.logic.roles import role_differences
from aligner.contrast.logic.scope import scope_differences
from aligner.domain import Bitext, Difference


def logic_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield what a pair's two sides do not share in the force and the structure of their claims."""
    yield from negation_differences(bitext)
    yield from predicate_differences(bitext)
    yield from evidence_differences(bitext)
    yield from order_differences(bitext)
    yield from comparison_differences(bitext)
    yield from role_differences(bitext)
    yield from part_differences(bitext)
    yield from question_differences(bitext)
    yield from force_differences(bitext)
    yield from scope_differences(bitext)
