"""The nouns of the room: a fault that is planted, and the ground that it is planted in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeAlias

from aligner.contrast.mapping import View
from aligner.domain import Article, Bitext, Finding, Mention, Sentence, Span

AROUND = 20


@dataclass(frozen=True)
class Fault:
    """A change to an article: the words at `place` become `text`.

    `reach` is the change with the words that it governs, and `quote` the speaker's words that are rendered there: in one
    of the two a finding must lie to have seen this fault. All are spans of the article before the change.
    """

    place: Span
    text: str
    reach: Span
    quote: Span | None = None

    @property
    def before(self) -> str:
        """The words around the change as they were."""
        return _around(self.place.article.text, self.place.start, self.place.end)

    @property
    def after(self) -> str:
        """The words around the change as they are with the fault."""
        return _around(self.planted().text, self.place.start, self.place.start + len(self.text))

    def planted(self) -> Article:
        """The article with the fault in it."""
        whole = self.place.article
        return Article(whole.path, whole.text[: self.place.start] + self.text + whole.text[self.place.end :])

    def places(self) -> Iterator[Bounds]:
        """Yield where the fault can be seen in the article with the fault in it."""
        yield self._moved(self.reach)
        if self.quote is not None:
            yield self._moved(self.quote)

    def moved(self, span: Span | None) -> Bounds | None:
        """Where a span of the article stands after the change."""
        return None if span is None else self._moved(span)

    def _moved(self, span: Span) -> Bounds:
        longer = len(self.text) - (self.place.end - self.place.start)
        start = span.start if span.start <= self.place.start else max(self.place.start, span.start + longer)
        end = span.end + longer if span.end >= self.place.end else min(span.end, self.place.start)
        return Bounds(start, end)


@dataclass(frozen=True)
class Bounds:
    """Offsets into an article with a fault in it."""

    start: int
    end: int

    def touches(self, span: Span | None) -> bool:
        """Whether a span shares a code point with this place, or is an empty one within it."""
        if span is None:
            return False
        if span.start == span.end:
            return self.start <= span.start <= self.end
        return self.start < span.end and span.start < self.end


@dataclass(frozen=True)
class Ground:
    """An article as it was handed in, with all that is known of it; `findings` are its errors and warnings."""

    article: Article
    sentences: tuple[Sentence, ...]
    bitexts: tuple[Bitext, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The pairs, each seen from its paraphrase."""
        return tuple(View(bitext, from_quote=False) for bitext in self.bitexts)

    def recording(self, view: View) -> tuple[Sentence, ...]:
        """The whole recording that a pair's quote belongs to."""
        speaker = view.bitext.pair.quote[0].speaker
        return tuple(sentence for sentence in self.sentences if sentence.verbatim and sentence.speaker == speaker)

    def credited(self, fault: Fault) -> bool:
        """Whether a fault stands in what a sentence credits to the speaker: within its quotation marks, if it has any."""
        own = next((sentence for sentence in self.sentences if sentence.span.holds(fault.place)), None)
        return own is not None and (not own.quoted or any(quoted.holds(fault.place) for quoted in own.quoted))

    def untouched(self, fault: Fault) -> bool:
        """Whether nothing was found here before."""
        places = [Bounds(span.start, span.end) for span in (fault.reach, fault.quote) if span is not None]
        return not any(
            place.touches(finding.at) or place.touches(finding.against) for place in places for finding in self.findings
        )


def _around(text: str, start: int, end: int) -> str:
    """Words with what stands before and after them on their line."""
    first = max(text.rfind("\n", 0, start) + 1, text.find(" ", max(0, start - AROUND), start) + 1, start - AROUND)
    line = text.find("\n", end)
    last = min(end + AROUND, len(text) if line < 0 else line)
    cut = text.rfind(" ", end, last) if last == end + AROUND else last
    return " ".join(text[first : cut if cut > end else last].split())


Planter: TypeAlias = Callable[[Ground, Random], Iterator[Fault]]


def over_against(view: View, places: range) -> Span | None:
    """The speaker's words that some words of the paraphrase render."""
    return view.turned.span(view.others(places))


def stretch(first: Span, last: Span) -> Span:
    """From the start of one span to the end of another."""
    return Span(first.start, last.end, first.article)
