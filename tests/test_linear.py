"""Time grows with the length of the text and not faster: every regular expression, and every step on odd texts."""

from __future__ import annotations

import ast
import contextlib
import importlib
import pkgutil
import re
import signal
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from attacks import Attack, attacks

import aligner
from aligner.contrast.figures.reading import figures
from aligner.cues import cues, template
from aligner.domain import Article
from aligner.read import READERS, ReadError
from aligner.segment import lines, segment
from aligner.segment.splitter import tokenizer

SHORT, DOUBLINGS = 500, 3
FASTEST_GROWTH = 3.0  # for each doubling of the length: linear is 2, quadratic 4
TRIES = 2
HANGING = 5  # seconds of the processor, after which a pattern is given up
EVERY_WAY = ("finditer", "fullmatch", "match", "search")
ALIKE = {"findall": "finditer", "split": "finditer", "sub": "finditer", "subn": "finditer"}
MAY_BE_NESTED = (list, tuple, set, frozenset)
OWN_CUES = ("[Sound bite: {speaker}]", "{speaker} ON TAPE:")
Work = Callable[[int], Callable[[], object]]


def _patterns() -> Iterator[tuple[tuple[str, str], re.Pattern[Any]]]:
    """Yield every regular expression of the package, by module and name, and some that are made when it runs."""
    for found in pkgutil.walk_packages(aligner.__path__, "aligner."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                yield from (((found.name, name), pattern) for pattern in _held(value))
    yield from ((("aligner.cues", "template"), template(own)) for own in OWN_CUES)
    yield from ((("nltk", "punkt"), pattern) for pattern in _held(vars(tokenizer()._lang_vars)))


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, MAY_BE_NESTED):
        for one in value:
            yield from _held(one)
    elif isinstance(value, dict):
        yield from _held(tuple(value.values()))


@cache
def _ways() -> dict[tuple[str, str], frozenset[str]]:
    """How the package uses a regular expression, by the module that holds it and its name."""
    used: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for file in Path(*aligner.__path__).rglob("*.py"):
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        imports = (node for node in nodes if isinstance(node, ast.ImportFrom))
        homes = {name.name: node.module or "" for node in imports for name in node.names}
        own = ".".join(("aligner", *file.relative_to(*aligner.__path__).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                way = ALIKE.get(node.attr, node.attr)
                used[homes.get(node.value.id, own), node.value.id] |= {way} & set(EVERY_WAY)
    return {place: frozenset(ways) for place, ways in used.items() if ways}


PATTERNS = {f"{place[1]} {pattern.pattern!r:.60}": (place, pattern) for place, pattern in _patterns()}


@pytest.mark.parametrize("shown", PATTERNS)
def test_every_regular_expression_takes_linear_time(shown: str) -> None:
    place, pattern = PATTERNS[shown]
    for way in sorted(_ways().get(place, EVERY_WAY)):
        for attack in attacks(pattern):
            assert _linear(_applied(pattern, way, attack)), (way, attack)


def _applied(pattern: re.Pattern[Any], way: str, attack: Attack) -> Work:
    """The work of a pattern on a text of some length, made ready."""
    apply = getattr(pattern, way)

    def ready(length: int) -> Callable[[], object]:
        text = attack.text(length)
        asked = text if isinstance(pattern.pattern, str) else text.encode()
        return lambda: deque(apply(asked), maxlen=0) if way == "finditer" else apply(asked)

    return ready


def _linear(work: Work) -> bool:
    """Whether the time of some work grows with its length; what seems not to is measured again, at greater lengths."""
    for again in range(TRIES):
        length = SHORT << again
        few, many = (_seconds(work(own), 2 + again) for own in (length, length << DOUBLINGS))
        if many < few * FASTEST_GROWTH**DOUBLINGS:
            return True
    return False


def _seconds(work: Callable[[], object], times: int) -> float:
    """The least time of the processor that the work takes."""
    with _given_up():
        return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


@contextlib.contextmanager
def _given_up() -> Iterator[None]:
    """End what would go on for ever."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail("this does not end", pytrace=False)

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


QUADRATIC = {
    "a repeated piece that nothing need follow": r"\s+$",
    "a repeated piece before what is missing": r"a+b",
    "a piece repeated within a repetition": r"(?:\w+,?)*!",
    "a long way to what is missing": r"\[[^\]]*\]",
}


@pytest.mark.parametrize("why", QUADRATIC)
def test_a_regular_expression_that_is_not_linear_is_found_out(why: str) -> None:
    pattern = re.compile(QUADRATIC[why])
    with contextlib.suppress(pytest.fail.Exception):
        assert not all(_linear(_applied(pattern, "search", attack)) for attack in attacks(pattern))


PIECES = (
    "“", "”", "“a” ", "a” ", "a.", "a. ", "...", "a?” said ", "A ", "Mr. ", "1", "1,", "1,000", "1.", "1 to ", "one ",
    "two thirds of ", " ", "\t", "\u00a0", "\n", "\r\n", "[", "[녹취: ", "[녹취: 김] ", "SOUNDBITE ", "SOUNDBITE (", "가",
    "e\u0301", "\u0301", "<!-- aligner: ", "-->", "<!-- aligner: allow x -->", "'", "-", "—", "not ", "more than ",
    "at 5 p.m. ", "May 5, ", "he said ", "Kim Lee ", "Minister Kim, ", "$", "«", "_", "a_", "a-", "n't ",
)  # fmt: skip


def _reading(text: str) -> None:
    for ending in (".txt", ".md", ".html"):
        with contextlib.suppress(ReadError):
            READERS[ending](f"a{ending}", f"word {text}".encode())


def _announcing(text: str) -> None:
    deque((cue for line in lines(Article("a.txt", text)) for cue in cues(line, OWN_CUES)), maxlen=0)


def _segmenting(text: str) -> None:
    segment(Article("a.txt", f"[Recording: Bo Berg] “Ten ships came.”\n{text}"))


def _counting(text: str) -> None:
    figures(text)
    figures.cache_clear()


STEPS = {"reading": _reading, "cues": _announcing, "segmentation": _segmenting, "figures": _counting}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("piece", PIECES)
def test_every_step_takes_linear_time_on_what_nobody_writes(step: str, piece: str) -> None:
    def ready(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: STEPS[step](text)

    assert _linear(ready)
