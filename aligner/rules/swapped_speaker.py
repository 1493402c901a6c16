"""Words credited to somebody who did not say them."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Pair, Remark, Severity, Span
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
    labels = {mention.span: mention for mention in analysis.mentions if mention.kind == "label"}
    seen: set[str] = set()
    for pair in analysis.pairs:
        label = labels.get(pair.quote[0].speaker) if pair.quote[0].speaker is not None else None
        speaker = _credited(analysis, pair) if label is not None and pair.similarity >= ALIKE else None
        if label is None or speaker is None or speaker.entity in (label.entity, *seen):
            continue
        owner = _owner(analysis, label)
        if owner is not None and _somebody(analysis, speaker) and _another(analysis, pair, speaker):
            seen.add(speaker.entity)
            yield _remark(speaker, label, owner)


def _credited(analysis: Analysis, pair: Pair) -> Mention | None:
    """The one person whom the lines of a paraphrase credit by name; nobody where a pronoun or another name does too."""
    lines = {sentence.span.line for sentence in pair.paraphrase}
    here = [mention for mention in analysis.mentions if mention.span.line in lines]
    speaking = [mention for mention in here if mention.kind == "name" and mention.speaks]
    named = {mention.entity for mention in here if mention.kind in ("name", "pronoun")}
    return speaking[0] if speaking and len(named) == 1 else None


def _owner(analysis: Analysis, label: Mention) -> Mention | None:
    """The person named in the article whose name the label surely reads as."""
    own = [one for one in analysis.mentions if one.entity == label.entity and one.kind == "name"]
    return next((one for one in own if one.reading is not None and one.reading >= READS_SURELY), None)


def _somebody(analysis: Analysis, speaker: Mention) -> bool:
    """Whether the article gives the one who is credited an office or another name: a capital alone names nobody."""
    return any(one.given or one.role for one in analysis.mentions if one.entity == speaker.entity)


def _another(analysis: Analysis, pair: Pair, speaker: Mention) -> bool:
    """Whether the one who is credited is not spoken of in the quote, and the recording stands next to the paraphrase."""
    quote = " ".join(sentence.text for sentence in pair.quote)
    return bool(speaker.spelling) and speaker.spelling not in quote and _adjoining(analysis, pair)


def _adjoining(analysis: Analysis, pair: Pair) -> bool:
    """Whether no other recording stands between a quote and its paraphrase."""
    told, said = pair.paraphrase[0].span, pair.quote[0]
    low, high = min(told.start, said.span.start), max(told.start, said.span.start)
    between = (one for one in analysis.sentences if one.verbatim and low < one.span.start < high)
    return all(one.speaker == said.speaker for one in between)


def _remark(speaker: Mention, label: Mention, owner: Mention) -> Remark:
    at = _surname(speaker)
    message = f"The recording’s label “{label.span.text}” is {owner.span.text}’s; here {speaker.span.text} is credited."
    return Remark(at, label.span, message, 0.8, owner.spelling)


def _surname(mention: Mention) -> Span:
    start = mention.span.text.find(mention.spelling)
    return mention.span.part(start, start + len(mention.spelling)) if start >= 0 else mention.span
