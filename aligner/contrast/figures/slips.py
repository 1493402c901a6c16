"""What a wrong number looks like: digits transposed, ten times too low, fifteen heard as fifty."""

from __future__ import annotations

import math

from aligner.contrast.figures.figure import Quantity

POWERS = {1: "ten", 2: "a hundred", 3: "a thousand", 4: "ten thousand", 5: "a hundred thousand", 6: "a million"}


def slip(quote: Quantity, paraphrase: Quantity) -> str | None:
    """Name the slip that turns the quote's value into the paraphrase's, if it is a well-known one."""
    said, written = quote.value, paraphrase.value
    if said <= 0 or written <= 0:
        return None
    return _power(said, written) or _teens(said, written) or _transposed(said, written)


def _power(said: float, written: float) -> str | None:
    exponent = math.log10(written / said)
    if abs(exponent - round(exponent)) > 1e-6 or round(exponent) == 0 or abs(round(exponent)) not in POWERS:
        return None
    if 6 <= said <= 9 and said.is_integer() and written == said * 10:
        return "“-ty” looks added"
    return f"it is {POWERS[abs(round(exponent))]} times too {'high' if exponent > 0 else 'low'}"


def _teens(said: float, written: float) -> str | None:
    """13 and 30, 14 and 40 …, in any magnitude; and 4 and 14."""
    scale = 10 ** (3 * (int(math.log10(max(said, written))) // 3))
    one, other = said / scale, written / scale
    low, high = min(one, other), max(one, other)
    if 13 <= low <= 19 and math.isclose(high, (low - 10) * 10):
        return "“-teen” and “-ty” look confused"
    if 13 <= high <= 19 and math.isclose(low, high - 10):
        return "“-teen” looks lost" if one > other else "“-teen” looks added"
    return None


def _transposed(said: float, written: float) -> str | None:
    first, second = _figures(said), _figures(written)
    if first != second and len(first) == len(second) and sorted(first) == sorted(second) and len(first) > 1:
        changed = sum(one != other for one, other in zip(first, second, strict=True))
        return "two digits look transposed" if changed == 2 else "the digits look shuffled"
    return None


def _figures(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
