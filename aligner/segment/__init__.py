"""Article -> Sentences: the words of recordings, each with its speaker, and the reporter's words around them."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import LINE_ENDING, Article, Sentence, Span
from aligner.marks import CLOSING, OPENING, STRAIGHT
from aligner.segment.recordings import Passage, passages
from aligner.segment.reported import reported_parts
from aligner.segment.splitter import split

__all__ = ["passage", "segment"]


def segment(article: Article, own_cues: tuple[str, ...] = ()) -> tuple[Sentence, ...]:
    """Cut an article into verbatim and reported sentences, in the order of the text.

    `own_cues` are templates of a newsroom's own labels.
    """
    found = (sentence for passage in passages(list(lines(article)), own_cues) for sentence in _sentences(passage))
    return tuple(found)


def passage(article: Article, *, verbatim: bool) -> tuple[Sentence, ...]:
    """Cut a text that is known to be all quote, or all paraphrase, into sentences."""
    speaker = Span(0, 0, article) if verbatim else None
    spoken = (Passage(line, speaker) for line in lines(article) if line.text.strip())
    return tuple(sentence for own in spoken for sentence in _sentences(own))


def lines(article: Article) -> Iterator[Span]:
    """Yield the lines of an article, line endings and a byte order mark left out."""
    start = 1 if article.text.startswith("\ufeff") else 0
    for ending in LINE_ENDING.finditer(article.text):
        yield Span(start, ending.start(), article)
        start = ending.end()
    yield Span(start, len(article.text), article)


def _sentences(passage: Passage) -> Iterator[Sentence]:
    text = passage.span.text
    bounds = list(split(text))
    if passage.speaker is None:
        yield from reported_parts(passage.span, bounds)
        return
    for start, end in bounds:
        yield Sentence(_bare(passage.span.part(start, end)), passage.speaker)


def _bare(span: Span) -> Span:
    """A verbatim sentence without the quotation marks of the recording around it."""
    text = span.text
    inner = text.strip(f"{OPENING}{CLOSING}{STRAIGHT} \t\u00a0")
    if not inner:
        return span
    start = text.index(inner)
    return span.part(start, start + len(inner))
