"""What a fuzzer begins with: the articles of the tests, the pages of the rules, and whatever once broke something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from laws import ENDINGS

from aligner.read.pairs import INPUT_FORMATS, STYLES
from aligner.rules import RULES

TESTS = Path(__file__).parent.parent
ARTICLES = TESTS / "articles"
CASES = TESTS / "cases"
MARKUP = (
    "<!-- aligner: allow changed-word -- so agreed --><p>A &ldquo;word&rdquo; <b>here</b>",
    "> *Said* [here](x), `now`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
)


def seeds(law: str) -> Iterator[bytes]:
    """Yield the inputs from which the fuzzing of a law begins."""
    yield from (case.read_bytes() for case in sorted((CASES / law).glob("*")))
    if law == "reading":
        yield from (_kind(ENDINGS, file.suffix) + file.read_bytes() for file in _files(ARTICLES))
        yield from (bytes([kind]) + text.encode() for text in MARKUP for kind in range(len(ENDINGS)))
    elif law == "pairs":
        yield from (
            _kind(INPUT_FORMATS, STYLES[file.suffix]) + file.read_bytes() for file in _files(ARTICLES / "pairs")
        )
    else:
        texts = [file.read_text(encoding="utf-8") for file in _files(ARTICLES) if file.suffix == ".txt"]
        yield from (part.encode() for text in texts for part in _parts(text))
        yield from (rule.page.encode() for rule in RULES)


def _parts(text: str) -> Iterator[str]:
    """Yield the paragraphs of an article, three at a time: what is short is tried often."""
    paragraphs = text.split("\n\n")
    yield from ("\n\n".join(paragraphs[at : at + 3]) for at in range(0, len(paragraphs), 3))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file())


def _kind(kinds: tuple[str, ...], kind: str) -> bytes:
    return bytes([kinds.index(kind)])
