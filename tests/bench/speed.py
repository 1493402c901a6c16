"""How long a check takes and how much memory, cold and warm, beside the script that a user would write instead."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from aligner.align import align
from aligner.contrast import contrasted
from aligner.pipeline import Tools, check_article
from aligner.prepare import CACHE_VARIABLE
from aligner.read import read
from aligner.segment import segment

REPEATS = 5
MEGABYTE = 1024
SCRIPT = """
import difflib, sys
from sentence_transformers import SentenceTransformer
from aligner.segment import segment
from aligner.read import read
from aligner.weights import locate
model = SentenceTransformer(str(locate("all-minilm-l6-v2").folder), device="cpu", local_files_only=True)
sentences = segment(read(sys.argv[1]))
quotes = [one.text for one in sentences if one.verbatim]
others = [one.text for one in sentences if not one.verbatim]
scores = model.encode(quotes, normalize_embeddings=True) @ model.encode(others, normalize_embeddings=True).T
for column, row in enumerate(scores.argmax(axis=0)):
    if scores[row, column] >= 0.6:
        list(difflib.ndiff(quotes[row].split(), others[column].split()))
"""
EDIT = (
    "\n\nThe council will meet again on Friday, a spokesperson said.\n",
    "\n\nIt meets again on Monday, she added.\n",
)


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall, and the most memory that the process held, in megabytes."""

    seconds: float
    memory: float


def speed_table(article: Path, tools: Tools) -> str:
    """Medians of five; ratios against the script, and of the parts of a warm check against the whole."""
    with tempfile.TemporaryDirectory() as folder:
        costs = _cold(article, Path(folder))
    script = costs["script that a user would write"]
    rows: list[list[object]] = [
        [name, cost.seconds, cost.seconds / script.seconds, cost.memory, cost.memory / script.memory]
        for name, cost in costs.items()
    ]
    rows += [[name, seconds, share, None, None] for name, seconds, share in _warm(article, tools)]
    headers = ["what", "seconds", "ratio", "megabytes", "ratio"]
    return tabulate(rows, headers=headers, floatfmt=("", ".3f", ".3f", ".0f", ".3f"))


def _cold(article: Path, folder: Path) -> dict[str, Cost]:
    """Whole processes, with a cache of their own in which the models stand prepared."""
    environment = {**os.environ, CACHE_VARIABLE: str(folder)}
    _run(environment, "-m", "aligner", "models", "prepare")
    check = ("-m", "aligner", "check", "--fail-on", "never")
    edited, text = folder / "edited.txt", article.read_text(encoding="utf-8")
    edited.write_text(text, encoding="utf-8")
    costs = {
        "script that a user would write": _median_cost(lambda: _run(environment, "-c", SCRIPT, str(article))),
        "check, models prepared": _median_cost(lambda: _run(environment, *check, "--no-cache", str(article))),
    }
    _run(environment, *check, str(article))
    costs["check again, all remembered"] = _median_cost(lambda: _run(environment, *check, str(article)))

    def edit(number: int) -> Cost:
        edited.write_text(text + EDIT[number % 2].replace("Friday", f"day {number}"), encoding="utf-8")
        return _run(environment, *check, str(edited))

    found = [edit(2 * number) for number in range(REPEATS)]
    costs["check, one paragraph edited"] = _middle(found)
    return costs


def _warm(article: Path, tools: Tools) -> list[tuple[str, float, float]]:
    text = read(article)
    sentences = segment(text)
    pairs = align(sentences, tools.encoder)
    parts: list[tuple[str, Callable[[], object]]] = [
        ("check, warm, of which", lambda: check_article(text, tools)),
        ("  segment", lambda: segment(text)),
        ("  align", lambda: align(sentences, tools.encoder)),
        ("  contrast: all pairs judged", lambda: contrasted(pairs, sentences, tools.contraster)),
    ]
    taken = [(name, _median(part)) for name, part in parts]
    return [(name, seconds, seconds / taken[0][1]) for name, seconds in taken]


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS + 1):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[1:])


def _median_cost(work: Callable[[], Cost]) -> Cost:
    return _middle([work() for _ in range(REPEATS)])


def _middle(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in costs), statistics.median(cost.memory for cost in costs))


def _run(environment: dict[str, str], *arguments: str) -> Cost:
    """Run Python to its end and say what it cost; raise RuntimeError where it failed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments[:3])} ended with {process.returncode}")
    return Cost(time.perf_counter() - started, usage.ru_maxrss / MEGABYTE)
