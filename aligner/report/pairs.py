"""The pairs of an article as a table."""

from __future__ import annotations

from collections.abc import Iterator

from tabulate import tabulate

from aligner.domain import FileReport, Pair, Report, Sentence
from aligner.report.visible import visible

HEADERS = ("similarity", "speaker", "line", "quote", "line", "paraphrase")
SIDES = ("right", "left", "right", "left", "right", "left")
WIDTHS = [None, 18, None, 52, None, 52]


def render(report: Report) -> str:
    """Render each file's pairs as a table, in the order of the paraphrases."""
    return "\n".join(block for file in report.files for block in _file(file))


def _file(file: FileReport) -> Iterator[str]:
    if file.error is None:
        yield visible(file.path)
        yield f"{visible(file.notice)}.\n" if file.notice else f"{_table(file)}\n"


def _table(file: FileReport) -> str:
    rows = [_row(pair) for pair in file.pairs]
    if not rows:
        return "no quote has a paraphrase."
    return tabulate(rows, HEADERS, "grid", maxcolwidths=WIDTHS, disable_numparse=True, colalign=SIDES)


def _row(pair: Pair) -> tuple[str, str, int, str, int, str]:
    speaker = pair.quote[0].speaker
    named = visible(speaker.text) if speaker else ""
    return (
        f"{pair.similarity:.2f}",
        named,
        _line(pair.quote),
        _text(pair.quote),
        _line(pair.paraphrase),
        _text(pair.paraphrase),
    )


def _line(sentences: tuple[Sentence, ...]) -> int:
    return sentences[0].span.line


def _text(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(visible(sentence.text) for sentence in sentences)
