"""The force of a claim, lost or added: possibility, duty, wish, appeal, suspicion, condition, limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner.contrast.mapping import View
from aligner.contrast.phrases import Match, PhraseTable
from aligner.domain import Bitext, Difference, Severity, Span
from aligner.tables import knowledge

REACH = 7
SHORT = 60
BEFORE_WHETHER = frozenset("as even ask see know wonder say tell and appreciate check doubt care matter sure".split())
PERSONS = frozenset(("you", "i", "one"))


@dataclass(frozen=True)
class Force:
    """A force, the cause it is told under, and the share of losses and of additions that an editor would mark."""

    name: str
    cause: str
    lose: float
    add: float
    severity: Severity
    why: str


@cache
def _tables() -> tuple[PhraseTable[Force], PhraseTable[str]]:
    """What states a force, and what keeps one (under the force's name)."""
    stating, keeping = PhraseTable[Force](), PhraseTable[str]()
    content = knowledge("forces")
    for entry in content["force"]:
        force = Force(
            entry["name"], entry["cause"], entry["lose"], entry["add"], Severity(entry["severity"]), entry["why"]
        )
        for phrase in entry["words"]:
            stating.add(phrase, force)
            keeping.add(phrase, force.name)
        for phrase in entry["kept_by"].split():
            keeping.add(phrase.replace("_", " "), force.name)
    return stating, keeping


def force_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield every force that one side states, that nothing on the other side keeps, and whose claim is rendered."""
    for view in (View(bitext, from_quote=True), View(bitext, from_quote=False)):
        stating, keeping = _tables()
        kept = {match.value for match in keeping.find(view.other, nested=True)}
        told: set[str] = set()
        for match in stating.find(view.own):
            force = match.value
            share = force.lose if view.from_quote else force.add
            if share and force.name not in kept and force.name not in told and _meant(view, match):
                head = _head(view, match)
                if head is not None:
                    told.add(force.name)
                    yield _difference(view, match, head, share)


def _meant(view: View, match: Match[Force]) -> bool:
    """Whether the words are used in the sense of the force."""
    words, name = view.own, match.value.name
    lemmas = [word.lemma for word in words]
    word, before, after = words[match.start], lemmas[match.start - 1] if match.start else "", _at(lemmas, match.end)
    if word.lemma in ("may", "should") and (
        word.pos == "name" or not match.start or words[match.start - 1].pos == "punctuation"
    ):
        return False
    if name in ("possibility", "openness") and (
        {"if", "wish"} & set(lemmas[max(0, match.start - 3) : match.start]) or after == "not"
    ):
        return False
    if name == "wish":
        return before not in ("i", "if", "you", "we") and "to" in lemmas[match.end : match.end + 2]
    if name == "condition":
        return before not in BEFORE_WHETHER and not PERSONS & {after, _at(lemmas, match.end + 1)}
    if word.lemma == "most" and match.end - match.start == 1 and match.end < len(words):
        return words[match.end].pos not in ("adjective", "adverb", "verb")
    if word.lemma in ("some", "only", "provided"):
        return before not in ("not", "be") and (match.end >= len(words) or words[match.end].pos != "number")
    return True


def _at(lemmas: Sequence[str], place: int) -> str:
    return lemmas[place] if place < len(lemmas) else ""


def _head(view: View, match: Match[Force]) -> int | None:
    """The nearest word of content that carries the force and is rendered on the other side, those after it first."""
    after = [at for at in range(match.end, min(len(view.own), match.end + REACH)) if view.own[at].content]
    before = [at for at in range(match.start - 1, max(-1, match.start - REACH), -1) if view.own[at].content]
    for at in after[:2] + before[:1]:
        if view.counterparts.get(at):
            return at
    return None


def _difference(view: View, match: Match[Force], head: int, share: float) -> Difference:
    force = match.value
    own, other = view.span(match.places), view.turned.span(view.others((head,)))
    if not view.from_quote:
        cause = "added-content" if force.cause in ("dropped-condition", "dropped-hedge") else force.cause
        why = f"The paraphrase says “{_short(own)}”, the speaker said nothing of the kind: {force.why}."
        return Difference(cause, other, own, share, force.severity, why, view.bitext.pair)
    dropped = force.cause.startswith("dropped")
    why = f"The speaker said “{_short(own)}”, and nothing in the paraphrase does that work: {force.why}."
    return Difference(force.cause, own, None if dropped else other, share, force.severity, why, view.bitext.pair)


def _short(span: Span | None) -> str:
    return " ".join(span.text.split())[:SHORT] if span else ""
