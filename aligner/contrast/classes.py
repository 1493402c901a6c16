"""Which kind of change a few words make: by what they are, and by which side lacks them."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.domain import Span, Word

NEGATIONS = frozenset("not n't n’t no never none nobody nothing neither nor without cannot nowhere".split())
MODALS = frozenset("may might can could must should shall ought will would have_to need".split())
ASKING = frozenset(
    "call urge ask demand appeal encourage request want hope wish plan intend consider promise pledge agree ready".split()
)
CERTAINTY = frozenset(
    "suspect suspected confirm confirmed alleged allegedly apparent apparently appear seem likely probably "
    "possible possibly perhaps maybe prove proof certain certainly evidence consistent believe think assume".split()
)  # fmt: skip
ABILITY = frozenset("can could able possible power ability unable impossible capable".split())
FEWEST_SHARED = 3
QUANTIFIERS = frozenset("some all most many few several every each any half majority none more less much".split())
DIRECTIONS = frozenset("before after up down from above below over under north south east west until since".split())
CONDITIONS = frozenset(
    "if unless provided providing only until except once whether condition subject depending assuming pending".split()
)
FUTURE = frozenset("will shall".split())
PAST = frozenset("be have do".split())
SAYING = frozenset("say tell state add note explain claim stress announce".split())
HEDGES = frozenset(
    "believe think suspect guess suppose reportedly apparently allegedly seem appear perhaps maybe probably "
    "possibly likely about nearly almost frankly so-called may might could".split()
)  # fmt: skip


def changed_cause(quote: Sequence[Word], paraphrase: Sequence[Word]) -> str:
    """The class of a change, from the words on both sides."""
    left, right = _lemmas(quote), _lemmas(paraphrase)
    both = left | right
    if left & HEDGES and right & SAYING and not right & HEDGES:
        return "dropped-hedge"
    if left & FUTURE and not right & MODALS and right & PAST:
        return "changed-time"
    if bool(left & NEGATIONS) != bool(right & NEGATIONS):
        return "dropped-negation"
    if _differ(left, right, MODALS):
        return "changed-modality"
    if _differ(left, right, ASKING) and both & ASKING:
        return "changed-commitment"
    if _differ(left, right, CERTAINTY):
        return "changed-certainty"
    if left & QUANTIFIERS and _differ(left, right, QUANTIFIERS):
        return "changed-quantifier"
    if left & DIRECTIONS and right & DIRECTIONS and _differ(left, right, DIRECTIONS):
        return "swapped-direction"
    return "changed-word"


def turning(word: Word) -> bool:
    """Whether a claim can turn on a function word: a negation, a modal, a quantity, a direction, a condition."""
    return any(word.lemma in own for own in (NEGATIONS, MODALS, QUANTIFIERS, DIRECTIONS, CONDITIONS))


def telling(quote: Sequence[Word], paraphrase: Sequence[Word]) -> bool:
    """Whether the words belong to the small classes on which a claim turns, and differ in them."""
    left, right = _lemmas(quote), _lemmas(paraphrase)
    classes = (NEGATIONS, MODALS, ASKING, CERTAINTY, QUANTIFIERS, DIRECTIONS, CONDITIONS)
    return any(_differ(left, right, own) for own in classes)


def denied_alike(quote: Sequence[Word], paraphrase: Sequence[Word]) -> bool:
    """Whether both sides deny one thing: “cannot”, “not possible” and “no power to”, “no proof” and “not proven”."""
    left, right = _lemmas(quote), _lemmas(paraphrase)
    if not (left & NEGATIONS and right & NEGATIONS):
        return False
    content = [[word.lemma for word in side if word.content] for side in (quote, paraphrase)]
    akin = any(_akin(one, other) for one in content[0] for other in content[1])
    return akin or bool(left & ABILITY and right & ABILITY)


def _akin(one: str, other: str) -> bool:
    """Whether two words are of one family, by the letters that they begin with."""
    shared = 0
    for mine, others in zip(one, other, strict=False):
        if mine != others:
            break
        shared += 1
    return shared >= FEWEST_SHARED and shared >= 0.6 * max(len(one), len(other))


def dropped_cause(words: Sequence[Word]) -> str:
    """The class of what is missing."""
    lemmas = _lemmas(words)
    if lemmas & CONDITIONS:
        return "dropped-condition"
    if lemmas & MODALS and len(words) <= 2:
        return "changed-time" if lemmas & FUTURE else "changed-modality"
    if lemmas & HEDGES and len(words) <= 4:
        return "dropped-hedge"
    if lemmas & NEGATIONS and len(words) <= 2:
        return "dropped-negation"
    return "dropped-content"


def added_cause(words: Sequence[Word]) -> str:
    """The class of what is added: a claim has a verb, a detail has none."""
    if _lemmas(words) & MODALS and len(words) <= 2:
        return "changed-modality"
    return "added-claim" if any(word.pos == "verb" for word in words) and len(words) > 2 else "added-content"


def explain(cause: str, quote: Span | None, paraphrase: Span | None) -> str:
    """What the model saw, in a plain sentence."""
    if paraphrase is None and quote is not None:
        return f"The speaker said “{_short(quote)}”; the paraphrase leaves it out, and a reader would miss it."
    if quote is None and paraphrase is not None:
        return f"“{_short(paraphrase)}” is put into the speaker’s mouth; nothing in the recording says so."
    if quote is None or paraphrase is None:
        return "The two sides differ."
    return f"The speaker said “{_short(quote)}”; the paraphrase says “{_short(paraphrase)}”: {REASONS[cause]}."


REASONS = {
    "changed-time": "what is to come is told as done",
    "changed-word": "the two do not say the same thing",
    "dropped-negation": "what is denied on one side is said on the other",
    "changed-modality": "what may, must or can be is told as something else",
    "changed-commitment": "asking, planning, promising and doing are different acts",
    "changed-certainty": "it is told with more or less certainty than the speaker claimed",
    "changed-quantifier": "how much or how many is told otherwise",
    "swapped-direction": "the order or direction is told otherwise",
}
LONGEST = 90


def _short(span: Span) -> str:
    text = " ".join(span.text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _lemmas(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word.lemma.lower(), word.text.lower()))


def _differ(left: frozenset[str], right: frozenset[str], words: frozenset[str]) -> bool:
    return left & words != right & words
