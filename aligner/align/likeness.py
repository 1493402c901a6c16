"""How like two sentences are: by meaning, and by spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.align.candidates import Candidate
from aligner.align.units import Unit
from aligner.encode import LexicalEncoder, Vectors

Likeness = NDArray[np.float64]

AT_ONCE = 256  # links whose vectors are held together: those of a long article would fill the memory
MOST_KNOWN = 2048


def meanings(links: Sequence[Candidate], vectors: Vectors) -> Likeness:
    """The cosine of what both sentences mean, for each link."""
    return np.concatenate([_cosines(some, vectors) for some in _batches(links)])


def spellings(links: Sequence[Candidate], units: Sequence[Unit]) -> Likeness:
    """The cosine of how both sentences are spelled, for each link; links must stand in the order of the article."""
    encoder = LexicalEncoder()
    found, known = [], dict[int, Vectors]()
    for some in _batches(links):
        wanted = sorted({at for link in some for at in (link.quote, link.paraphrase)})
        missing = [at for at in wanted if at not in known]
        known |= dict(zip(missing, encoder.sentences([units[at].text for at in missing]), strict=True))
        place = {at: number for number, at in enumerate(wanted)}
        moved = [Candidate(place[link.quote], place[link.paraphrase], link.between) for link in some]
        found.append(_cosines(moved, np.stack([known[at] for at in wanted])))
        if len(known) > MOST_KNOWN:
            known = {at: known[at] for at in wanted}
    return np.concatenate(found)


def _batches(links: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    return (links[start : start + AT_ONCE] for start in range(0, len(links), AT_ONCE))


def _cosines(links: Sequence[Candidate], vectors: Vectors) -> Likeness:
    quotes, paraphrases = ([getattr(link, side) for link in links] for side in ("quote", "paraphrase"))
    cosines: Vectors = np.einsum("ij,ij->i", vectors[quotes], vectors[paraphrases])
    return cosines.astype(np.float64)
