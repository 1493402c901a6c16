"""Negation lost or added: what is denied on one side is said on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.contrast.facts.polarity import denied
from aligner.contrast.knowledge import opposites
from aligner.contrast.lexicon import lexicon
from aligner.contrast.logic.saying import SAYING
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Word

STRONG = frozenset("not never no none nobody nothing neither nor without nowhere".split())
WEAK = STRONG | frozenset(
    """cannot hardly barely scarcely rarely seldom few little less fail failure refuse refusal deny denial lack reject
    rejection unable inability unwilling instead rather only stop avoid prevent absence absent free far yet against
    opposite but except minus zero dispute contest oppose contrary rule spare exclude cease halt miss short forget
    ignore unless until beyond decline doubt wrong false otherwise alone different differ forbid ban prohibit loath
    reluctant too devoid wait defect clean ignorance ignorant reluctance objection object bereft withhold abstain
    omit impossible nor mistake exempt escape skip lose leave unlike cancel contradict rebuff dismiss overlook
    neglect unmoved shun relinquish lest regardless hard difficult nil void innocent silent empty immune stranger
    elsewhere sole just merely mere""".split()
)
PREFIXED = re.compile(r"^(?:un|in|im|il|ir|dis|non-?|mis)([a-z]{4,})$|^([a-z]{3,})less$")
FOCUS = frozenset(
    "only just merely simply least necessarily because alone more fewer less longer later earlier sooner".split()
)
IDIOMS = frozenset(
    ("no doubt", "no matter", "no wonder", "nothing but", "not to mention", "why not", "no longer", "if not", "or not")
)
SHARE, SHARE_OF_NOUNS, SHARE_OF_ADDED, SHARE_AMONG_OTHERS = 0.52, 0.4, 0.2, 0.2
REACH, NEAR = 6, 9
AUXILIARIES = frozenset("be do have will can could would should".split())
SENTENCE_ENDS = frozenset(".?!")


def negation_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield a lost or added negation where nothing on the other side does its work and the denied word is rendered."""
    for view in (View(bitext, from_quote=True), View(bitext, from_quote=False)):
        if any(word.lemma in STRONG or prefixed(word) for word in view.other):
            yield from _same_word(view)
            continue
        for at, word in enumerate(view.own):
            head = _denied_word(view, at) if word.lemma in STRONG and not _idiom(view.own, at) else None
            if head is not None and not _antonym(view, head) and not _weakly_denied(view, head):
                if not denied(view.own, (at,)):
                    yield _difference(view, at, head, _share(view, head))
                break


def _share(view: View, head: int) -> float:
    if not view.from_quote:
        return SHARE_OF_ADDED
    return SHARE_OF_NOUNS if view.own[head].pos == "noun" else SHARE


def prefixed(word: Word) -> bool:
    """Whether a word denies by its own prefix or suffix: unlawful, non-binding, homeless, but not imminent."""
    found = PREFIXED.match(word.lemma)
    if found is None or word.pos not in ("adjective", "adverb", "noun", "verb"):
        return False
    rest = found.group(1) or found.group(2)
    return word.lemma.startswith(("un", "non", "dis")) or any(part in "ar" for part in lexicon().parts.get(rest, ""))


def _weakly_denied(view: View, head: int) -> bool:
    """Whether a word that may deny, and that both sides do not share, stands near the counterpart of the denied word."""
    others = view.others((head,))
    near = range(max(0, min(others) - NEAR), min(len(view.other), max(others) + 1 + NEAR))
    return any(view.other[at].lemma in WEAK and at not in view.turned.same for at in near)


def _idiom(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    before = words[at - 1].text.lower() if at else ""
    told = f"{words[at].lemma} {after}" in IDIOMS or f"{before} {words[at].lemma}" in IDIOMS
    return after in FOCUS or told or _asked(words, at)


def _asked(words: Sequence[Word], at: int) -> bool:
    """Whether “isn’t it” opens a question, which awaits a yes and denies nothing."""
    opens = at == 1 or at > 1 and words[at - 2].text in SENTENCE_ENDS
    end = next((word.text for word in words[at:] if word.text in SENTENCE_ENDS), "")
    return opens and words[at - 1].lemma in AUXILIARIES and end == "?"


def _denied_word(view: View, at: int) -> int | None:
    """The verb or adjective that a negation denies, if it stands on the other side too and denies nothing itself."""
    for place in range(at + 1, min(len(view.own), at + 1 + REACH)):
        word = view.own[place]
        if (
            word.pos in ("punctuation", "name")
            or word.pos == "noun"
            and not (view.own[at].lemma == "not" and (view.from_quote or view.own[at - 1].lemma == "be"))
        ):
            return None
        if word.pos in ("verb", "adjective", "noun") and word.lemma not in SAYING:
            return place if place in view.same and not prefixed(word) and word.lemma != "wrong" else None
    return None


def _antonym(view: View, head: int) -> bool:
    """Whether the other side says the opposite of the denied word, so that the two agree."""
    mine = {(match.value.number, match.value.first) for match in opposites(view.own) if head in match.places}
    return any((match.value.number, not match.value.first) in mine for match in opposites(view.other))


def _same_word(view: View) -> Iterator[Difference]:
    """A word that both sides share and one denies, where the other side has fewer negations of any kind."""
    if sum(word.lemma in STRONG for word in view.own) <= sum(word.lemma in WEAK for word in view.other):
        return
    for at, word in enumerate(view.own):
        if word.lemma in STRONG and not _idiom(view.own, at):
            head = _denied_word(view, at)
            others = view.others((head,)) if head is not None else ()
            if head is not None and not _antonym(view, head) and not denied(view.other, others):
                yield _difference(view, at, head, SHARE_AMONG_OTHERS)


def _difference(view: View, at: int, head: int, share: float) -> Difference:
    own, other = view.span((at, head)), view.turned.span(view.others((head,)))
    texts = [" ".join(span.text.split()) if span else "" for span in (own, other)]
    if view.from_quote:
        why = f"The speaker said “{texts[0]}”, the paraphrase says “{texts[1]}”: the denial is gone."
        return Difference("dropped-negation", own, other, share, Severity.ERROR, why, view.bitext.pair)
    why = f"The paraphrase says “{texts[0]}”, the speaker said “{texts[1]}”: a denial is put in."
    return Difference("dropped-negation", other, own, share, Severity.ERROR, why, view.bitext.pair)
