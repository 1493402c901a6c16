"""Text -> sentence spans, by Punkt with the abbreviations and habits of news English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aligner.segment.punkt import load_punkt

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

punkt: Any = load_punkt()

TITLES = """mr mrs ms mx dr prof rev hon sen rep gov gen adm brig maj lt col capt cmdr sgt cpl pvt pres amb sec supt insp
st ste fr br sr jr messrs mme mlle mgr"""
BODIES = """inc ltd co corp plc bros dept univ assn intl nat natl govt bn est ave blvd rd mt ft no nos art arts sect para ch fig
figs vol ed eds pp al vs v cf viz approx incl excl etc e.g i.e a.m p.m"""
PLACES = """u.s u.k u.n e.u u.a.e u.s.a u.s.s.r d.c n.y l.a p.r.c d.p.r.k r.o.k n s e w calif mass conn ga fla ill ind mich minn
pa tenn tex va wash wis ariz colo md mo nev okla ore wyo"""
CALENDAR = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
ABBREVIATIONS = frozenset(" ".join((TITLES, BODIES, PLACES, CALENDAR)).split())
STARTERS = """the a an this that these those it he she we they i you there here in on at by for from to of with as if when
while after before but and so or however meanwhile our his her their its my what who why how no not nobody some many most all
both each every once since although though according asked another one two today yesterday tomorrow last next let please"""

LOWER_START = re.compile(r"[\s\"'“”‘’«»(\[]*[a-zà-öø-ÿ]")
HAS_WORD = re.compile(r"\w")
ASKED = re.compile(r"[?!]['\"’”»]+$")
ATTRIBUTION = re.compile(
    r"[\s,—–-]*(?:[A-Z][\w.'’-]*\s+){0,6}(?:said|says|asked|asks|added|cried|shouted|told|wondered|replied|wrote|exclaimed|demanded)\b"
)
LATE_CLOSING = re.compile(r"[”’»\)\]]+(?=\s|$)")
LOWER_CASE_INSIDE = 1 << 5
LONGEST_CLOSING = 40


class NewsEnglish(punkt.PunktLanguageVars):
    """Punkt's habits, with typographic closing marks kept to the sentence that they close."""

    re_boundary_realignment = re.compile(r'["\'”’»)\]}]+?(?:\s+|(?=--)|$)', re.MULTILINE)


@functools.cache
def tokenizer() -> PunktSentenceTokenizer:
    """Punkt with fixed parameters: nothing is learned from the article, so every article is split alike."""
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    for word in STARTERS.split():
        parameters.add_ortho_context(word, LOWER_CASE_INSIDE)
    return punkt.PunktSentenceTokenizer(parameters, lang_vars=NewsEnglish())


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence of a paragraph, white space at the ends left out."""
    start = end = -1
    wordy = False
    for low, high in tokenizer().span_tokenize(text):
        if start >= 0:
            late = LATE_CLOSING.match(text, low)
            end, low = (late.end(), late.end()) if late else (end, low)
            if not wordy or _belongs(text[max(start, end - LONGEST_CLOSING) : end], text[low:high]):
                wordy, end = wordy or HAS_WORD.search(text, low, high) is not None, high
                continue
            yield _trimmed(text, start, end)
        start, end, wordy = low, high, HAS_WORD.search(text, low, high) is not None
    if start >= 0:
        yield _trimmed(text, start, end)


def _belongs(ending: str, after: str) -> bool:
    """Whether what follows the end of a sentence goes on with it: a stop inside it, or an attribution after a question."""
    if not HAS_WORD.search(after):
        return True
    if ASKED.search(ending) and ATTRIBUTION.match(after):
        return True
    return LOWER_START.match(after) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
