"""One predicate on both sides, with the modals before it: can apply and must apply, will be and was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.logic.saying import SAYING
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Word

MODALS = {
    "may": "possible", "might": "possible", "can": "able", "could": "able", "should": "advised", "ought": "advised",
    "must": "due", "will": "coming", "shall": "coming", "would": "coming",
}  # fmt: skip
GOVERNORS = {
    "want": "wished", "hope": "wished", "wish": "wished", "need": "due", "have": "due", "oblige": "due", "require": "due",
    "plan": "planned", "intend": "planned", "consider": "weighed", "ready": "willing",
    "willing": "willing", "prepared": "willing",
    "go": "coming", "try": "tried", "urge": "asked", "encourage": "asked", "ask": "asked",
}  # fmt: skip
PASSED_OVER = frozenset("have be to not also even still just only all both never get".split())
REACH = 5
COMMON = frozenset("get make take do let know see think mean like thank".split())
FUTURE = frozenset(
    "will would shall going set due plan expect future next tomorrow tonight soon later be_to about ahead forecast".split()
)
# From the quote's force to the paraphrase's: cause, share that an editor would mark, and gravity.
CHANGES = {
    ("able", "due"): ("changed-modality", 0.7, Severity.ERROR),
    ("possible", "due"): ("changed-modality", 0.7, Severity.ERROR),
    ("possible", "coming"): ("changed-modality", 0.62, Severity.ERROR),
    ("able", "coming"): ("changed-modality", 0.4, Severity.WARNING),
    ("advised", "due"): ("changed-modality", 0.4, Severity.WARNING),
    ("advised", "coming"): ("changed-modality", 0.5, Severity.WARNING),
    ("advised", "able"): ("changed-modality", 0.5, Severity.WARNING),
    ("due", "able"): ("changed-modality", 0.55, Severity.ERROR),
    ("due", "advised"): ("changed-modality", 0.4, Severity.WARNING),
    ("coming", "due"): ("changed-modality", 0.4, Severity.WARNING),
    ("coming", "possible"): ("changed-modality", 0.55, Severity.ERROR),
    ("coming", "able"): ("changed-modality", 0.3, Severity.WARNING),
    ("possible", "able"): ("changed-modality", 0.1, Severity.WARNING),
    ("able", "possible"): ("changed-modality", 0.1, Severity.WARNING),
    ("wished", "coming"): ("changed-commitment", 0.62, Severity.WARNING),
    ("weighed", "coming"): ("changed-commitment", 0.65, Severity.ERROR),
    ("willing", "coming"): ("changed-commitment", 0.4, Severity.WARNING),
    ("willing", "past"): ("changed-commitment", 0.6, Severity.ERROR),
    ("asked", "due"): ("changed-commitment", 0.5, Severity.WARNING),
    ("asked", "coming"): ("changed-commitment", 0.65, Severity.ERROR),
    ("wished", "past"): ("changed-commitment", 0.5, Severity.ERROR),
    ("planned", "past"): ("changed-commitment", 0.55, Severity.ERROR),
    ("coming", "past"): ("changed-time", 0.5, Severity.ERROR),
    ("advised", "past"): ("changed-time", 0.5, Severity.ERROR),
    ("past", "coming"): ("changed-time", 0.5, Severity.ERROR),
}
REASONS = {
    "changed-modality": "what may, can, should or must be is told as something else",
    "changed-commitment": "asking, wishing, weighing and doing are different acts",
    "changed-time": "what is to come is told as past, or the other way round",
}


def predicate_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield predicates that both sides share and that stand under another force in the paraphrase."""
    view = View(bitext, from_quote=True)
    for at in sorted(view.same):
        others = view.others((at,))
        if view.own[at].lemma in SAYING | COMMON:
            continue
        if view.own[at].pos == "verb" and len(others) == 1 and view.other[others[0]].pos == "verb":
            yield from _compare(view, at, others[0])


def _compare(view: View, at: int, other: int) -> Iterator[Difference]:
    (first, one), (second, two) = force(view.own, at), force(view.other, other)
    if (one, two) not in CHANGES or one in _forces_of(view.other) or two in _forces_of(view.own):
        return
    if "past" in (one, two) and "coming" in (one, two) and "would" in (view.own[first].lemma, view.other[second].lemma):
        return
    if "past" in (one, two) and any(word.lemma in FUTURE for word in (view.other if two == "past" else view.own)):
        return
    cause, share, severity = CHANGES[one, two]
    quote, paraphrase = view.span((first, at)), view.turned.span((second, other))
    left, right = (" ".join(span.text.split()) if span else "" for span in (quote, paraphrase))
    why = f"The speaker said “{left}”, the paraphrase says “{right}”: {REASONS[cause]}."
    yield Difference(cause, quote, paraphrase, share, severity, why, view.bitext.pair)


def _forces_of(words: Sequence[Word]) -> set[str]:
    """All forces that any word of a side may state."""
    found = set()
    for at, word in enumerate(words):
        found.add(MODALS.get(word.lemma, ""))
        if word.lemma != "have" or at + 1 < len(words) and words[at + 1].lemma == "to":
            found.add(GOVERNORS.get(word.lemma, ""))
    return found


def force(words: Sequence[Word], at: int) -> tuple[int, str]:
    """Where the verb group begins, and the force it stands under: one of the named ones, past, or present."""
    to = False
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = words[place]
        if word.lemma in MODALS and word.pos == "function":
            return place, MODALS[word.lemma]
        if to and word.lemma in GOVERNORS:
            return place, GOVERNORS[word.lemma]
        if word.lemma not in PASSED_OVER and word.pos != "adverb" and not (to and word.pos in ("noun", "name")):
            break
        to = to or word.lemma == "to"
    return at, _tense(words, at, to)


def _tense(words: Sequence[Word], at: int, to: bool) -> str:
    form, before = words[at].text.lower(), words[at - 1].text.lower() if at else ""
    if to or before in ("is", "are", "been", "be", "being", "has", "have", "’ve", "'ve", "is", "get", "gets"):
        return "present"
    past = form.endswith("ed") or form != words[at].lemma and not form.endswith(("s", "ing"))
    return "past" if past and (before in ("was", "were") or before not in ("by", "the", "a")) else "present"
