"""Pronouns with which the reporter credits words: “…,” he said. She added that …; and whom each stands for."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.domain import Span
from aligner.mentions.bearers import namesakes
from aligner.mentions.gender import of_bearer
from aligner.mentions.names import whole
from aligner.mentions.paragraphs import Paragraph, Recording
from aligner.mentions.people import Reference
from aligner.mentions.persons import Bearer
from aligner.mentions.tokens import Token, tokens
from aligner.mentions.words import SAYING, TITLES, names_nobody

PRONOUNS = {"he": "male", "she": "female"}
ADVERBS = frozenset("also then further later again even now still has had have repeatedly went on".split())
SOMEBODY = frozenset("a an one another some two three four several many".split())
LONGEST_TURN = 2
LONGEST_CLAUSE = 100
CLAUSE = re.compile(r"[.!?\u00a0]")


@dataclass(frozen=True)
class Pronoun:
    """A pronoun that credits words to somebody, and that bearer; in “said that she …” that is not sure."""

    span: Span
    gender: str
    bearer: Bearer
    sure: bool = True


@dataclass(frozen=True)
class Named:
    """A person named in a paragraph."""

    reference: Reference
    bearer: Bearer


@dataclass(frozen=True)
class Turn:
    """Whose turn to speak it is, who else was named beside them, and where they were last met."""

    bearer: Bearer | None = None
    beside: tuple[Bearer, ...] = ()
    block: int = 0


def pronouns(blocks: Sequence[Paragraph | Recording], people: Sequence[Bearer]) -> Iterator[Pronoun]:
    """Yield every crediting pronoun whose bearer is clear, in order."""
    named: dict[int, dict[int, Named]] = {}
    for person in people:
        for reference in person.references:
            named.setdefault(reference.block, {})[reference.span.start] = Named(reference, person)
    shared = namesakes(people)
    owners = {label.span: person for person in people for label in person.labels}
    turn = Turn()
    for block in blocks:
        if block.number - turn.block > LONGEST_TURN:
            turn = Turn()
        if isinstance(block, Recording):
            turn = Turn(owners.get(block.label), (), block.number)
        else:
            turn = yield from _of_paragraph(block, turn, named.get(block.number, {}), shared)


def _of_paragraph(
    block: Paragraph, turn: Turn, named: dict[int, Named], shared: frozenset[int]
) -> Generator[Pronoun, None, Turn]:
    for words in _sentences(tokens(block.outside)):
        here = [named[place] for word in words if (place := block.span.start + word.start) in named]
        if not here and _somebody_else(words, turn.bearer):
            turn = Turn()
        named_here = _turn(here, shared, block.number) if here else turn
        for at, word in enumerate(words):
            if block.span.start + word.start in named:
                turn = named_here
            elif word.text.lower() in PRONOUNS:
                turn = replace(turn, block=block.number) if _credits(words, at) else turn
                yield from _pronoun(block, words, at, turn)
            elif word.lower in SAYING and not here and _other_subject(words, at, turn.bearer):
                turn = Turn()
    return turn


def _pronoun(block: Paragraph, words: list[Token], at: int, turn: Turn) -> Iterator[Pronoun]:
    gender, credits = PRONOUNS[words[at].text.lower()], _credits(words, at)
    if turn.bearer is not None and (credits or _reported(words, at)) and not _another(turn, gender):
        yield Pronoun(block.span.part(words[at].start, words[at].end), gender, turn.bearer, credits)


def _another(turn: Turn, gender: str) -> bool:
    """Whether a pronoun that does not fit the speaker may stand for somebody named beside them."""
    if turn.bearer is None or _gender(turn.bearer) in ("", gender):
        return False
    return any(_gender(person) in ("", gender) for person in turn.beside)


def _gender(person: Bearer) -> str:
    return of_bearer([reference.names for reference in person.wordings], person.roles)


def _sentences(words: list[Token]) -> Iterator[list[Token]]:
    start = 0
    for at, word in enumerate(words):
        if word.text == ".":
            yield words[start : at + 1]
            start = at + 1
    yield words[start:]


def _somebody_else(words: list[Token], current: Bearer | None) -> bool:
    """Whether a sentence that names nobody we know begins with somebody else: a doctor, the coordinator, a new name."""
    if not words:
        return False
    if words[0].lower in SOMEBODY:
        return True
    if words[0].lower in ("the", "its", "their", "his", "her"):
        known = current.heads if current is not None else frozenset()
        return any(word.lower in TITLES and word.lower not in known for word in words[1:6])
    return len(words) > 1 and all(word.capital and not names_nobody(word.text) for word in words[:2])


def _turn(here: list[Named], shared: frozenset[int], number: int) -> Turn:
    """Who speaks in a sentence that names people: the only one, or the only one beside a verb of saying."""
    bearers = {named.bearer.number: named.bearer for named in here}
    speaking = {named.bearer.number: named.bearer for named in here if named.reference.speaks}
    if len(bearers) == 1:
        chosen, clear = (
            here[0].bearer,
            any(one.reference.speaks or one.reference.says_later or one.reference.opens for one in here),
        )
    elif len(speaking) == 1:
        chosen, clear = next(iter(speaking.values())), True
    else:
        return Turn()
    full = any(len(whole(one.reference.names)) > 1 for one in here if one.bearer is chosen)
    beside = tuple(person for person in bearers.values() if person is not chosen)
    return Turn(chosen, beside, number) if clear and (full or chosen.number not in shared) else Turn()


def _credits(words: list[Token], at: int) -> bool:
    """Whether a verb of saying follows the pronoun, adverbs aside."""
    for word in words[at + 1 : at + 4]:
        if word.lower in SAYING:
            return True
        if word.lower not in ADVERBS:
            return False
    return False


def _reported(words: list[Token], at: int) -> bool:
    """Whether the pronoun opens what is said: “said that she …”, “said she …”."""
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in SAYING or (before[-1] == "that" and before[0] in SAYING))


def _other_subject(words: list[Token], at: int, current: Bearer | None) -> bool:
    """Whether a verb of saying has a subject that is neither a pronoun nor an office of the one who speaks."""
    start = at
    while at - start < LONGEST_CLAUSE and start > 0 and not CLAUSE.match(words[start - 1].text):
        start -= 1
    before = [word.lower for word in words[start:at]]
    if not before or any(word in PRONOUNS for word in before):
        return False
    if "and" in before[-3:] or (before[-1] == "," and not words[start].capital):
        return False
    known = current.heads if current is not None else frozenset()
    return not any(word in TITLES and word in known for word in before)
