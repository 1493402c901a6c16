"""The report as a table for spreadsheets and scripts: tab-separated, a line for each finding."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from aligner.domain import (
    Comparison,
    ComparisonReport,
    FileReport,
    Finding,
    Lapse,
    Pair,
    Report,
    Sentence,
    Severity,
    Span,
)
from aligner.report.layout import Layout
from aligner.report.visible import visible

PLACE = ("line", "column", "end_line", "end_column")
SAID = ("severity", "rule", "message")
FINDING = ("path", *PLACE, *SAID, "at", "against", "against_line", "suggestion", "confidence", "fingerprint")
PAIR = ("path", "similarity", "speaker", "quote_line", "quote", "paraphrase_line", "paraphrase")
COMPARISON = ("id", "divergence", *SAID, "quote", "paraphrase", "suggestion", "confidence", "fingerprint")
FORMULA = re.compile(r"\s*(?:[=@]|[+-](?![\d.,]+$))")

Value = str | int | None


def render(report: Report, _layout: Layout) -> str:
    """Render a line for each finding; a file that could not be checked has a line with nothing but its message.

    Allowances that are of no use stand last, as notes.
    """
    rows = (row for file in report.files for row in _file(file))
    return _table(FINDING, (*rows, *map(_lapse, report.lapses)))


def render_pairs(report: Report) -> str:
    """Render a line for each pair."""
    return _table(PAIR, (_pair(file, pair) for file in report.files for pair in file.pairs))


def render_comparisons(report: ComparisonReport) -> str:
    """Render a line for each finding, and one for each pair without any."""
    return _table(COMPARISON, (row for pair in report.pairs for row in _comparison(pair)))


def _file(file: FileReport) -> Iterator[list[Value]]:
    if file.error is not None:
        yield [file.path, *[None] * len(PLACE), "fault", None, file.error, *[None] * 6]
    for finding in file.findings:
        at, against = finding.at, finding.against
        place = [at.line, at.column, at.end_line, at.end_column]
        said = [finding.severity, finding.rule, finding.message]
        yield [file.path, *place, *said, at.text, *_against(against), *_outcome(finding)]


def _lapse(lapse: Lapse) -> list[Value]:
    return [lapse.path, lapse.line or None, *[None] * 3, Severity.NOTE, lapse.kind, lapse.message, *[None] * 6]


def _against(span: Span | None) -> list[Value]:
    return [span.text, span.line] if span else [None, None]


def _outcome(finding: Finding) -> list[Value]:
    return [finding.suggestion, f"{finding.confidence:.3f}", finding.fingerprint]


def _pair(file: FileReport, pair: Pair) -> list[Value]:
    speaker = pair.quote[0].speaker
    named = speaker.text if speaker else None
    return [file.path, f"{pair.similarity:.3f}", named, *_run(pair.quote), *_run(pair.paraphrase)]


def _run(sentences: tuple[Sentence, ...]) -> list[Value]:
    return [sentences[0].span.line, " ".join(sentence.text for sentence in sentences)]


def _comparison(pair: Comparison) -> Iterator[list[Value]]:
    if pair.error is not None:
        yield [pair.identifier, None, "fault", None, pair.error, *[None] * 5]
    elif not pair.findings:
        yield [pair.identifier, f"{pair.divergence:.3f}", *[None] * 8]
    for finding in pair.findings:
        said = [finding.severity, finding.rule, finding.message]
        quote = finding.against.text if finding.against else None
        yield [pair.identifier, f"{pair.divergence:.3f}", *said, quote, finding.at.text, *_outcome(finding)]


def _table(header: tuple[str, ...], rows: Iterable[list[Value]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, csv.excel_tab, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: Value) -> Value:
    """The value on one line, with an apostrophe before what a spreadsheet would take for a formula."""
    if not isinstance(value, str):
        return value
    seen = visible(value)
    return f"'{seen}" if FORMULA.match(seen) else seen
