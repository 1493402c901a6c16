"""The report for a person at a terminal: where, what, and the two texts one above the other."""

from __future__ import annotations

from collections.abc import Iterator

import click
from tabulate import tabulate

from aligner.domain import FileReport, Finding, Report, Severity, Span
from aligner.report.found import role
from aligner.report.layout import Layout
from aligner.report.totals import by_kind, closing
from aligner.report.visible import excerpt, visible

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
LABEL = 10


def render(report: Report, layout: Layout) -> str:
    """Render a report for reading; quiet, it has one line for each finding and no more."""
    if layout.quiet:
        brief = [line for file in report.files for line in _brief(file, layout)]
        return "".join(f"{line}\n" for line in [*brief, *(f"{head}: {told}" for head, told in _lapses(report, layout))])
    blocks = [block for file in report.files for block in _file(file, layout)]
    blocks += [f"{head}\n  {told}\n" for head, told in _lapses(report, layout)]
    return "\n".join([*blocks, *_table(report), f"{closing(report)}\n"])


def _brief(file: FileReport, layout: Layout) -> Iterator[str]:
    for finding in file.findings:
        yield f"{_head(file, finding, layout)}: {visible(finding.message)}"


def _file(file: FileReport, layout: Layout) -> Iterator[str]:
    for finding in file.findings:
        yield "\n".join(
            (_head(file, finding, layout), f"  {visible(finding.message)}", *_sides(file, finding, layout), "")
        )
    if file.notice:
        yield f"{visible(file.path)}: {visible(file.notice)}.\n"


def _lapses(report: Report, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what is said of each allowance that is of no use, with its place before it."""
    for lapse in report.lapses:
        place = f"{visible(lapse.path)}:{max(1, lapse.line)}:1"
        yield _place(place, Severity.NOTE, lapse.kind, layout), visible(lapse.message)


def _head(file: FileReport, finding: Finding, layout: Layout) -> str:
    place = f"{visible(file.path)}:{finding.at.line}:{finding.at.column}"
    return _place(place, finding.severity, finding.rule, layout)


def _place(place: str, severity: Severity, what: str, layout: Layout) -> str:
    if not layout.colour:
        return f"{place} {severity} {what}"
    styled = click.style(severity, fg=COLOURS[severity], bold=True)
    return f"{click.style(place, bold=True)} {styled} {click.style(what, dim=True)}"


def _sides(file: FileReport, finding: Finding, layout: Layout) -> Iterator[str]:
    """The two places, the quote's first; the line numbers of both stand before them."""
    spans = [span for span in (finding.against, finding.at) if span]
    digits = len(str(max(span.line for span in spans)))
    for span in spans:
        yield from _side(role(file, span), span, digits, COLOURS[finding.severity] if layout.colour else None)
    if finding.suggestion:
        yield f"    {'instead':{LABEL}}  {'':{digits}} │ {visible(finding.suggestion)}"


def _side(role: str, span: Span, digits: int, colour: str | None) -> Iterator[str]:
    seen = excerpt(span)
    margin = f"    {role:{LABEL}}  {span.line:{digits}} │ "
    if colour is None or not seen.words:
        yield f"{margin}{seen.before}{seen.words}{seen.after}".rstrip()
        yield f"{'':{len(margin) - 2}}│ {seen.underline()}"
    else:
        yield margin + seen.before + click.style(seen.words, fg=colour, bold=True, underline=True) + seen.after


def _table(report: Report) -> Iterator[str]:
    rows = by_kind(report)
    if rows:
        yield tabulate(rows, headers=["", *Severity], tablefmt="simple") + "\n"
