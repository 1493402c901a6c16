"""What can be paired: sentences with their tokens, their paragraph, and the recording they stand in or near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.domain import Sentence

TOKEN = re.compile(r"\w+")
SENTENCE_STOP = re.compile(r"[.!?]")
REPORTING = re.compile(
    r"\b(?:said|says|saying|added|adding|noted|noting|stressed|emphasi[sz]ed|explained|claimed|argued|pointed out|stated|"
    r"continued|told|warned|called|insisted|revealed|announced|recommended|asked|urged|admitted|conceded|acknowledged|"
    r"according to|went on|remarked|observed|recalled|pledged|promised|demanded|denied|criticized|criticised|welcomed)\b",
    re.IGNORECASE,
)
FEWEST_OPENING_WORDS = 5
MAINLY_QUOTED = 0.45


@dataclass(frozen=True)
class Unit:
    """A sentence as the aligner sees it.

    `text` is the quoted part where that is most of the sentence; `paragraph` counts lines that hold words;
    `recording` counts recordings: the sentence's own, or how many came before a reported sentence.
    """

    sentence: Sentence
    text: str
    tokens: frozenset[str]
    length: int
    paragraph: int
    recording: int
    reports: bool
    opening: bool


def units(sentences: Sequence[Sentence]) -> list[Unit]:
    """Number the paragraphs and recordings of an article and prepare every sentence."""
    found: list[Unit] = []
    paragraph, line, recording, label, openings = -1, -1, -1, -1, 0
    for sentence in sentences:
        if sentence.span.line != line:
            paragraph, line = paragraph + 1, sentence.span.line
            openings += _is_text(sentence)
        if sentence.speaker is not None and sentence.speaker.start != label:
            recording, label = recording + 1, sentence.speaker.start
        own = recording if sentence.verbatim else recording + 1
        found.append(_unit(sentence, paragraph, own, openings <= 2 and not sentence.verbatim))
    return found


def _is_text(sentence: Sentence) -> bool:
    """Whether a line opens the article proper: a site's menu words and the like do not."""
    return len(TOKEN.findall(sentence.text)) >= FEWEST_OPENING_WORDS or SENTENCE_STOP.search(sentence.text) is not None


def _unit(sentence: Sentence, paragraph: int, recording: int, opening: bool) -> Unit:
    quoted = " ".join(span.text for span in sentence.quoted)
    mainly = len(quoted) > MAINLY_QUOTED * len(sentence.text)
    text = quoted if mainly and not sentence.verbatim else sentence.text
    tokens = [token.lower() for token in TOKEN.findall(text)]
    reports = mainly or REPORTING.search(sentence.text) is not None
    return Unit(sentence, text, frozenset(tokens), len(tokens), paragraph, recording, reports, opening)
