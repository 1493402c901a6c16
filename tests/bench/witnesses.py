"""What each witness of a change of meaning brings: facts, logic and the model, alone and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from gold import counted, figures
from tabulate import tabulate

from aligner import contrast
from aligner.domain import Difference, Kind
from aligner.pipeline import Tools

FACTS, LOGIC, MODEL = "fact_differences", "logic_differences", "marked_differences"
KINDS = (Kind.MEANING, Kind.OMISSION, Kind.ADDITION)
WITNESSES: dict[str, tuple[str, ...]] = {
    "facts": (FACTS,),
    "logic": (LOGIC,),
    "model": (MODEL,),
    "all": (FACTS, LOGIC, MODEL),
}


def witness_table(articles: Iterable[Path], tools: Tools) -> str:
    """Error recall (of errors of every kind), precision and false alarms, with the rules on meaning alone."""
    listed = list(articles)
    meaning = replace(tools, rules=tuple(rule for rule in tools.rules if rule.kind in KINDS))
    rows = [[name, *_figures(listed, meaning, heard)] for name, heard in WITNESSES.items()]
    headers = ["witnesses", "error recall", "precision", "false alarms per clean article"]
    return tabulate(rows, headers=headers, floatfmt=".3f")


def _figures(articles: Sequence[Path], tools: Tools, heard: Sequence[str]) -> list[float]:
    """The figures when only some are heard; what weighs facts against the model's marks stays as it is."""
    silenced = [patch.object(contrast, name, _nothing) for name in (FACTS, LOGIC, MODEL) if name not in heard]
    for silence in silenced:
        silence.start()
    found = figures(counted(articles, tools))
    for silence in silenced:
        silence.stop()
    return [found[name] for name in ("error recall", "precision", "false alarms per clean article")]


def _nothing(_: object) -> Iterator[Difference]:
    yield from ()
