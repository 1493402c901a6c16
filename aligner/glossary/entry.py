"""What a glossary holds: a term, the words that may stand for it, and those that may not."""

from __future__ import annotations

from dataclasses import dataclass


class GlossaryError(Exception):
    """A glossary that cannot be followed; the message is one line that names the file, the line and the fault."""


@dataclass(frozen=True)
class Entry:
    """Terms that the speaker may use for one thing, with its allowed and its forbidden renderings.

    `place` is the file's name and the line; `note` says why, where the glossary does.
    """

    terms: tuple[str, ...]
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    place: str
    note: str = ""

    @property
    def equivalents(self) -> tuple[str, ...]:
        """All that may stand for one another."""
        return tuple(dict.fromkeys((*self.allowed, *(term for term in self.terms if term not in self.forbidden))))


def checked(entry: Entry, place: str) -> Entry:
    """The entry, where it makes sense; `place` is where an error says that it stands."""
    both = [phrase for phrase in entry.forbidden if phrase in entry.allowed]
    if both:
        raise GlossaryError(f"{place}: {both[0]!r} is both allowed and forbidden")
    for phrase in (*entry.terms, *entry.allowed, *entry.forbidden):
        if not any(character.isalnum() for character in phrase):
            raise GlossaryError(f"{place}: {phrase!r} holds no word")
    return entry
