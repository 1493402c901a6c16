"""Regular expression -> texts on which it is slow, if it is slow on any: its own words, again and again.

What makes matching take more than linear time is a text that a pattern takes in part: what one of its repeated pieces
takes, many times over, behind what leads to that piece, and before something that spoils it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

Node = tuple[Any, Any]
code, parser = import_module("re._constants"), import_module("re._parser")

ALPHABET = " aA1_.,:-!“”’[]()가éд\n\t\u00a0"
SPOILERS = ("", "\x00", " x")
CATEGORIES = {code.CATEGORY_SPACE: r"\s", code.CATEGORY_NOT_SPACE: r"\S", code.CATEGORY_DIGIT: r"\d",
              code.CATEGORY_NOT_DIGIT: r"\D", code.CATEGORY_WORD: r"\w", code.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
MANY = 8
FEW_CHARACTERS = 3


@dataclass(frozen=True)
class Attack:
    """What stands first, what stands behind it many times, and what spoils it."""

    prefix: str
    pump: str
    spoiler: str

    def text(self, length: int) -> str:
        return self.prefix + self.pump * (length // len(self.pump)) + self.spoiler


def attacks(pattern: re.Pattern[Any]) -> tuple[Attack, ...]:
    """Texts in which what the pattern takes stands many times."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = re.RegexFlag(pattern.flags) & ~re.UNICODE
    nodes = list(parser.parse(source, int(flags)))
    pumps = dict.fromkeys((*_pumps(nodes, ""), *_starts(nodes)))
    return tuple(Attack(prefix, pump, spoiler) for prefix, pump in pumps if pump for spoiler in SPOILERS)


def _starts(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield every beginning of the pattern, to be repeated."""
    for end in range(1, len(nodes) + 1):
        yield "", "".join(_sample(node) for node in nodes[:end])


def _pumps(nodes: Sequence[Node], before: str) -> Iterator[tuple[str, str]]:
    """Yield what each repeated piece takes, with what leads to it."""
    for node in nodes:
        for inner in _inside(node):
            yield from _pumps(inner, before)
        if _repeats(node) and node[1][1] >= MANY:
            taken = list(dict.fromkeys(_samples(list(node[1][2]))))
            yield from ((before, one) for one in taken)
            yield from ((before, first + second) for first, second in pairwise(taken))
        before += _sample(node)


def _repeats(node: Node) -> bool:
    return node[0] in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def _inside(node: Node) -> Iterator[Sequence[Node]]:
    """Yield the sequences that a piece is made of."""
    kind, value = node
    if _repeats(node):
        yield list(value[2])
    elif kind is code.SUBPATTERN:
        yield list(value[3])
    elif kind is code.BRANCH:
        yield from map(list, value[1])
    elif kind in (code.ASSERT, code.ASSERT_NOT):
        yield list(value[1])
    elif kind is code.ATOMIC_GROUP:
        yield list(value)


def _sample(node: Node) -> str:
    """A text that a piece takes."""
    return next(iter(_of_node(node)), "")


def _samples(nodes: Sequence[Node]) -> list[str]:
    """Texts that a sequence takes: one for each way that one of its pieces can go."""
    usual = [_sample(node) for node in nodes]
    ways = ["".join((*usual[:at], one, *usual[at + 1 :])) for at, node in enumerate(nodes) for one in _of_node(node)]
    return ways or [""]


def _of_node(node: Node) -> list[str]:
    kind, value = node
    if kind is code.LITERAL:
        return [chr(value)]
    if kind in (code.IN, code.NOT_LITERAL, code.ANY):
        return _characters(node)
    if kind in (code.ASSERT, code.ASSERT_NOT, code.AT, code.GROUPREF):
        return [""]
    if _repeats(node):
        return [one * max(1, value[0]) for one in _samples(list(value[2]))]
    return [one for inner in _inside(node) for one in _samples(inner)]


def _characters(node: Node) -> list[str]:
    """A few characters that a set takes, first those that it names."""
    named = [chr(item[1] if item[0] is code.LITERAL else item[1][0]) for item in _items(node) if item[0] in NAMING]
    takes = _taking(node)
    return [one for one in dict.fromkeys((*named[:FEW_CHARACTERS], *ALPHABET)) if takes(one)][: FEW_CHARACTERS + 1]


def _taking(node: Node) -> Callable[[str], bool]:
    kind, value = node
    if kind is code.ANY:
        return lambda one: one != "\n"
    if kind is code.NOT_LITERAL:
        return lambda one: ord(one) != value
    denied = any(item[0] is code.NEGATE for item in value)
    return lambda one: denied != any(_takes(item, one) for item in value)


def _items(node: Node) -> Sequence[Node]:
    return node[1] if node[0] is code.IN else ()


def _takes(item: Node, one: str) -> bool:
    kind, value = item
    if kind is code.LITERAL:
        return bool(value == ord(one))
    if kind is code.RANGE:
        return bool(value[0] <= ord(one) <= value[1])
    return kind is code.CATEGORY and re.match(CATEGORIES[value], one) is not None


NAMING = (code.LITERAL, code.RANGE)
