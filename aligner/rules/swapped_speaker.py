"""Words credited to somebody who did not say them."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Pair, Remark, Sentence, Severity, Span
from aligner.rule import rule

ALIKE, READS_SURELY = 0.6, -1.0


@rule(kind="speaker", severity=Severity.ERROR)
def swapped_speaker(analysis: Analysis) -> Iterator[Remark]:
    """The paraphrase credits a recording's words to another person than its label names.

    The label is known to be somebody else's who is named in the article, and the paraphrase stands beside the
    recording and credits one person by name. The rule is silent on groups, pronouns, people whom the recording
    speaks of, and paragraphs that credit several people.

    Bad:

        Robert Wood, deputy ambassador of the United States, opened the meeting.

        Barbara Woodward, ambassador of the United Kingdom, closed it.

        [녹취: 우드 차석대사] “Twelve trucks crossed the northern bridge before dawn.”

        «Woodward» said, “Twelve trucks crossed the northern bridge before dawn.”

    Good:

        Robert Wood, deputy ambassador of the United States, opened the meeting.

        Barbara Woodward, ambassador of the United Kingdom, closed it.

        [녹취: 우드 차석대사] “Twelve trucks crossed the northern bridge before dawn.”

        Wood said, “Twelve trucks crossed the northern bridge before dawn.”
    """
    known = _Known(analysis)
    seen: set[str] = set()
    for pair in analysis.pairs:
        label = known.labels.get(pair.quote[0].speaker) if pair.quote[0].speaker is not None else None
        speaker = known.credited(pair) if label is not None and pair.similarity >= ALIKE else None
        if label is None or speaker is None or speaker.entity in (label.entity, *seen):
            continue
        owner = known.owner(label)
        if owner is not None and known.somebody(speaker) and _another(pair, speaker) and known.adjoining(pair):
            seen.add(speaker.entity)
            yield _remark(speaker, label, owner)


class _Known:
    """An article's mentions by line and by bearer, and its recordings by place: looked up for every pair."""

    def __init__(self, analysis: Analysis) -> None:
        self.labels = {mention.span: mention for mention in analysis.mentions if mention.kind == "label"}
        self._by_line: dict[int, list[Mention]] = defaultdict(list)
        self._by_entity: dict[str, list[Mention]] = defaultdict(list)
        for mention in analysis.mentions:
            self._by_line[mention.span.line].append(mention)
            self._by_entity[mention.entity].append(mention)
        self._recorded = sorted((one for one in analysis.sentences if one.verbatim), key=_start)

    def credited(self, pair: Pair) -> Mention | None:
        """The one person whom the lines of a paraphrase credit by name; nobody where a pronoun or another name does too."""
        lines = sorted({sentence.span.line for sentence in pair.paraphrase})
        here = [mention for line in lines for mention in self._by_line.get(line, ())]
        speaking = [mention for mention in here if mention.kind == "name" and mention.speaks]
        named = {mention.entity for mention in here if mention.kind in ("name", "pronoun")}
        return speaking[0] if speaking and len(named) == 1 else None

    def owner(self, label: Mention) -> Mention | None:
        """The person named in the article whose name the label surely reads as."""
        own = (one for one in self._by_entity.get(label.entity, ()) if one.kind == "name")
        return next((one for one in own if one.reading is not None and one.reading >= READS_SURELY), None)

    def somebody(self, speaker: Mention) -> bool:
        """Whether the article gives the one who is credited an office or another name: a capital alone names nobody."""
        return any(one.given or one.role for one in self._by_entity.get(speaker.entity, ()))

    def adjoining(self, pair: Pair) -> bool:
        """Whether no other recording stands between a quote and its paraphrase."""
        told, said = pair.paraphrase[0].span, pair.quote[0]
        low, high = sorted((told.start, said.span.start))
        first = bisect.bisect_right(self._recorded, low, key=_start)
        between = self._recorded[first : bisect.bisect_left(self._recorded, high, key=_start)]
        return all(one.speaker == said.speaker for one in between)


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _another(pair: Pair, speaker: Mention) -> bool:
    """Whether the one who is credited is not spoken of in the quote."""
    quote = " ".join(sentence.text for sentence in pair.quote)
    return bool(speaker.spelling) and speaker.spelling not in quote


def _remark(speaker: Mention, label: Mention, owner: Mention) -> Remark:
    at = _surname(speaker)
    message = f"The recording’s label “{label.span.text}” is {owner.span.text}’s; here {speaker.span.text} is credited."
    return Remark(at, label.span, message, 0.8, owner.spelling)


def _surname(mention: Mention) -> Span:
    start = mention.span.text.find(mention.spelling)
    return mention.span.part(start, start + len(mention.spelling)) if start >= 0 else mention.span
