"""Sentences -> Words: tokens with their lemmas and coarse parts of speech."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from aligner.contrast.speech import speech
from aligner.contrast.tokens import tokens
from aligner.domain import Sentence, Span, Word


def words(sentences: Sequence[Sentence]) -> tuple[Word, ...]:
    """The words of a run of sentences, with absolute spans; contractions are split where the verb ends."""
    return tuple(word for sentence in sentences for word in _sentence(sentence.span))


def parts(word: Word) -> tuple[Word, ...]:
    """The pieces of a hyphenated word as words of their own; any other word alone."""
    pieces = word.text.split("-")
    if len(pieces) == 1 or not all(pieces):
        return (word,)
    found, at = [], 0
    for piece, (pos, lemma) in zip(pieces, speech(pieces), strict=True):
        found.append(Word(word.span.part(at, at + len(piece)), lemma, pos))
        at += len(piece) + 1
    return tuple(found)


def _sentence(span: Span) -> Iterator[Word]:
    text = span.text
    bounds = list(tokens(text))
    read = speech([unicodedata.normalize("NFC", text[start:end]) for start, end in bounds])
    for (start, end), (pos, lemma) in zip(bounds, read, strict=True):
        yield Word(span.part(start, end), lemma, pos)
