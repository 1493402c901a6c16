"""What the divergence model marks, as Differences: which words, of which class, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.contrast.bitexts import Contrast
from aligner.contrast.calibration import calibrated
from aligner.contrast.classes import added_cause, changed_cause, denied_alike, dropped_cause, explain, telling
from aligner.contrast.figures import figures
from aligner.contrast.runs import LOWEST, Run, Suspicion, suspicions
from aligner.domain import Bitext, Difference, Severity, Span, Word

SURE_ERROR = 0.9
SEVERE = 0.5
LONGEST = 40
MOST_MARKED = 0.5
BEFORE = 3
CONNECTIVES = frozenset("and but or so , ;".split())


def marked_differences(contrast: Contrast) -> Iterator[Difference]:
    """Yield a difference for everything the model marks in a pair, each with its calibrated probability."""
    bitext, reading = contrast.bitext, contrast.reading
    if reading is None:
        return
    for suspicion in suspicions(bitext.quote, bitext.paraphrase, reading.quote, reading.paraphrase, bitext.links):
        if not figures_only(bitext, suspicion) and not _kept_after_all(bitext, suspicion):
            yield _difference(contrast, suspicion)


def _difference(contrast: Contrast, suspicion: Suspicion) -> Difference:
    bitext = contrast.bitext
    divergence = calibrated(contrast, suspicion)
    quote, paraphrase = _spans(bitext, suspicion)
    left = bitext.quote[suspicion.quote.start : suspicion.quote.end] if suspicion.quote else ()
    right = bitext.paraphrase[suspicion.paraphrase.start : suspicion.paraphrase.end] if suspicion.paraphrase else ()
    run = suspicion.quote or suspicion.paraphrase
    if quote is not None and paraphrase is not None:
        cause = changed_cause(left or words_of(bitext.quote, quote), right or words_of(bitext.paraphrase, paraphrase))
        paraphrase = None if cause.startswith("dropped-") and cause != "dropped-negation" else paraphrase
    elif quote is not None:
        cause = dropped_cause(left)
    else:
        cause = added_cause(right)
    severe = run is not None and run.severe >= SEVERE and divergence >= SURE_ERROR
    severity = Severity.ERROR if severe else Severity.WARNING
    return Difference(cause, quote, paraphrase, divergence, severity, explain(cause, quote, paraphrase), bitext.pair)


def words_of(words: Sequence[Word], span: Span) -> tuple[Word, ...]:
    """The words that stand within a span."""
    return tuple(word for word in words if span.holds(word.span))


def _spans(bitext: Bitext, suspicion: Suspicion) -> tuple[Span | None, Span | None]:
    """The places on both sides; a changed run whose other side is not marked is given the words that stand for it."""
    quote = _span(bitext.quote, suspicion.quote)
    paraphrase = _span(bitext.paraphrase, suspicion.paraphrase)
    if suspicion.paraphrase is None and suspicion.quote is not None and suspicion.quote.changed > 0.5:
        own = range(suspicion.quote.start, suspicion.quote.end)
        paraphrase = _counterpart(bitext, own, quote_side=True)
    if suspicion.quote is None and suspicion.paraphrase is not None and suspicion.paraphrase.changed > 0.5:
        own = range(suspicion.paraphrase.start, suspicion.paraphrase.end)
        quote = _counterpart(bitext, own, quote_side=False)
    return quote, paraphrase


def _span(words: Sequence[Word], run: Run | None) -> Span | None:
    """The place of a run; a finding points, so of a long stretch its first words stand for it."""
    if run is None:
        return None
    start, end = run.start, run.end
    while end > start + 1 and words[start].lemma in CONNECTIVES:
        start += 1
    while end > start + 1 and words[end - 1].span.end - words[start].span.start > LONGEST:
        end -= 1
    return Span(words[start].span.start, words[end - 1].span.end, words[start].span.article)


def _counterpart(bitext: Bitext, own: range, *, quote_side: bool) -> Span | None:
    """The words linked to a run, where they stand together; else the gap between its neighbours' counterparts."""
    other_words = bitext.paraphrase if quote_side else bitext.quote
    places = sorted(
        at
        for link in bitext.links
        for mine, others in [(link.quote, link.paraphrase) if quote_side else (link.paraphrase, link.quote)]
        if not link.same and any(place in own for place in mine)
        for at in others
    )
    if not places or places[-1] - places[0] > len(own) + 3:
        return None
    first, last = other_words[places[0]].span, other_words[places[-1]].span
    return Span(first.start, last.end, first.article)


def _kept_after_all(bitext: Bitext, suspicion: Suspicion) -> bool:
    """Whether what is marked stands on the other side after all: word for word, or denied alike."""
    if suspicion.quote is not None and suspicion.paraphrase is not None:
        left = bitext.quote[max(0, suspicion.quote.start - BEFORE) : suspicion.quote.end]
        right = bitext.paraphrase[max(0, suspicion.paraphrase.start - BEFORE) : suspicion.paraphrase.end]
        return denied_alike(left, right)
    if suspicion.quote is not None and unrendered(bitext, bitext.quote[suspicion.quote.start].span):
        return True
    run = suspicion.quote or suspicion.paraphrase
    own, other = (bitext.quote, bitext.paraphrase) if suspicion.quote else (bitext.paraphrase, bitext.quote)
    words = own[run.start : run.end] if run else ()
    lemmas = {word.lemma for word in other}
    content = [word.lemma in lemmas for word in words if word.content]
    return bool(content) and all(content) and not telling(words, ())


def unrendered(bitext: Bitext, place: Span) -> bool:
    """Whether words lie in a sentence that is marked nearly throughout, beside others: the report leaves it out as a whole."""
    if len(bitext.pair.quote) < 2:
        return False
    sentence = next((own for own in bitext.pair.quote if own.span.overlaps(place)), bitext.pair.quote[0])
    shares = [
        share
        for word, share in zip(bitext.quote, bitext.quote_divergence, strict=False)
        if word.content and sentence.span.holds(word.span)
    ]
    return sum(share >= LOWEST for share in shares) > MOST_MARKED * len(shares)


def figures_only(bitext: Bitext, suspicion: Suspicion) -> bool:
    """Whether all that is marked are figures: those are compared by value, and better so."""
    sides = (
        (bitext.quote, suspicion.quote, bitext.pair.quote),
        (bitext.paraphrase, suspicion.paraphrase, bitext.pair.paraphrase),
    )
    counted = False
    for words, run, sentences in sides:
        places = [
            place
            for sentence in sentences
            for figure in figures(sentence.text, sentence.span.start)
            for place in figure.places
        ]
        for word in words[run.start : run.end] if run else ():
            inside = any(place.start < word.span.end and word.span.start < place.end for place in places)
            counted = counted or inside
            if not inside and word.pos != "function":
                return False
    return counted
