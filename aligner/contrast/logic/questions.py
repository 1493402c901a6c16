"""A question told as a statement, and a statement as a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.mapping import View
from aligner.domain import Bitext, Difference, Severity, Span, Word

AUXILIARIES = frozenset("be do have will would can could may might shall should".split())
ASKING = frozenset(
    """ask question whether wonder if query doubt unclear uncertain unsure unknown how what why who whom when where which inquire
    enquire answer raise know see consider maybe perhaps possible possibly may might could rhetorical rhetorically""".split()
)
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
ASKED_WHETHER = frozenset(("ask", "wonder"))
ENDS = frozenset((".", "!", "?", ";", ":"))
RENDERED = 0.6
LEAST = 2
SHARE_OF_QUESTION, SHARE_OF_WHETHER, SHARE_OF_STATEMENT = 0.66, 0.66, 0.5
CAUSE = "changed-certainty"


def question_differences(bitext: Bitext) -> Iterator[Difference]:
    """Yield yes-or-no questions that the other side tells as settled, unless they are asked in the negative."""
    said = View(bitext, from_quote=True)
    yield from _told(said, SHARE_OF_QUESTION, "The speaker asked this; the paraphrase states it.")
    yield from _told(said.turned, SHARE_OF_STATEMENT, "The speaker stated this; the paraphrase asks it.")
    yield from _whether(said)


def _told(view: View, share: float, why: str) -> Iterator[Difference]:
    if _asks(view.other):
        return
    for low, high in _sentences(view.own):
        words = view.own[low:high]
        if words[-1].text == "?" and _open(words):
            content = [at for at in range(low, high) if view.own[at].content]
            rendered = [at for at in content if view.counterparts.get(at)]
            if len(rendered) >= LEAST and len(rendered) >= RENDERED * len(content):
                yield _difference(view, (low, high - 1), rendered, share, why)
                return


def _whether(view: View) -> Iterator[Difference]:
    """“We are asking whether it is safe” told as “it is safe”."""
    if _asks(view.other):
        return
    lemmas = [word.lemma for word in view.own]
    for at, lemma in enumerate(lemmas[:-1]):
        if lemma in ASKED_WHETHER and "whether" in lemmas[at + 1 : at + 4]:
            start = lemmas.index("whether", at)
            rendered = [
                place
                for place in range(start + 1, min(len(lemmas), start + 8))
                if view.own[place].content and view.counterparts.get(place)
            ]
            if rendered:
                why = "The speaker asked whether it is so; the paraphrase says that it is."
                yield _difference(view, (at, start), rendered, SHARE_OF_WHETHER, why)
                return


def _asks(words: Sequence[Word]) -> bool:
    return any(word.text == "?" or word.lemma in ASKING for word in words)


def _open(words: Sequence[Word]) -> bool:
    """Whether a question opens with a verb that awaits yes or no, and not with “isn’t it”."""
    first = next((at for at, word in enumerate(words) if word.pos != "punctuation"), None)
    if first is None or words[first].lemma not in AUXILIARIES:
        return False
    return not any(word.lemma in NEGATIONS for word in words[first : first + 4])


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, word in enumerate(words):
        if word.text in ENDS:
            yield start, at + 1
            start = at + 1


def _difference(view: View, own: tuple[int, int], rendered: Sequence[int], share: float, why: str) -> Difference:
    sides: tuple[Span | None, Span | None] = view.span(own), view.turned.span(view.others(rendered[:3]))
    quote, paraphrase = sides if view.from_quote else sides[::-1]
    return Difference(CAUSE, quote, paraphrase, share, Severity.ERROR, why, view.bitext.pair)
