"""One person, two spellings."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from aligner.domain import Analysis, Mention, Remark, Severity, Span
from aligner.rule import rule

LIGHT = frozenset("-’' ")


@rule(kind="name", severity=Severity.ERROR)
def respelled_name(analysis: Analysis) -> Iterator[Remark]:
    """One person's name is spelled two ways in the reporter's words.

    A name that was read back from another script often comes out otherwise the second time, and readers take the two
    spellings for two people. The finding stands at the rarer spelling, or at the later one, and points at the other;
    where a list of names has one of the two, that one is right.
    A difference of marks or hyphens alone is a note.

    Bad:

        Vasily Nebenza, Russia’s ambassador to the United Nations, said that the talks had failed.

        [녹취: 네벤자 대사] “The talks have failed.”

        Ambassador «Nebenja» said that there would be no second round.

    Bad:

        Roberto Marini, spokesperson for the port, said that the crane had fallen.

        [녹취: 마리니 대변인] “The crane fell at noon.”

        Spokesperson «Roberta» Marini said that nobody was hurt.

    Good:

        Robert Wood, deputy ambassador of the United States, said that the talks had failed.

        Barbara Woodward, ambassador of the United Kingdom, agreed.

        Ambassador Woodward said that there would be no second round, and Deputy Ambassador Wood nodded.

    Good:

        Anneke van der Sloot, chief analyst at the bank, said that prices would fall.

        Van der Sloot said that nobody could say when.
    """
    for named in _by_bearer(analysis.mentions).values():
        listed = next((mention.listed for mention in named if mention.listed is not None), None)
        surnames, givens = (listed.surnames, listed.given) if listed is not None else ((), ())
        surname = _remark(named, [mention.spelling for mention in named], surnames)
        given = _remark(full, [mention.given for mention in full], givens) if (full := _full(named)) else None
        yield from (remark for remark in (surname, given) if remark is not None)
    yield from _words(analysis.mentions)


def _by_bearer(mentions: tuple[Mention, ...]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "name" and mention.spelling:
            found.setdefault(mention.entity, []).append(mention)
    return found


def _full(named: list[Mention]) -> list[Mention]:
    """The mentions that give as many other names as the first one does: initials and short forms are no fault."""
    first = next((mention for mention in named if mention.given), None)
    if first is None:
        return []
    return [
        mention
        for mention in named
        if len(mention.given.split()) == len(first.given.split()) and "." not in mention.given
    ]


def _remark(named: list[Mention], spellings: list[str], listed: tuple[str, ...]) -> Remark | None:
    """What to say of several spellings: the one that a list of names has is right, or else the usual one."""
    counts = Counter(spelling.lower() for spelling in spellings)
    if len(counts) < 2:
        return None
    usual = _usual(spellings, counts, [spelling.lower() for spelling in listed])
    odd = next(place for place, spelling in enumerate(spellings) if spelling.lower() != usual)
    other = next(place for place, spelling in enumerate(spellings) if spelling.lower() == usual)
    at, against = _place(named[odd], spellings[odd]), _place(named[other], spellings[other])
    light = all(_bare(spelling) == _bare(usual) for spelling in counts)
    return Remark(
        at,
        against,
        _message(spellings, spellings[other], spellings[odd], listed),
        0.9,
        spellings[other],
        Severity.NOTE if light else None,
    )


def _usual(spellings: list[str], counts: Counter[str], listed: list[str]) -> str:
    first = {spelling.lower(): -place for place, spelling in reversed(list(enumerate(spellings)))}
    return max(counts, key=lambda spelling: (spelling in listed, counts[spelling], first[spelling]))


def _message(spellings: list[str], usual: str, odd: str, listed: tuple[str, ...]) -> str:
    first = {spelling.lower(): spelling for spelling in reversed(spellings)}
    counts = Counter(spelling.lower() for spelling in spellings)
    order = dict.fromkeys((usual.lower(), odd.lower(), *counts))
    told = ", ".join(f"“{first[spelling]}” {_times(counts[spelling])}" for spelling in order)
    authority = f"; the list of names has “{listed[0]}”" if listed else ""
    return f"The same person is spelled {told}{authority}: use one spelling."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _place(mention: Mention, spelling: str) -> Span:
    """The part of the mention that holds the spelling, or the whole of it."""
    start = mention.span.text.find(spelling)
    return mention.span.part(start, start + len(spelling)) if start >= 0 else mention.span


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter not in LIGHT)


def _words(mentions: tuple[Mention, ...]) -> Iterator[Remark]:
    """Other capitalised words that stand in the article with their marks and without."""
    words = [mention for mention in mentions if mention.kind == "word"]
    marked = {mention.entity: mention for mention in reversed(words) if not mention.span.text.isascii()}
    seen: set[str] = set()
    for mention in words:
        other = marked.get(mention.entity)
        if mention.span.text.isascii() and other is not None and mention.entity not in seen:
            seen.add(mention.entity)
            message = f"“{mention.span.text}” is written “{other.span.text}” elsewhere: use one spelling."
            yield Remark(mention.span, other.span, message, 0.8, other.span.text, Severity.NOTE)
