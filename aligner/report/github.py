"""The report as GitHub's workflow commands, which become annotations of a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aligner.domain import FileReport, Report, Severity, Span
from aligner.report.address import address
from aligner.report.found import Found, gravest_first
from aligner.report.layout import Layout
from aligner.report.totals import told
from aligner.report.visible import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = 10
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, _layout: Layout) -> str:
    """Render annotations, the gravest first, no more of a level than GitHub shows of one step; the rest is counted."""
    said = Counter[Severity]()
    lines: list[str] = []
    for severity, command in _commands(report):
        said[severity] += 1
        if said[severity] <= SHOWN:
            lines.append(command)
    left = Counter({severity: count - SHOWN for severity, count in said.items() if count > SHOWN})
    if left:
        lines.append(f"aligner: not annotated, as GitHub shows ten of each in one step: {told(left)}.")
    return "".join(f"{line}\n" for line in lines)


def _commands(report: Report) -> Iterator[tuple[Severity, str]]:
    for file in report.files:
        if file.error is not None:
            place = {"file": address(file.path), "title": "could not be checked"}
            yield Severity.ERROR, _command(Severity.ERROR, place, visible(file.error))
    for one in gravest_first(report):
        yield one.finding.severity, _annotation(one)
    for lapse in report.lapses:
        place = {"file": address(lapse.path), "line": str(max(1, lapse.line)), "title": lapse.kind}
        yield Severity.NOTE, _command(Severity.NOTE, place, visible(lapse.message))


def _annotation(one: Found) -> str:
    place = _place(one.file, one.finding.at) | {"title": one.finding.rule}
    return _command(one.finding.severity, place, "\n".join(one.lines))


def _place(file: FileReport, span: Span) -> dict[str, str]:
    """Where GitHub is to point; columns are meant for one line only."""
    place = {"file": address(file.path), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return place


def _command(severity: Severity, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{name}={value.translate(PROPERTY)}" for name, value in properties.items())
    return f"::{LEVELS[severity]} {written}::{message.translate(DATA)}"
