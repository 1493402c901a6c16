"""In normal use nothing heavy is imported, and nltk's Punkt by itself splits as it does within nltk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES

from aligner.segment.splitter import split

SAMPLE = ARTICLES / "simulated-attack.txt"
HEAVY = {"torch", "transformers", "sentence_transformers", "scipy", "sklearn", "pandas", "ray"}
ONLY_TO_PREPARE = {"onnx", "safetensors", "filelock"}
PUNKT_NEEDS = 12
PARAGRAPHS = (
    "He said so. Mr. Kim left at 5 p.m. on Monday. “Why?” he asked. The U.S. and the U.K. agreed.",
    "“We agree.” “So do we!” They left... and came back. No. 5 was missing; J. R. Smith (of Acme Inc.) wrote it.",
    "Prices rose 3.5 percent. In Jan. 2024 they fell. Who knew? Nobody!",
)
CHECKING = """
import json, sys
imported = []
sys.addaudithook(lambda event, details: imported.append(details[0]) if event == "import" else None)
from aligner.cli import main
status = main(["check", "--no-cache", "--fail-on", "never", *sys.argv[1:]])
sys.stderr.write(json.dumps([status, imported, sorted(sys.modules)]))
"""
SPLITTING = """
import json, sys
import nltk.tokenize.punkt as whole
from aligner.segment.splitter import NewsEnglish, split
assert issubclass(NewsEnglish, whole.PunktLanguageVars)
print(json.dumps([list(split(text)) for text in json.loads(sys.argv[1])]))
"""
AFTERWARDS = """
from aligner.segment.splitter import split
assert list(split("One. Two.")) == [(0, 4), (5, 9)]
import nltk
assert nltk.tokenize.punkt.PunktSentenceTokenizer().tokenize("One. Two.") == ["One.", "Two."]
assert nltk.edit_distance("one", "two") == 3
assert list(split("One. Two.")) == [(0, 4), (5, 9)]
"""


def python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def checked() -> tuple[int, set[str], set[str]]:
    """A check of an article once everything is prepared: its status, what it imported, and what is loaded at its end."""
    python(CHECKING, SAMPLE)
    ran = python(CHECKING, SAMPLE)
    found: list[Any] = json.loads(ran.stderr)
    return found[0], set(found[1]), set(found[2])


def test_a_check_imports_nothing_heavy(checked: tuple[int, set[str], set[str]]) -> None:
    status, imported, loaded = checked
    roots = {name.partition(".")[0] for name in imported | loaded}
    assert status == 0
    assert {"onnxruntime", "tokenizers"} <= roots
    assert roots & HEAVY == set()
    assert roots & ONLY_TO_PREPARE == set()


def test_a_check_imports_punkt_without_the_rest_of_nltk(checked: tuple[int, set[str], set[str]]) -> None:
    _, imported, loaded = checked
    of_nltk = {name for name in imported if name.partition(".")[0] == "nltk"}
    assert "nltk.probability" in of_nltk
    assert not of_nltk & {"nltk.collocations", "nltk.metrics", "nltk.corpus", "nltk.data"}
    assert len(of_nltk) <= PUNKT_NEEDS
    assert not [name for name in loaded if name.partition(".")[0] == "nltk"]


def test_punkt_alone_splits_as_punkt_within_nltk() -> None:
    texts = [line for file in sorted(ARTICLES.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    texts += PARAGRAPHS
    ran = python(SPLITTING, json.dumps(texts))
    assert ran.stderr == ""
    assert json.loads(ran.stdout) == [[list(bounds) for bounds in split(text)] for text in texts]


def test_nltk_is_whole_for_those_who_import_it_later() -> None:
    ran = python(AFTERWARDS)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_asking_for_help_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    ran = subprocess.run([sys.executable, "-m", "aligner", "--help"], capture_output=True, check=True)
    assert b"check" in ran.stdout
    assert not (tmp_path / "cache").exists()
