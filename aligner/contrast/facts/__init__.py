"""Facts about words: what stands on one scale, and what is opposite."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.contrast.facts.opposites import opposite_differences
from aligner.contrast.facts.scales import scale_differences
from aligner.domain import Bitext, Difference


def fact_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield what the tables of scales and of opposites tell of a pair."""
    yield from scale_differences(bitext)
    yield from opposite_differences(bitext)
