"""The nouns of the room: what a figure is, and what keeps it from being exact."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias


class Bound(enum.Enum):
    """How a figure is hedged or bounded."""

    EXACT = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    AT_LEAST = "at least"
    MORE = "more than"
    AT_MOST = "at most"
    LESS = "less than"

    @property
    def side(self) -> int:
        """1 when the true value is at or above the figure, -1 when at or below, 0 when neither is said."""
        if self in (Bound.AT_LEAST, Bound.MORE, Bound.JUST_OVER):
            return 1
        return -1 if self in (Bound.AT_MOST, Bound.LESS, Bound.NEARLY) else 0


@dataclass(frozen=True)
class Place:
    """Offsets into the article, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Unit:
    """A unit of measure: its name, what it measures, and how many of the dimension's base unit it holds."""

    name: str
    dimension: str
    factor: float = 1.0


@dataclass(frozen=True)
class Quantity:
    """A figure that counts or measures.

    `family` is number, share, multiple, ordinal or label; `company` are the stems of the words that follow, so that
    what is counted can be compared; a `weak` figure (a, one, both) may agree with another but is no evidence alone;
    `others` are further values it may be read as; `parts` are the figures that a share such as “one in three” is
    made of; `course` is the preposition (by, to) before it.
    """

    family: str
    value: float
    place: Place
    unit: Unit | None = None
    unit_place: Place | None = None
    bound: Bound = Bound.EXACT
    bound_place: Place | None = None
    company: tuple[str, ...] = ()
    weak: bool = False
    others: tuple[float, ...] = ()
    parts: tuple[Quantity, ...] = ()
    course: str = ""
    course_place: Place | None = None
    vague: bool = False
    magnitude: float = 1.0
    noun: str = ""
    readings: tuple[Quantity, ...] = ()
    echo: bool = False
    remainder: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the figure stands, its unit and its bound included."""
        own = (self.place, self.unit_place, self.bound_place, self.course_place)
        return tuple(place for place in own if place is not None)

    @property
    def dimension(self) -> str:
        """What is measured: the unit's dimension, else the family."""
        return self.unit.dimension if self.unit else self.family


@dataclass(frozen=True)
class Moment:
    """A figure that says when; `family` is date, weekday, clock, decade, relative or rate.

    A date has any of `year`, `month`, `day` and `part` (early, mid, late); a weekday its `number`; a clock time
    the `number` of minutes since midnight or noon and its `half` of the day; a relative time the `number` of units
    from now, the `unit` and the `part` (start, end); a rate the `number` of days between two occasions.
    """

    family: str
    place: Place
    number: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    half: str = ""
    unit: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the figure stands."""
        return (self.place,)


Figure: TypeAlias = Quantity | Moment
