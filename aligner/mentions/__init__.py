"""Sentences -> Mentions: who is named where, by which spelling and office; whose are the labels and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.domain import Listed, Mention, Sentence
from aligner.mentions.authority import Authority, load_authority
from aligner.mentions.bearers import bearers
from aligner.mentions.gender import Gender, of_given_names, of_role, of_surname
from aligner.mentions.labelled import reading_of, reads
from aligner.mentions.labels import Label, parse
from aligner.mentions.letters import latin
from aligner.mentions.listed import entry_of, gender_of, verdict_of
from aligner.mentions.lists import AuthorityError
from aligner.mentions.names import eastern, surnames, whole
from aligner.mentions.offices import verdict
from aligner.mentions.paragraphs import Paragraph, Recording, blocks
from aligner.mentions.people import Reference, people
from aligner.mentions.persons import Bearer, Placed
from aligner.mentions.places import marked_words, places
from aligner.mentions.pronouns import pronouns
from aligner.mentions.reading import spelled, unread
from aligner.mentions.spellings import unlisted
from aligner.mentions.words import PARTICLES

__all__ = ["Authority", "AuthorityError", "load_authority", "mentions"]

READS_SURELY = -0.8


def mentions(sentences: Sequence[Sentence], authority: Authority | None = None) -> tuple[Mention, ...]:
    """Everybody who is named in an article, by name, label or pronoun, in the order of the text.

    Without lists of names of the newsroom's own, `authority` is the one that comes with the program.
    """
    authority = authority or load_authority()
    parts = list(blocks(sentences))
    references = [reference for part in parts if isinstance(part, Paragraph) for reference in people(part)]
    labels = [
        Placed(part.number, parse(part.label))
        for part in parts
        if isinstance(part, Recording) and part.label.text.strip()
    ]
    found = bearers(references, labels)
    every = [mention for person in found for mention in _of_bearer(person, entry_of(person, authority))]
    for pronoun in pronouns(parts, found):
        every.append(
            Mention(pronoun.span, _entity(pronoun.bearer), kind="pronoun", gender=pronoun.gender, sure=pronoun.sure)
        )
    every += [*places(sentences), *marked_words(sentences)]
    owned = {label.span for person in found for label in person.labels}
    for placed in labels:
        if placed.label.span not in owned:
            every.append(_label(placed.label, f"label:{placed.label.name}"))
    return tuple(sorted(every, key=lambda mention: (mention.span.start, mention.span.end, mention.kind)))


def _entity(person: Bearer) -> str:
    return f"person:{person.number}"


def _of_bearer(person: Bearer, entry: Listed | None) -> Iterator[Mention]:
    for reference in person.references:
        yield _beside_list(_name(person, reference, entry), entry)
    for label in person.labels:
        yield _label(label, _entity(person))


def _label(label: Label, entity: str) -> Mention:
    gender = of_role(label.title) if label.script == "latin" else None
    return Mention(
        label.span, entity, label.title, label.name, "label", label.script, "", gender.gender if gender else "",
        gender.evidence if gender else "", gender is not None, expected=spelled(label.name),
    )  # fmt: skip


def _name(person: Bearer, reference: Reference, entry: Listed | None) -> Mention:
    surname = _surname(person, reference)
    given = _given(reference, surname)
    plain = Mention(
        reference.span, _entity(person), reference.role, surname, given=" ".join(given), role_span=reference.office,
        speaks=_credited(reference),
    )  # fmt: skip
    gender = gender_of(_gender(reference, given, surname), entry)
    if gender is not None:
        plain = replace(plain, gender=gender.gender, evidence=gender.evidence, sure=gender.sure)
    judged = verdict_of(verdict(person.labels[0], reference.office) if person.labels else None, entry, reference.office)
    if judged is not None:
        plain = replace(plain, office=judged.english, renders=judged.renders, other_office=judged.other)
    return _beside_label(plain, person.labels[0]) if person.labels else plain


def _credited(reference: Reference) -> bool:
    """Whether words are credited to somebody here, right beside the name or after the office that follows it."""
    return reference.speaks or bool(reference.opens and reference.says_later and reference.apposition)


def _beside_list(plain: Mention, entry: Listed | None) -> Mention:
    """What the lists of names say of the name's spelling."""
    if entry is None:
        return plain
    return replace(plain, listed=entry, unlisted=tuple(unlisted(plain.span, plain.spelling, plain.given, entry)))


def _beside_label(plain: Mention, label: Label) -> Mention:
    """What the label says of the name's spelling."""
    reading = reading_of(label, plain.spelling)
    letters = unread(reading, label.script) if reading else ""
    return replace(plain, reading=reads(label, plain.spelling), expected=spelled(label.name), unread=letters)


def _gender(reference: Reference, given: Sequence[str], surname: str) -> Gender | None:
    return of_role(reference.role) or of_given_names(given) or of_surname(surname)


def _surname(person: Bearer, reference: Reference) -> str:
    """The surname as written here; a part of the full name (García of García Márquez) counts as the whole of it."""
    first = next((other for other in person.wordings if _holds(other, reference)), None)
    if first is not None:
        surname = _surname(person, first)
        return next((name for name in reference.names if latin(name) == latin(surname)), surname)
    choices = surnames(reference.names)
    alone = {
        name.lower() for other in person.wordings if len(whole(other.names)) == 1 for name in surnames(other.names)
    }
    for choice in choices:
        if choice.lower() in alone:
            return choice
    if len(whole(reference.names)) < 2 or eastern(reference.names):
        return choices[0]
    return _by_label(person, choices)


def _holds(other: Reference, reference: Reference) -> bool:
    """Whether another reference has all words of this one and more, or the same words of a full name, earlier."""
    mine, others = ([latin(name) for name in whole(one.names)] for one in (reference, other))
    if len(others) > len(mine):
        return set(whole(reference.names)) <= set(other.names)
    return len(mine) > 1 and sorted(mine) == sorted(others) and other.span < reference.span


def _by_label(person: Bearer, choices: Sequence[str]) -> str:
    """Which of several names a label reads as, or else the likeliest surname."""
    scored = [
        (reading.score, -number, choice)
        for label in {label.name: label for label in person.labels}.values()
        for number, choice in enumerate(choices)
        if (reading := reading_of(label, choice)) is not None
    ]
    return max(scored)[2] if scored and max(scored)[0] > READS_SURELY else choices[0]


def _given(reference: Reference, surname: str) -> list[str]:
    """The other words of a full name."""
    if len(whole(reference.names)) < 2:
        return []
    own = set(surname.split())
    if not own & set(reference.names):
        return []
    return [name for name in reference.names if name not in own and name.lower() not in PARTICLES]
