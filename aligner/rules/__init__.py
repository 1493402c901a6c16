"""Analysis -> Remarks: one rule to a file; RULES names them all."""

from __future__ import annotations

from aligner.domain import Rule
from aligner.rules.added_claim import added_claim
from aligner.rules.added_content import added_content
from aligner.rules.broken_sentence import broken_sentence
from aligner.rules.changed_certainty import changed_certainty
from aligner.rules.changed_commitment import changed_commitment
from aligner.rules.changed_date import changed_date
from aligner.rules.changed_degree import changed_degree
from aligner.rules.changed_entity import changed_entity
from aligner.rules.changed_modality import changed_modality
from aligner.rules.changed_negation import changed_negation
from aligner.rules.changed_number import changed_number
from aligner.rules.changed_quantifier import changed_quantifier
from aligner.rules.changed_role import changed_role
from aligner.rules.changed_time import changed_time
from aligner.rules.changed_unit import changed_unit
from aligner.rules.changed_word import changed_word
from aligner.rules.dropped_condition import dropped_condition
from aligner.rules.dropped_content import dropped_content
from aligner.rules.dropped_hedge import dropped_hedge
from aligner.rules.dropped_negation import dropped_negation
from aligner.rules.forbidden_rendering import forbidden_rendering
from aligner.rules.inverted_affiliation import inverted_affiliation
from aligner.rules.loaded_word import loaded_word
from aligner.rules.mismatched_pronoun import mismatched_pronoun
from aligner.rules.name_unlike_authority import name_unlike_authority
from aligner.rules.name_unlike_label import name_unlike_label
from aligner.rules.opposite_meaning import opposite_meaning
from aligner.rules.respelled_name import respelled_name
from aligner.rules.respelled_place import respelled_place
from aligner.rules.swapped_direction import swapped_direction
from aligner.rules.swapped_roles import swapped_roles
from aligner.rules.swapped_speaker import swapped_speaker
from aligner.rules.unbalanced_quotes import unbalanced_quotes
from aligner.rules.unsourced_quote import unsourced_quote

RULES: tuple[Rule, ...] = (
    added_claim,
    added_content,
    broken_sentence,
    changed_certainty,
    changed_commitment,
    changed_date,
    changed_degree,
    changed_entity,
    changed_modality,
    changed_negation,
    changed_number,
    changed_quantifier,
    changed_role,
    changed_time,
    changed_unit,
    changed_word,
    dropped_condition,
    dropped_content,
    dropped_hedge,
    dropped_negation,
    forbidden_rendering,
    inverted_affiliation,
    loaded_word,
    mismatched_pronoun,
    name_unlike_authority,
    name_unlike_label,
    opposite_meaning,
    respelled_name,
    respelled_place,
    swapped_direction,
    swapped_roles,
    swapped_speaker,
    unbalanced_quotes,
    unsourced_quote,
)
