"""The parts of a name that a list of names spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.domain import Listed, Span
from aligner.mentions.letters import latin
from aligner.mentions.likeness import likeness, sounds_like

ALIKE = 0.55


def unlisted(span: Span, surname: str, given: str, entry: Listed) -> Iterator[Span]:
    """The parts of a name that are near to the entry's without being among them, in the order of the text."""
    if latin(span.text) in {latin(name) for name in entry.names}:
        return
    parts = ((given, _strange_given(given, entry)), (surname, _strange(surname, entry.surnames)))
    found = [span.part(at, at + len(part)) for part, strange in parts if strange and (at := span.text.find(part)) >= 0]
    yield from sorted(found)


def _strange(name: str, known: Sequence[str]) -> bool:
    bare = {latin(one) for one in known}
    return bool(name) and latin(name) not in bare and any(likeness(name, one) >= ALIKE for one in known)


def _strange_given(given: str, entry: Listed) -> bool:
    """Whether other names are spelled otherwise; an initial or some of several names is no other spelling."""
    mine = [latin(word) for word in given.split()]
    for name in entry.given:
        theirs = [latin(word) for word in name.split()]
        if all(any(other.startswith(word) for other in theirs) for word in mine) or set(theirs) <= set(mine):
            return False
    return any(sounds_like(given, name) for name in entry.given)
