"""How a rule is written: a decorated function whose docstring is its page and whose examples are its test."""

from __future__ import annotations

import inspect
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aligner.domain import Analysis, Kind, Remark, Rule, Severity

Judgement = Callable[[Analysis], Iterator[Remark]]
MARKED = re.compile(r"«([^«»]*)»")
HEADING = re.compile(r"^(Bad|Good):$", re.MULTILINE)


def rule(*, kind: str, severity: Severity) -> Callable[[Judgement], Rule]:
    """Turn a generator of remarks into a rule named after it, in kebab case."""

    def wrap(judge: Judgement) -> Rule:
        page = inspect.cleandoc(judge.__doc__ or "")
        return Rule(judge.__name__.replace("_", "-"), Kind(kind), severity, page, judge)

    return wrap


@dataclass(frozen=True)
class Example:
    """A small article of a rule's page; `marked` are the spans, start and end in `text`, that must be found."""

    good: bool
    text: str
    marked: tuple[tuple[int, int], ...]


def examples(page: str) -> Iterator[Example]:
    """Yield the examples of a page: the indented blocks under its `Bad:` and `Good:` headings."""
    pieces = HEADING.split(page)
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        block = inspect.cleandoc("\n".join(_indented(body)))
        yield _example(heading == "Good", block)


def block(page: str, heading: str) -> str:
    """The indented block under another heading of a page, empty where there is none."""
    _, _, body = page.partition(f"\n{heading}:\n")
    lines = itertools.takewhile(lambda line: line.startswith("    ") or not line.strip(), body.split("\n"))
    return inspect.cleandoc("\n".join(lines))


def _indented(body: str) -> Iterator[str]:
    for line in body.split("\n"):
        if line.startswith("    ") or not line.strip():
            yield line


def _example(good: bool, block: str) -> Example:
    text, spans, at = "", [], 0
    for mark in MARKED.finditer(block):
        text += block[at : mark.start()]
        spans.append((len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        at = mark.end()
    return Example(good, text + block[at:], tuple(spans))


def remarks(analysis: Analysis, cause: str) -> Iterator[Remark]:
    """Yield a remark for every difference of one cause: the paraphrase's words first, or the quote's where it has none."""
    for difference in analysis.differences:
        if difference.cause == cause:
            at, against = difference.paraphrase, difference.quote
            if at is None and against is not None:
                at, against = against, None
            if at is not None:
                yield Remark(
                    at, against, difference.why, difference.divergence, difference.suggestion, difference.severity
                )
