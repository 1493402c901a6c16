"""How long a check takes, part by part, beside the script that a user would write instead."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tabulate import tabulate

from aligner.align import align
from aligner.contrast import contrasted
from aligner.pipeline import Tools, check_article
from aligner.read import read
from aligner.segment import segment

REPEATS = 5
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


def speed_table(article: Path, tools: Tools) -> str:
    """Medians of five; ratios against the script, and against the whole check for its parts."""
    text = read(article)
    sentences = segment(text)
    pairs = align(sentences, tools.encoder)
    warm = _median(lambda: check_article(text, tools))
    parts = [
        ("segment", lambda: segment(text)),
        ("align", lambda: align(sentences, tools.encoder)),
        ("contrast", lambda: contrasted(pairs, sentences, tools.contraster)),
    ]
    rows: list[list[object]] = [["check, warm", warm, 1.0]]
    rows += [[f"  {name}", seconds := _median(part), seconds / warm] for name, part in parts]
    script = _median(lambda: _run("-c", SCRIPT, str(article)))
    cold = _median(lambda: _run("-m", "aligner", "check", "--fail-on", "never", str(article)))
    rows += [["script, cold", script, ""], ["check, cold", cold, cold / script]]
    return tabulate(rows, headers=["what", "seconds", "ratio"], floatfmt=".3f")


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
