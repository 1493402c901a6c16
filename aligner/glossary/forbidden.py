"""Pairs -> Differences: forbidden renderings of what the speaker said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aligner.contrast.phrases import Match
from aligner.contrast.words import words
from aligner.domain import Difference, Pair, Severity, Span, Word
from aligner.glossary.glossary import Glossary
from aligner.glossary.phrases import Phrase

CAUSE = "forbidden-rendering"

Found = Sequence[Match[Phrase]]


def with_forbidden(
    differences: Iterable[Difference], pairs: Iterable[Pair], glossary: Glossary
) -> tuple[Difference, ...]:
    """The differences with the forbidden renderings among them; nothing else is said of the words of those."""
    forbidden = [difference for pair in pairs for difference in _forbidden(pair, glossary)]
    others = [own for own in differences if not any(_same_places(own, other) for other in forbidden)]
    return (*others, *forbidden)


def _forbidden(pair: Pair, glossary: Glossary) -> Iterator[Difference]:
    quote = words(pair.quote)
    terms = glossary.terms.find(quote)
    if not terms:
        return
    paraphrase = words(pair.paraphrase)
    allowed = glossary.equivalents.find(paraphrase)
    renderings = [
        own for own in glossary.forbidden.find(paraphrase) if not any(_longer(own, other) for other in allowed)
    ]
    for phrase in dict.fromkeys(own.value for own in renderings):
        said = [term for term in terms if term.value.entry == phrase.entry]
        if not said or _allowed_elsewhere(phrase, said[0], terms, glossary):
            continue
        spoken = [own for own in glossary.forbidden.find(quote) if own.value == phrase and not _meets(own, said)]
        found = [own for own in renderings if own.value == phrase][len(spoken) :]
        for number, rendering in enumerate(found):
            term = said[min(number, len(said) - 1)]
            yield _difference(pair, _span(quote, term), _span(paraphrase, rendering), glossary, phrase)


def _difference(pair: Pair, quote: Span, paraphrase: Span, glossary: Glossary, phrase: Phrase) -> Difference:
    entry = glossary.entries[phrase.entry]
    why = (
        f"The speaker said “{quote.text}”, the paraphrase says “{paraphrase.text}”: "
        f"{entry.note or 'the glossary forbids it'} ({entry.place})."
    )
    instead = next(iter(entry.equivalents), None)
    return Difference(CAUSE, quote, paraphrase, 1.0, Severity.ERROR, why, pair, instead)


def _allowed_elsewhere(phrase: Phrase, term: Match[Phrase], terms: Found, glossary: Glossary) -> bool:
    """Whether another entry of the same term allows the rendering: a word may be the term of several concepts."""
    others = (glossary.entries[own.value.entry] for own in terms if (own.start, own.end) == (term.start, term.end))
    return any(phrase.text in entry.allowed for entry in others)


def _longer(one: Match[Phrase], other: Match[Phrase]) -> bool:
    """Whether a rendering is only a part of one that is allowed."""
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _meets(one: Match[Phrase], terms: Found) -> bool:
    return any(one.overlaps(term) for term in terms)


def _span(side: Sequence[Word], match: Match[Phrase]) -> Span:
    first, last = side[match.start].span, side[match.end - 1].span
    return Span(first.start, last.end, first.article)


def _same_places(one: Difference, other: Difference) -> bool:
    both = ((one.quote, other.quote), (one.paraphrase, other.paraphrase))
    return all(own is not None and theirs is not None and own.overlaps(theirs) for own, theirs in both)
