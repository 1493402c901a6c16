"""Pairs laid out word by word for tests: the words linked by lemma, and further ones by hand."""

from __future__ import annotations

from aligner.contrast.knowledge import equivalent
from aligner.contrast.words import words
from aligner.domain import Article, Bitext, Link, Pair, Sentence, Span, Word


def bitext(quote: str, paraphrase: str, *linked: tuple[str, str]) -> Bitext:
    """A bitext whose words are linked where the lemma is the same, or where `linked` names their forms."""
    text = f"{quote}\n{paraphrase}"
    article = Article("a.txt", text)
    left = (Sentence(Span(0, len(quote), article), Span(0, 0, article)),)
    right = (Sentence(Span(len(quote) + 1, len(text), article)),)
    own, other = words(left), words(right)
    return Bitext(
        Pair(left, right, 0.9), own, other, tuple(sorted(_links(own, other, dict(linked)), key=lambda link: link.quote))
    )


def _links(own: tuple[Word, ...], other: tuple[Word, ...], linked: dict[str, str]) -> list[Link]:
    found: list[Link] = []
    used: set[int] = set()
    for at, word in enumerate(own):
        for place, rival in enumerate(other):
            same = word.lemma == rival.lemma or equivalent((word.lemma,), (rival.lemma,))
            if place not in used and word.pos != "punctuation" and (same or linked.get(word.text) == rival.text):
                found.append(Link((at,), (place,), same, 1.0 if same else 0.5))
                used.add(place)
                break
    return found
