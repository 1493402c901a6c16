"""Figures that the speaker said, made into others of the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from aligner.contrast.figures import figures
from aligner.contrast.figures.figure import Figure, Moment, Place, Quantity
from aligner.domain import Article, Sentence, Span
from aligner.selfcheck.fault import Fault, Ground

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DATED = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?\b")
ORDINAL = re.compile(r"(\d{1,9})(?:st|nd|rd|th)$")
LAST_DAY = 28
UNITS = {
    "km": "m", "kg": "g", "kilometers": "meters", "kilometres": "metres", "miles": "feet", "meters": "kilometers",
    "metres": "kilometres", "tons": "kilograms", "tonnes": "kilograms", "minutes": "hours", "hours": "days",
    "days": "weeks", "weeks": "months", "months": "years", "years": "months", "hour": "day", "day": "week",
    "week": "month", "month": "year", "year": "month", "dollars": "euros", "euros": "dollars", "francs": "dollars",
    "won": "yen", "yen": "won", "pounds": "dollars",
}  # fmt: skip


def numbers(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield numbers that both sides give with one value, two digits swapped or one changed."""
    for written, twin, known in _twins(ground):
        span = _span(written.place, ground.article)
        found = DIGITS.search(span.text)
        place = span.part(*found.span()) if found else span
        others = [text for text in _others(place.text) if text not in known]
        if others:
            yield Fault(place, chance.choice(others), span, _span(twin.place, ground.article))


def units(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield units that both sides give with one value, each made into another of its kind."""
    for written, twin, _ in _twins(ground):
        if written.unit_place is None or written.unit is None or twin.unit != written.unit:
            continue
        place = _span(written.unit_place, ground.article)
        if place.text in UNITS:
            reach = Span(min(written.place.start, place.start), max(written.place.end, place.end), ground.article)
            yield Fault(place, UNITS[place.text], reach, _span(twin.place, ground.article))


def dates(ground: Ground, chance: Random) -> Iterator[Fault]:
    """Yield months, weekdays, years and days that both sides give, each made into another."""
    for view in ground.views:
        pair = view.bitext.pair
        said = [_span(moment.place, ground.article) for moment in _moments(pair.quote)]
        heard = {_bare(part.group()) for span in _moments(ground.recording(view)) for part in _parts(span, ground)}
        for moment in _moments(pair.paraphrase):
            span = _span(moment.place, ground.article)
            for part in DATED.finditer(span.text):
                over = next((own for own in said if _bare(part.group()) in map(_bare, DATED.findall(own.text))), None)
                others = [text for text in _other_times(part.group()) if _bare(text) not in heard]
                if over is not None and others:
                    yield Fault(span.part(*part.span()), chance.choice(others), span, over)


def _twins(ground: Ground) -> Iterator[tuple[Quantity, Quantity, set[str]]]:
    """Yield each number of a paraphrase with the quote's of the same value, and all that the recording gives."""
    for view in ground.views:
        pair = view.bitext.pair
        said = _quantities(pair.quote)
        heard = _quantities(ground.recording(view))
        known = {text for own in heard for text in (*DIGITS.findall(_span(own.place, ground.article).text),)}
        known |= {_span(own.place, ground.article).text.lower() for own in heard}
        for written in _quantities(pair.paraphrase):
            twin = next((own for own in said if own.value == written.value and own.unit == written.unit), None)
            if twin is not None:
                yield written, twin, known


def _others(text: str) -> list[str]:
    """Numbers that one may be mistaken for: two neighbouring digits swapped, or the first digit another."""
    for row in (SMALL, TENS):
        if text.lower() in row:
            return [_cased(word, text) for word in row if word != text.lower()]
    if not DIGITS.fullmatch(text):
        return []
    swapped = [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)]
    real = [new for new in swapped if new != text and DIGITS.fullmatch(new) and not new.startswith("0")]
    return real or [f"{digit}{text[1:]}" for digit in "123456789" if digit != text[0]]


def _other_times(text: str) -> list[str]:
    for row in (MONTHS, WEEKDAYS):
        if text in row:
            return [other for other in row if other != text]
    ordinal = ORDINAL.match(text)
    if ordinal:
        return [_ordinal(day) for day in range(1, LAST_DAY + 1) if day != int(ordinal.group(1))]
    number = int(text)
    if len(text) == len("2000"):
        return [str(number + by) for by in (-3, -2, -1, 1, 2, 3)]
    return [str(day) for day in range(1, LAST_DAY + 1) if day != number]


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _bare(text: str) -> str:
    return ORDINAL.sub(r"\1", text)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _parts(moment: Moment, ground: Ground) -> Iterator[re.Match[str]]:
    return DATED.finditer(_span(moment.place, ground.article).text)


def _figures(sentences: Sequence[Sentence]) -> Iterator[Figure]:
    for sentence in sentences:
        yield from figures(sentence.text, sentence.span.start)


def _quantities(sentences: Sequence[Sentence]) -> list[Quantity]:
    return [
        figure
        for figure in _figures(sentences)
        if isinstance(figure, Quantity)
        and figure.family in ("number", "share")
        and not (figure.weak or figure.vague or figure.echo or figure.parts)
    ]


def _moments(sentences: Sequence[Sentence]) -> list[Moment]:
    return [own for own in _figures(sentences) if isinstance(own, Moment) and own.family in ("date", "weekday")]


def _span(place: Place, article: Article) -> Span:
    return Span(place.start, place.end, article)
