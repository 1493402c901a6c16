"""He for a woman, she for a man."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Remark, Severity
from aligner.rule import rule

FIRST_PERSON = re.compile(r"\b(?:I|my|me|myself)\b|\bI[’']")
NOUN = {"female": "a woman", "male": "a man"}


@rule(kind="speaker", severity=Severity.ERROR)
def mismatched_pronoun(analysis: Analysis) -> Iterator[Remark]:
    """“He said” of a woman, or “she said” of a man.

    Languages that do without pronouns give none to a translation, and machines make up “he”. What is known of the
    speaker comes from an honorific, a noun such as spokeswoman, the first name, or the other pronouns of the article;
    where these are unclear or at odds the rule is silent. Where only a less telling first name speaks it warns.

    Bad:

        Barbara Woodward, the British ambassador, said that the missiles had come by sea.

        “Nobody saw them,” «he» said.

    Bad:

        Pavel Novak, head of the clinic, said that the beds were full.

        «She» added that two more wards would open.

    Good:

        Barbara Woodward, the British ambassador, said that the missiles had come by sea.

        A sailor said that nobody had seen them. “It was dark,” he said.

    Good:

        Kim Robin, head of the clinic, said that the beds were full.

        “We will open two more wards,” he said.
    """
    judged = [
        mention
        for mention in analysis.mentions
        if mention.kind == "pronoun" and (mention.sure or _speaks_of_self(analysis, mention))
    ]
    for entity in dict.fromkeys(mention.entity for mention in judged):
        own = [mention for mention in analysis.mentions if mention.entity == entity and mention.kind != "pronoun"]
        yield from _of_bearer(own, [mention for mention in judged if mention.entity == entity])


def _speaks_of_self(analysis: Analysis, pronoun: Mention) -> bool:
    """Whether the sentence of a pronoun renders a quote of the same person that says “I”."""
    labels = {
        mention.span for mention in analysis.mentions if mention.kind == "label" and mention.entity == pronoun.entity
    }
    return any(
        any(sentence.speaker in labels and FIRST_PERSON.search(sentence.text) for sentence in pair.quote)
        for pair in analysis.pairs
        if any(sentence.span.holds(pronoun.span) for sentence in pair.paraphrase)
    )


def _of_bearer(own: list[Mention], pronouns: list[Mention]) -> Iterator[Remark]:
    known = _known(own)
    if known is None:
        yield from _at_odds(own, pronouns)
        return
    wrong = [mention for mention in pronouns if mention.gender != known.gender]
    if not wrong or (len(wrong) == len(pronouns) > 2 and not known.sure):
        return
    severity = Severity.ERROR if known.sure else Severity.WARNING
    right = "she" if known.gender == "female" else "he"
    name = next((mention.span.text for mention in own if mention.kind == "name"), known.span.text)
    times = f" ({len(wrong)} times)" if len(wrong) > 1 else ""
    message = f"“{wrong[0].span.text}” stands for {name}, by {known.evidence} {NOUN[known.gender]}{times}."
    suggestion = right.capitalize() if wrong[0].span.text[0].isupper() else right
    yield Remark(wrong[0].span, known.span, message, 0.95 if known.sure else 0.75, suggestion, severity)


def _known(own: list[Mention]) -> Mention | None:
    """The place that tells the bearer's gender best; nothing where two places are at odds."""
    telling = [mention for mention in own if mention.gender]
    sure = [mention for mention in telling if mention.sure]
    chosen = sure or telling
    return chosen[0] if chosen and len({mention.gender for mention in chosen}) == 1 else None


def _at_odds(own: list[Mention], pronouns: list[Mention]) -> Iterator[Remark]:
    """Where nothing else tells, both pronouns for one person: the rarer, or else the later, is doubtful."""
    if any(mention.gender for mention in own):
        return
    first = pronouns[0]
    other = [mention for mention in pronouns if mention.gender != first.gender]
    if not other or len({mention.gender for mention in pronouns}) < 2:
        return
    odd, against = (other[0], first) if len(other) * 2 <= len(pronouns) else (first, other[0])
    name = next((mention.span.text for mention in own if mention.kind == "name"), "one person")
    message = f"Both “{against.span.text.lower()}” and “{odd.span.text.lower()}” stand for {name}."
    yield Remark(odd.span, against.span, message, 0.6, None, Severity.WARNING)
