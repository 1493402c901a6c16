"""Words of a quote with the words of its paraphrase that stand for them: by form, by equivalence, and by context."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.contrast.knowledge import equivalent, sets
from aligner.domain import Link, Word
from aligner.encode import Vectors

Scores = NDArray[np.float64]

FEWEST_SIMILARITY = 0.32
SAME_FORM = 0.5
LONGEST_PHRASE = 7


def link_words(quote: Sequence[Word], paraphrase: Sequence[Word], similarities: Vectors) -> tuple[Link, ...]:
    """Link words and phrases of the two sides, each word at most once.

    Phrases that the table of equivalents knows come first (DPRK, North Korea); then words of one lemma, and then
    words that are each other's best match in context. `similarities` has shape (quote words, paraphrase words).
    """
    if not quote or not paraphrase:
        return ()
    similarity = similarities.astype(np.float64)
    links = list(_phrases(quote, paraphrase, similarity))
    used_quote = {at for link in links for at in link.quote}
    used_paraphrase = {at for link in links for at in link.paraphrase}
    scores = _scores(quote, paraphrase, similarity)
    scores[sorted(used_quote), :] = -1
    scores[:, sorted(used_paraphrase)] = -1
    links += _mutual(quote, paraphrase, scores, similarity)
    return tuple(sorted(links, key=lambda link: (link.quote, link.paraphrase)))


def _scores(quote: Sequence[Word], paraphrase: Sequence[Word], similarity: Scores) -> Scores:
    """Contextual similarity, raised for words of one lemma; content never meets function words."""
    scores = similarity.copy()
    for row, own in enumerate(quote):
        for column, other in enumerate(paraphrase):
            if own.pos == "punctuation" or other.pos == "punctuation" or own.content != other.content:
                scores[row, column] = -1
            elif _same(own, other):
                scores[row, column] += SAME_FORM
    return scores


def _same(own: Word, other: Word) -> bool:
    return own.lemma == other.lemma or equivalent((own.lemma,), (other.lemma,))


def _mutual(quote: Sequence[Word], paraphrase: Sequence[Word], scores: Scores, similarity: Scores) -> list[Link]:
    """Mutual best matches, best first, until none is left above the threshold."""
    links: list[Link] = []
    scores = scores.copy()
    while True:
        best_column, best_row = scores.argmax(axis=1), scores.argmax(axis=0)
        rows = [row for row in range(len(quote)) if best_row[best_column[row]] == row]
        rows = [row for row in rows if scores[row, best_column[row]] >= FEWEST_SIMILARITY]
        if not rows:
            return links
        for row in rows:
            column = int(best_column[row])
            strength = max(0.0, min(1.0, float(similarity[row, column])))
            links.append(Link((row,), (column,), _same(quote[row], paraphrase[column]), round(strength, 4)))
            scores[row, :] = -1
            scores[:, column] = -1


def _phrases(quote: Sequence[Word], paraphrase: Sequence[Word], similarity: Scores) -> list[Link]:
    """Equivalent phrases of which one side at least has several words, longest first."""
    found: list[Link] = []
    used_quote: set[int] = set()
    used_paraphrase: set[int] = set()
    known = _known(paraphrase)
    spans = [
        (rows, columns)
        for rows, own in _known(quote)
        for columns, other in known
        if len(rows) + len(columns) > 2 and not own.isdisjoint(other)
    ]
    for rows, columns in sorted(spans, key=lambda both: (-len(both[0]) - len(both[1]), both)):
        if used_quote.isdisjoint(rows) and used_paraphrase.isdisjoint(columns):
            used_quote.update(rows)
            used_paraphrase.update(columns)
            strength = float(similarity[np.ix_(rows, columns)].max())
            found.append(Link(rows, columns, True, round(max(0.0, min(1.0, strength)), 4)))
    return found


def _known(words: Sequence[Word]) -> list[tuple[tuple[int, ...], frozenset[int]]]:
    """The phrases of a side that stand in the table of equivalents, with the sets they belong to."""
    found = []
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST_PHRASE) + 1):
            if words[end - 1].pos == "punctuation":
                break
            own = sets(tuple(word.lemma for word in words[start:end]))
            if own:
                found.append((tuple(range(start, end)), own))
    return found
