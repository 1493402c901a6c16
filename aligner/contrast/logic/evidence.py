"""What is not known told as known: no evidence, cannot say, not ruled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.facts.polarity import denied
from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Word

EVIDENCE = frozenset("evidence proof indication sign link trace".split())
KNOWING = frozenset("say confirm know verify tell prove establish".split())
SETTLED = frozenset("confirm prove establish verify certain definite undoubtedly clearly certainly".split())
OPEN = frozenset(
    "possible possibly may might could rule exclude option open consider whether unclear uncertain can perhaps".split()
)
DENYING = frozenset("not no never without neither nor cannot".split())
SHARE = 0.5
REACH = 5


def evidence_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield ignorance told as knowledge."""
    view = View(bitext, from_quote=True)
    yield from _absence(view)
    yield from _ignorance(view)
    yield from _not_excluded(view)


def _absence(view: View) -> Iterator[Difference]:
    """“No evidence that it is” told as “evidence that it is not”."""
    for at, word in enumerate(view.own):
        if word.lemma in EVIDENCE and denied(view.own, (at,)):
            for place, other in enumerate(view.other):
                tail = [after.lemma for after in view.other[place + 1 : place + 1 + 2 * REACH]]
                if other.lemma == word.lemma and not denied(view.other, (place,)) and DENYING & set(tail):
                    why = "No evidence of a thing is not evidence against it."
                    yield _difference(view, "changed-certainty", (at - 1, at), (place,), why)


def _ignorance(view: View) -> Iterator[Difference]:
    """“We cannot confirm” told as “it is confirmed”."""
    if any(word.lemma in DENYING | OPEN for word in view.other):
        return
    for at, word in enumerate(view.own):
        if word.lemma in KNOWING and denied(view.own, (at,)) and _unable(view.own, at):
            for place, other in enumerate(view.other):
                if other.lemma in SETTLED and other.lemma not in _affirmed(view.own):
                    why = f"The speaker said “{_text(view.own, at)}”; the paraphrase tells it as settled (“{other.text}”)."
                    yield _difference(view, "changed-certainty", (at,), (place,), why)
                    return


def _unable(words: Sequence[Word], at: int) -> bool:
    return any(word.lemma in ("can", "could", "unable", "able") for word in words[max(0, at - 4) : at])


def _text(words: Sequence[Word], at: int) -> str:
    first = max(0, at - 2)
    return "".join(
        word.text if word.lemma == "not" and word.text != "not" else f" {word.text}" for word in words[first : at + 1]
    ).strip()


def _affirmed(words: Sequence[Word]) -> set[str]:
    return {word.lemma for at, word in enumerate(words) if word.lemma in SETTLED and not denied(words, (at,))}


def _not_excluded(view: View) -> Iterator[Difference]:
    """“We would not rule it out” told as “we will”."""
    lemmas = [word.lemma for word in view.own]
    for at in range(len(lemmas) - 1):
        ruled = lemmas[at] in ("rule", "exclude") and (lemmas[at] == "exclude" or "out" in lemmas[at : at + 5])
        if ruled and denied(view.own, (at,)) and not any(word.lemma in OPEN for word in view.other):
            coming = [place for place, word in enumerate(view.other) if word.lemma in ("will", "decide", "plan")]
            if coming:
                why = "Not ruling a thing out is not announcing it."
                yield _difference(view, "changed-commitment", (at,), (coming[0],), why)
                return


def _difference(view: View, cause: str, own: Sequence[int], other: Sequence[int], why: str) -> Difference:
    quote, paraphrase = view.span(own), view.turned.span(other)
    return Difference(cause, quote, paraphrase, SHARE, Severity.ERROR, why, view.bitext.pair)
