"""Figures: what is read from a text, what agrees, what is reported, and what may stand instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.contrast.figures import figure_differences, figures
from aligner.contrast.figures.agree import agree
from aligner.contrast.figures.figure import Bound, Moment, Place, Quantity
from aligner.contrast.figures.slips import slip
from aligner.domain import Article, Difference, Pair, Sentence, Severity, Span

NOWHERE = Place(0, 0)
NUMBERS = [
    ("308 million dollars", 308e6, "dollar"),
    ("$380 million", 380e6, "dollar"),
    ("€5m", 5e6, "euro"),
    ("three hundred and eight million", 308e6, None),
    ("eleven hundred", 1100, None),
    ("two thousand three hundred", 2300, None),
    ("half a million", 5e5, None),
    ("a quarter of a million", 250e3, None),
    ("two and a half million", 2.5e6, None),
    ("six point five percent", 6.5, "percent"),
    ("20 thousand", 2e4, None),
    ("1.4 billion", 1.4e9, None),
    ("a dozen", 12, None),
    ("two dozen", 24, None),
    ("twenty-five", 25, None),
    ("1,200.5", 1200.5, None),
    ("3,5 million", 3.5e6, None),
    ("460km", 460, "kilometre"),
    ("30 nautical miles", 30, "nautical mile"),
    ("380 kilometres an hour", 380, "kilometre an hour"),
    ("0.3 percentage points", 0.3, "percentage point"),
    ("seventeen per cent", 17, "percent"),
    ("an hour and a half", 1.5, "hour"),
    ("half an hour", 0.5, "hour"),
    ("half a decade", 0.5, "decade"),
    ("four dollars and ten cents", 4.1, "dollar"),
    ("nine metres eighty", 9.8, "metre"),
    ("two tenths of a percent", 0.2, "percent"),
    ("minus 5 °C", -5, "degree Celsius"),
]
SHARES = [
    ("two-thirds", 2 / 3),
    ("a fifth", 0.2),
    ("one in three", 1 / 3),
    ("four out of ten", 0.4),
    ("four out of every ten", 0.4),
    ("one household in five", 0.2),
    ("half of them", 0.5),
    ("a quarter of the land", 0.25),
]
MULTIPLES = [("doubled", 2), ("tenfold", 10), ("halved", 0.5), ("tripled", 3)]
ORDINALS = [
    ("the fifth round", 5),
    ("25th", 25),
    ("twenty-fifth", 25),
    ("the hundred and fourth", 104),
    ("third man", 3),
]
SILENT = [
    "P5",
    "G7",
    "KN-23",
    "CL-415",
    "an F-16",
    "Group of 20",
    "24/7",
    "02-2100-1234",
    "several hundred",
    "a few thousand",
    "802.11n",
    "hundreds of them",
    "COVID-19",
    "two-ninety",
]
BOUNDS = [
    ("at least thirty years", Bound.AT_LEAST),
    ("a maximum of 30 years", Bound.AT_MOST),
    ("as much as 15 percent", Bound.AT_MOST),
    ("more than 15 percent", Bound.MORE),
    ("almost 900,000", Bound.NEARLY),
    ("600-plus", Bound.AT_LEAST),
    ("forty or so", Bound.ABOUT),
    ("no fewer than six", Bound.AT_LEAST),
    ("fewer than six", Bound.LESS),
    ("ten or more", Bound.AT_LEAST),
    ("over three years", Bound.EXACT),
]
MOMENTS = [
    ("6 January 2023", Moment("date", NOWHERE, year=2023, month=1, day=6)),
    ("January 6, 2023", Moment("date", NOWHERE, year=2023, month=1, day=6)),
    ("the sixth of January", Moment("date", NOWHERE, month=1, day=6)),
    ("mid-October", Moment("date", NOWHERE, month=10, part="mid")),
    ("the end of June", Moment("date", NOWHERE, month=6, part="late")),
    ("since 1987", Moment("date", NOWHERE, year=1987)),
    ("since nineteen eighty-seven", Moment("date", NOWHERE, year=1987)),
    ("in twenty twenty-two", Moment("date", NOWHERE, year=2022)),
    ("the 1980s", Moment("decade", NOWHERE, number=80)),
    ("the eighties", Moment("decade", NOWHERE, number=80)),
    ("on Sunday", Moment("weekday", NOWHERE, number=6)),
    ("8:54 p.m.", Moment("clock", NOWHERE, number=534, half="pm")),
    ("six minutes to nine in the evening", Moment("clock", NOWHERE, number=534, half="pm")),
    ("half past ten", Moment("clock", NOWHERE, number=630)),
    ("a quarter to six", Moment("clock", NOWHERE, number=345)),
    ("three o’clock", Moment("clock", NOWHERE, number=180)),
    ("at noon", Moment("clock", NOWHERE, number=0, half="pm")),
    ("ten to midnight", Moment("clock", NOWHERE, number=710, half="pm")),
    ("last week", Moment("relative", NOWHERE, number=-1, unit="week")),
    ("tomorrow", Moment("relative", NOWHERE, number=1, unit="day")),
    ("the end of the month", Moment("relative", NOWHERE, unit="month", part="end")),
    ("every other day", Moment("rate", NOWHERE, number=2, unit="day")),
    ("weekly", Moment("rate", NOWHERE, number=7, unit="weekly")),
]
SAME = [
    ("460 kilometers", "460km"),
    ("6 January", "January 6"),
    ("a dozen ships", "12 ships"),
    ("a fortnight", "two weeks"),
    ("half a decade", "5 years"),
    ("three decades", "30 years"),
    ("a fifth", "20 percent"),
    ("one in three", "a third"),
    ("two people out of five", "40%"),
    ("doubled", "twice"),
    ("ten miles", "16 km"),
    ("twenty-three degrees Fahrenheit", "minus 5 degrees Celsius"),
    ("360 million kilograms", "360,000 tons"),
    ("45.5 percent", "nearly half"),
    ("396 people", "about 400 people"),
    ("308 people", "more than 300 people"),
    ("six minutes to nine in the evening", "8:54 p.m."),
    ("three o’clock", "3 p.m."),
    ("48 hours", "two days"),
    ("twenty-five basis points", "0.25 percentage points"),
    ("the twenty-fifth", "the 25th"),
    ("half a million", "500,000"),
]
UNLIKE = [
    ("308 million dollars", "$380 million"),
    ("a fifth", "5%"),
    ("three weeks", "three days"),
    ("30 kilometres", "30 miles"),
    ("two percent", "two percentage points"),
    ("nine million dollars", "nine million euros"),
    ("mid-October", "mid-November"),
    ("Sunday", "Saturday"),
    ("at noon", "at midnight"),
    ("half past ten", "9:30"),
    ("halved", "doubled"),
    ("sixty", "61"),
    ("the 1980s", "the 1990s"),
    ("one in three", "one in five"),
]
SLIPS = [
    (308e6, 380e6, "two digits look transposed"),
    (1.4e9, 140e6, "it is ten times too low"),
    (15, 50, "“-teen” and “-ty” look confused"),
    (60, 16, "“-teen” and “-ty” look confused"),
    (14, 4, "“-teen” looks lost"),
    (360e3, 36e3, "it is ten times too low"),
    (46, 46e3, "it is a thousand times too high"),
    (31, 32, None),
]
CHANGED = [
    ("The flood damaged 460 houses.", "The flood damaged 640 houses.", "changed-number", "640", "error"),
    ("We need $2.5 billion.", "They need $250 million.", "changed-number", "$250 million", "error"),
    ("It took sixteen days.", "It took 60 days.", "changed-number", "60", "error"),
    ("A fifth of the rice is lost.", "Of the rice, 5% is lost.", "changed-number", "5", "error"),
    ("Sales have fallen by half.", "Sales have doubled.", "changed-number", "doubled", "error"),
    ("Rents fell by a third.", "Rents fell to a third.", "changed-number", "to", "error"),
    ("It holds at least six boats.", "It holds up to six boats.", "changed-number", "up to", "error"),
    ("Almost 900 came.", "More than 900 came.", "changed-number", "More than", "warning"),
    ("About forty boats sank.", "More than forty boats sank.", "changed-number", "More than", "warning"),
    ("In all, six spoke.", "In all, eight were heard.", "changed-number", "eight", "warning"),
    ("It begins in mid-October.", "It begins in mid-November.", "changed-date", "mid-November", "error"),
    ("They left on Sunday.", "They left on Saturday.", "changed-date", "Saturday", "error"),
    (
        "We decide by the end of the week.",
        "A decision by the end of the month.",
        "changed-date",
        "end of the month",
        "error",
    ),
    ("The bell rings at noon.", "The bell rings at midnight.", "changed-date", "midnight", "error"),
    ("It takes three weeks.", "It takes three days.", "changed-unit", "days", "error"),
    ("It is 30 kilometres away.", "It is 30 miles away.", "changed-unit", "miles", "error"),
    ("Rates rose 0.3 percentage points.", "Rates rose 0.3%.", "changed-unit", "%", "error"),
    (
        "We will know within days, not within months.",
        "They will know within a few months.",
        "changed-unit",
        "months",
        "error",
    ),
    ("We are in the second round.", "They are in the third round.", "changed-number", "third", "warning"),
]
UNCHANGED = [
    ("There were twelve of us on one of the boats.", "There were a dozen people on a boat."),
    ("We have two ships and one of them is old.", "Both have a ship, one old."),
    ("It cost 2.4 billion, 1.1 of it for roads.", "It cost 2.4 billion, of which 1.1 billion for roads."),
    ("Three of my five children left.", "Sixty percent of the five children left."),
    ("A third of the work is done.", "Two thirds of the work is still left."),
    ("It rained on 26 days out of thirty.", "All but four of the 30 days were wet."),
    ("We lost eleven seats.", "Asked about it on the 27th, the party had lost eleven seats."),
    ("We lost eleven seats.", "Minister Kim, 52, said on March 3 that the party had lost eleven seats."),
    ("No ship over nine meters gets in.", "Only ships of nine meters or below may enter."),
    ("The P5 met the G7.", "The P5 met the G20."),
    ("It was forty-eight hours, and now it is ninety-six.", "It was two days, and now it is 96 hours."),
    ("Prices rose two tenths of a percent.", "Prices rose 0.2 percent."),
    ("The talk lasted an hour and ten minutes.", "The talk lasted 70 minutes."),
    ("We have forty trucks and thirty drivers.", "They have 40 trucks."),
]
MENDED = [
    ("It cost 308 million dollars.", "It cost $380 million.", "$308 million"),
    ("We sold 1.4 billion shares.", "They sold 140 million shares.", "1.4 billion"),
    ("We bought 360,000 tonnes.", "They bought 36,000 tons.", "360,000"),
    ("It ends in mid-October.", "It ends in mid-November.", "mid-October"),
    ("Sixteen ships sank.", "Sixty ships sank.", "Sixteen"),
    ("He left on the third floor.", "He left on the 13th floor.", "3rd"),
    ("It takes three weeks.", "It takes three days.", "weeks"),
    ("It rose 0.3 percentage points.", "It rose 0.3%.", " percentage points"),
    ("It costs nine euros.", "It costs $9.", None),
    ("It holds at least six boats.", "It holds up to six boats.", "at least"),
    ("A fifth of it is lost.", "Of it, 5% is lost.", None),
]


def pair(quote: str, paraphrase: str) -> Pair:
    article = Article("article.txt", f"{quote}\n{paraphrase}")
    start = len(quote) + 1
    said = Sentence(Span(0, len(quote), article), Span(0, 0, article))
    return Pair((said,), (Sentence(Span(start, len(article.text), article)),), 1.0)


def differences(quote: str, paraphrase: str) -> list[Difference]:
    return list(figure_differences(pair(quote, paraphrase)))


def only(text: str) -> Quantity:
    found = [figure for figure in figures(text) if isinstance(figure, Quantity)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "value", "unit"), NUMBERS)
def test_numbers_are_read_with_their_units(text: str, value: float, unit: str | None) -> None:
    found = only(text)
    assert found.value == pytest.approx(value)
    assert (found.unit.name if found.unit else None) == unit


@pytest.mark.parametrize(
    ("text", "value", "family"),
    [
        *((text, value, "share") for text, value in SHARES),
        *((text, value, "multiple") for text, value in MULTIPLES),
        *((text, value, "ordinal") for text, value in ORDINALS),
    ],
)
def test_shares_multiples_and_ordinals_are_read(text: str, value: float, family: str) -> None:
    found = only(text)
    assert found.family == family
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", SILENT)
def test_names_and_vague_words_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds_are_read(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_moments_are_read(text: str, moment: Moment) -> None:
    (found,) = figures(text)
    assert isinstance(found, Moment)
    assert all(getattr(found, name) == getattr(moment, name) for name in ("family", "number", "year", "month", "day"))
    assert (found.part, found.half, found.unit) == (moment.part, moment.half, moment.unit)


@pytest.mark.parametrize(("one", "other"), [*SAME, *((other, one) for one, other in SAME)])
def test_figures_that_say_the_same_agree(one: str, other: str) -> None:
    (first,), (second,) = figures(one), figures(other)
    assert agree(first, second)
    assert differences(f"It is {one}.", f"It is {other}.") == []


@pytest.mark.parametrize(("one", "other"), [*UNLIKE, *((other, one) for one, other in UNLIKE)])
def test_figures_that_differ_are_told(one: str, other: str) -> None:
    (first,), (second,) = figures(one), figures(other)
    assert not agree(first, second)
    assert len(differences(f"It was {one}.", f"It was {other}.")) == 1


@pytest.mark.parametrize(("said", "written", "looks"), SLIPS)
def test_slips_are_named(said: float, written: float, looks: str | None) -> None:
    place = only("12").place
    assert slip(Quantity("number", said, place), Quantity("number", written, place)) == looks


@pytest.mark.parametrize(("quote", "paraphrase", "cause", "words", "severity"), CHANGED)
def test_a_changed_figure_is_told(quote: str, paraphrase: str, cause: str, words: str, severity: str) -> None:
    (found,) = differences(quote, paraphrase)
    assert found.paraphrase is not None
    assert (found.cause, found.paraphrase.text, found.severity) == (cause, words, Severity(severity))
    assert found.why.startswith("The speaker said “")


@pytest.mark.parametrize(("quote", "paraphrase"), UNCHANGED)
def test_an_honest_paraphrase_is_left_alone(quote: str, paraphrase: str) -> None:
    assert differences(quote, paraphrase) == []


@pytest.mark.parametrize(("quote", "paraphrase", "suggestion"), MENDED)
def test_what_may_stand_instead(quote: str, paraphrase: str, suggestion: str | None) -> None:
    (found,) = differences(quote, paraphrase)
    assert found.suggestion == suggestion


def test_a_figure_said_elsewhere_in_the_recording_is_excused() -> None:
    both = pair("We lost 460 houses.", "They lost 640 houses.")
    elsewhere = pair("Later 640 more fell.", "")
    assert len(list(figure_differences(both))) == 1
    assert list(figure_differences(both, elsewhere.quote)) == []


def test_the_slip_stands_in_the_message() -> None:
    (found,) = differences("It cost 308 million dollars.", "It cost $380 million.")
    assert found.why == (
        "The speaker said “308 million dollars”; the paraphrase says “$380 million”: two digits look transposed."
    )


@pytest.mark.parametrize("piece", ["1", "and ", "five ", "1,1 ", "said ", "12 ", '"', "one in ", "a dollar "])
def test_noise_is_passed_over_quickly(piece: str) -> None:
    assert differences(piece * 3000, piece * 2999) == []


PIECES = st.sampled_from(
    "a the half of two three twenty hundred and million percent $ 5 2023 1,200 5th - . , : % January mid Sunday to past in"
    " third thirds one p m at least dozen every day week next end Article KN-23 twice point noon".split()
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "-", "  "])), max_size=14), st.integers(0, 50))
def test_places_lie_in_the_text_and_in_order(pieces: list[tuple[str, str]], base: int) -> None:
    text = "".join(word + gap for word, gap in pieces)
    at = base
    for figure in figures(text, base):
        assert base <= figure.place.start < figure.place.end <= base + len(text)
        assert at <= figure.place.start
        at = figure.place.start


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(quote: str, paraphrase: str) -> None:
    for found in differences(quote, paraphrase):
        assert found.quote is not None
        assert found.paraphrase is not None
        assert found.paraphrase.start > len(quote)
