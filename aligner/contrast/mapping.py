"""A bitext seen from one side: which words of the other side stand for its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from aligner.domain import Bitext, Span, Word


@dataclass(frozen=True)
class View:
    """One side of a bitext as its own, the other side as other."""

    bitext: Bitext
    from_quote: bool

    @cached_property
    def own(self) -> tuple[Word, ...]:
        """The words of this side."""
        return self.bitext.quote if self.from_quote else self.bitext.paraphrase

    @cached_property
    def other(self) -> tuple[Word, ...]:
        """The words of the other side."""
        return self.bitext.paraphrase if self.from_quote else self.bitext.quote

    @cached_property
    def turned(self) -> View:
        """The same bitext seen from the other side."""
        return View(self.bitext, not self.from_quote)

    @cached_property
    def counterparts(self) -> dict[int, tuple[int, ...]]:
        """For each word of this side, the words of the other side that stand for it."""
        found: dict[int, tuple[int, ...]] = {}
        for link in self.bitext.links:
            mine, others = (link.quote, link.paraphrase) if self.from_quote else (link.paraphrase, link.quote)
            found.update(dict.fromkeys(mine, others))
        return found

    @cached_property
    def same(self) -> frozenset[int]:
        """The words of this side whose counterpart is the same by form, lemma or equivalence."""
        return frozenset(
            at for link in self.bitext.links if link.same for at in (link.quote if self.from_quote else link.paraphrase)
        )

    def others(self, places: Iterable[int]) -> tuple[int, ...]:
        """The words of the other side that stand for any of these."""
        return tuple(sorted({other for at in places for other in self.counterparts.get(at, ())}))

    def span(self, places: Sequence[int]) -> Span | None:
        """The stretch of the article from the first to the last of some words of this side."""
        if not places:
            return None
        first, last = self.own[min(places)].span, self.own[max(places)].span
        return Span(first.start, last.end, first.article)
