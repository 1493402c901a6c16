"""The report for a person at a terminal: where, what, and the two texts one above the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click
from tabulate import tabulate

from aligner.domain import FileReport, Finding, Report, Severity, Span
from aligner.report.layout import Layout
from aligner.report.visible import excerpt, visible

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
LABEL = 10


def render(report: Report, layout: Layout) -> str:
    """Render a report for reading; quiet, it has one line for each finding and no more."""
    if layout.quiet:
        return "".join(f"{line}\n" for file in report.files for line in _brief(file, layout))
    blocks = [block for file in report.files for block in _file(file, layout)]
    return "\n".join([*blocks, *_table(report), _closing(report)])


def _brief(file: FileReport, layout: Layout) -> Iterator[str]:
    for finding in file.findings:
        yield f"{_head(file, finding, layout)}: {visible(finding.message)}"


def _file(file: FileReport, layout: Layout) -> Iterator[str]:
    for finding in file.findings:
        yield "\n".join(
            (_head(file, finding, layout), f"  {visible(finding.message)}", *_sides(file, finding, layout), "")
        )
    if file.notice:
        yield f"{visible(file.path)}: {file.notice}.\n"


def _head(file: FileReport, finding: Finding, layout: Layout) -> str:
    place = f"{visible(file.path)}:{finding.at.line}:{finding.at.column}"
    if not layout.colour:
        return f"{place} {finding.severity} {finding.rule}"
    severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
    return f"{click.style(place, bold=True)} {severity} {click.style(finding.rule, dim=True)}"


def _sides(file: FileReport, finding: Finding, layout: Layout) -> Iterator[str]:
    """The two places, the quote's first; the line numbers of both stand before them."""
    spans = [span for span in (finding.against, finding.at) if span]
    digits = len(str(max(span.line for span in spans)))
    for span in spans:
        yield from _side(_role(file, span), span, digits, COLOURS[finding.severity] if layout.colour else None)
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


def _role(file: FileReport, span: Span) -> str:
    """Whether a place is a quote's or a paraphrase's, or belongs to the rest of the article."""
    for pair in file.pairs:
        if any(sentence.span.overlaps(span) for sentence in pair.quote):
            return "quote"
        if any(sentence.span.overlaps(span) for sentence in pair.paraphrase):
            return "paraphrase"
    return "article"


def _table(report: Report) -> Iterator[str]:
    kinds = {rule.name: rule.kind for rule in report.rules}
    counts = Counter((kinds[finding.rule], finding.severity) for finding in _findings(report.files))
    if counts:
        present = [kind for kind in dict.fromkeys(kinds.values()) if any(counts[kind, level] for level in Severity)]
        rows = [[kind, *(counts[kind, level] or "" for level in Severity)] for kind in sorted(present)]
        total = ["total", *(sum(counts[kind, level] for kind in present) for level in Severity)]
        yield tabulate([*rows, total], headers=["", *Severity], tablefmt="simple") + "\n"


def _closing(report: Report) -> str:
    failed = sum(file.error is not None for file in report.files)
    checked = len(report.files) - failed
    pairs = sum(len(file.pairs) for file in report.files)
    found = Counter(finding.severity for finding in _findings(report.files))
    what = ", ".join(_count(found[level], level) for level in Severity if found[level]) or "nothing to mend"
    missed = f" {_count(failed, 'file')} could not be checked." if failed else ""
    return f"{_count(checked, 'article')}, {_count(pairs, 'pair')}: {what}.{missed}\n"


def _findings(files: Iterable[FileReport]) -> Iterator[Finding]:
    return (finding for file in files for finding in file.findings)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
