"""Units of measure and money: their names, abbreviations and sizes."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.contrast.figures.figure import Unit
from aligner.contrast.figures.tokens import Token, near_at, word_at

# name, dimension, size in the dimension's base unit (metre, gram, day, square metre, litre, watt …), writings
TABLE: tuple[tuple[str, str, float, str], ...] = (
    ("kilometre", "length", 1000, "kilometre kilometer km kms kilometre-wide"),
    ("metre", "length", 1, "metre meter m"),
    ("centimetre", "length", 0.01, "centimetre centimeter cm"),
    ("millimetre", "length", 0.001, "millimetre millimeter mm"),
    ("mile", "length", 1609.344, "mile mi"),
    ("nautical mile", "length", 1852, "nautical_mile nm"),
    ("foot", "length", 0.3048, "foot feet ft"),
    ("yard", "length", 0.9144, "yard"),
    ("inch", "length", 0.0254, "inch inches"),
    ("tonne", "mass", 1e6, "tonne ton metric_ton metric_tonne"),
    ("kilogram", "mass", 1000, "kilogram kilogramme kilo kg kgs"),
    ("gram", "mass", 1, "gram gramme"),
    ("second", "duration", 1 / 86400, "seconds sec secs"),
    ("minute", "duration", 1 / 1440, "minute min mins"),
    ("hour", "duration", 1 / 24, "hour hr hrs"),
    ("day", "duration", 1, "day"),
    ("night", "night", 1, "night"),
    ("week", "duration", 7, "week"),
    ("fortnight", "duration", 14, "fortnight"),
    ("month", "duration", 30.4375, "month"),
    ("quarter", "duration", 91.3, "quarters"),
    ("year", "duration", 365.25, "year yr yrs"),
    ("decade", "duration", 3652.5, "decade"),
    ("century", "duration", 36525, "century centuries"),
    ("millennium", "duration", 365250, "millennium millennia"),
    ("hectare", "area", 1e4, "hectare ha"),
    ("acre", "area", 4046.86, "acre"),
    ("square kilometre", "area", 1e6, "square_kilometre square_kilometer square_km sq_km"),
    ("square metre", "area", 1, "square_metre square_meter sq_m"),
    ("square mile", "area", 2589988, "square_mile sq_mile"),
    ("square foot", "area", 0.092903, "square_foot square_feet"),
    ("litre", "volume", 1, "litre liter"),
    ("gallon", "volume", 3.785, "gallon"),
    ("cubic metre", "volume", 1000, "cubic_metre cubic_meter"),
    ("barrel", "barrel", 1, "barrel"),
    ("watt", "power", 1, "watt"),
    ("kilowatt", "power", 1e3, "kilowatt kw"),
    ("megawatt", "power", 1e6, "megawatt mw"),
    ("gigawatt", "power", 1e9, "gigawatt gw"),
    ("kilowatt-hour", "energy", 1, "kilowatt_hour kwh"),
    ("megawatt-hour", "energy", 1e3, "megawatt_hour mwh"),
    ("gigawatt-hour", "energy", 1e6, "gigawatt_hour gwh"),
    ("knot kt", "speed", 1.852, "knot"),
    ("mile an hour", "speed", 1.609, "mph miles_an_hour miles_per_hour mile_per_hour"),
    (
        "kilometre an hour",
        "speed",
        1,
        "kph kmh km_/_h kilometres_an_hour kilometers_an_hour kilometres_per_hour kilometers_per_hour km_per_hour",
    ),
    ("degree", "temperature", 1, "degree °"),
    ("degree Celsius", "temperature", 1, "degree_celsius degree_centigrade degree_c celsius °_c °c"),
    ("degree Fahrenheit", "temperature", 1, "degree_fahrenheit degree_f fahrenheit °_f"),
    ("percent", "percent", 1, "percent % per_cent pc"),
    ("percentage point", "points", 1, "percentage_point point"),
    ("basis point", "points", 0.01, "basis_point"),
    ("dollar", "money", 1, "dollar us_dollar american_dollar buck usd"),
    ("euro", "money", 1, "euro eur"),
    ("pound", "money", 1, "pound pound_sterling gbp"),
    ("yuan", "money", 1, "yuan renminbi cny"),
    ("yen", "money", 1, "yen jpy"),
    ("won", "money", 1, "won krw"),
    ("rouble", "money", 1, "rouble ruble"),
    ("franc", "money", 1, "franc chf swiss_franc"),
    ("rupee", "money", 1, "rupee"),
    ("lira", "money", 1, "lira"),
    ("hryvnia", "money", 1, "hryvnia"),
    ("peso", "money", 1, "peso"),
    ("krona", "money", 1, "krona kronor"),
    ("krone", "money", 1, "krone kroner"),
    ("zloty", "money", 1, "zloty"),
    ("shekel", "money", 1, "shekel"),
    ("cent", "cent", 1, "cent"),
    ("penny", "cent", 1, "pence pennies"),
    ("time", "times", 1, "times"),
)
WRITINGS: dict[tuple[str, ...], Unit] = {
    tuple(writing.split("_")): Unit(name, dimension, factor)
    for name, dimension, factor, writings in TABLE
    for writing in writings.split()
}
PLURALS = {(*words[:-1], words[-1] + "s"): unit for words, unit in WRITINGS.items() if len(words[-1]) > 2}
LOOKUP: dict[tuple[str, ...], Unit] = {**PLURALS, **WRITINGS, ("degrees", "celsius"): WRITINGS["degree", "celsius"]}
LOOKUP |= {("degrees", word): WRITINGS["degree", word] for word in ("celsius", "centigrade", "c", "fahrenheit", "f")}
PREFIXES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₽": "rouble", "₹": "rupee"}
SYMBOLS = {symbol: LOOKUP[(name,)] for symbol, name in PREFIXES.items()}
SHORT = frozenset(("m", "min", "mi", "ha", "nm", "mm", "pc", "mw", "gw", "kw", "sec"))
FILLERS = frozenset(
    "more further additional extra full whole straight consecutive long entire calendar other new long-term solid"
    " working square good us american".split()
)
DURATIONS = {words[0]: unit for words, unit in LOOKUP.items() if unit.dimension == "duration" and len(words) == 1}


def unit_after(tokens: Sequence[Token], index: int) -> tuple[Unit, int, int] | None:
    """Read the unit that stands at an index, fillers such as “more” or “full” passed over; with its bounds."""
    for start in range(index, index + 3):
        if not near_at(tokens, start):
            return None
        for length in (3, 2, 1):
            words = tuple(word_at(tokens, start + offset).strip("’'") for offset in range(length))
            if (unit := LOOKUP.get(words)) and near_at(tokens, start + length - 1) and _plausible(tokens, start, words):
                return unit, start, start + length
        if word_at(tokens, start) not in FILLERS:
            return None
    return None


def _plausible(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> bool:
    """Short abbreviations count only right behind digits: “30 m”, never “thirty m”."""
    if words == ("won",):
        return start > 0 and (
            tokens[start - 1].numeric or word_at(tokens, start - 1) in ("million", "billion", "trillion")
        )
    return words[-1] not in SHORT or start > 0 and tokens[start - 1].numeric
