"""The part and the whole: “two of the nine” is not “the nine”, “one of the largest” is not “the largest”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Word

AMONG = frozenset("among some several many few part most half third quarter majority".split())
WHOLE = frozenset("the these those all our their his its every".split())
PARTLY = frozenset(
    "some several many few part partly most mostly half third quarter majority only just couple pair both".split()
)
REACH = 5
SHARE_OF_RANK, SHARE_OF_PART = 0.9, 0.8


def part_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield parts told as the whole, and one among the first told as the first, or the other way round."""
    view = View(bitext, from_quote=True)
    yield from _ranks(view)
    yield from _parts(view)


def _ranks(view: View) -> Iterator[Difference]:
    for at in range(len(view.own)):
        if not _superlative(view.own, at):
            continue
        for place in view.others((at,)):
            shared, other_shared = _among(view.own, at), _among(view.other, place)
            if _superlative(view.other, place) and shared != other_shared and _ranked(view.own, at, view.other, place):
                why = (
                    "One among the first is not the first." if shared else "The first is more than one among the first."
                )
                own, other = (
                    view.span((*_group(view.own, at), at)),
                    view.turned.span((*_group(view.other, place), place)),
                )
                severity = Severity.ERROR
                yield Difference("changed-degree", own, other, SHARE_OF_RANK, severity, why, view.bitext.pair)
                return


def _superlative(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the head of a superlative: “largest”, or “dangerous” in “most dangerous”."""
    form = words[at].text.lower()
    if words[at].pos != "adjective":
        return False
    return form.endswith("est") and len(form) > 4 or at > 0 and words[at - 1].lemma == "most"


def _ranked(own: Sequence[Word], at: int, other: Sequence[Word], place: int) -> bool:
    """Whether both superlatives stand with “the” or a possessive, so that “most” is not merely “very”."""
    return all(
        any(word.lemma in WHOLE or word.text in ("’s", "'s") for word in words[max(0, here - 3) : here])
        for words, here in ((own, at), (other, place))
    )


def _group(words: Sequence[Word], at: int) -> tuple[int, ...]:
    return tuple(place for place in range(max(0, at - REACH), at) if _sharing(words, place))


def _among(words: Sequence[Word], at: int) -> bool:
    return bool(_group(words, at))


def _sharing(words: Sequence[Word], place: int) -> bool:
    if words[place].lemma in AMONG:
        return True
    following = words[place + 1].lemma if place + 1 < len(words) else ""
    return (words[place].pos == "number" or words[place].lemma == "one") and following == "of"


def _parts(view: View) -> Iterator[Difference]:
    """“Two of the nine sites” told as “the nine sites”: the whole is kept and nothing stands for the part."""
    for at, word in enumerate(view.own):
        if word.pos != "number" or view.others((at,)) or at + 2 >= len(view.own):
            continue
        if view.own[at + 1].lemma != "of" or view.own[at + 2].lemma not in WHOLE:
            continue
        whole = [place for place in range(at + 3, min(len(view.own), at + 3 + REACH)) if view.own[place].pos == "noun"]
        others = view.others(whole[:1])
        if others and _told_whole(view.other, others[0]):
            own, other = view.span((at, at + 1)), view.turned.span(_phrase(view.other, others[0]))
            why = f"The speaker spoke of “{word.text} of” them; the paraphrase of all."
            yield Difference("changed-quantifier", own, other, SHARE_OF_PART, Severity.ERROR, why, view.bitext.pair)


def _told_whole(words: Sequence[Word], at: int) -> bool:
    """Whether a noun is told as a whole: “the nine sites”, with no part of it anywhere."""
    return bool(_phrase(words, at)) and not any(
        word.lemma in PARTLY or _sharing(words, place) for place, word in enumerate(words)
    )


def _phrase(words: Sequence[Word], at: int) -> tuple[int, ...]:
    """From the article of a noun to the noun, or nothing where it has none."""
    for place in range(at - 1, max(-1, at - REACH), -1):
        if words[place].lemma in WHOLE:
            return tuple(range(place, at + 1))
        if words[place].pos not in ("adjective", "number"):
            break
    return ()
