"""The report in Markdown: a comment on a change, or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tabulate import tabulate

from aligner.domain import FileReport, Lapse, Report, Severity, Span
from aligner.report.address import address
from aligner.report.found import Found, gravest_first
from aligner.report.layout import Layout
from aligner.report.totals import by_kind, closing, many
from aligner.report.visible import excerpt, visible

HEADER = ("| where | what | held against | to mend |", "|:--|:--|:--|:--|")
LEAD = re.compile(r"[@#!%^](?=\w)|:(?=[a-z/+_-])|/(?=/\w)|\bwww\.|[\\`*_\[\]|~$<>&]", re.IGNORECASE)
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
UNSEEN = "&#8203;"
HERE = "‸"
HEADING = "### "
TABLE_HEAD = 2 + len(HEADER)
CLOSING_ROOM = 200
LARGEST_COMMENT = 65_536  # characters, as GitHub counts them


@dataclass(frozen=True)
class Line:
    """A line of Markdown, and the severity of the finding that it tells of, if of one."""

    text: str = ""
    severity: Severity | None = None


def render(report: Report, _layout: Layout) -> str:
    """Render the totals and, file by file, a table of the findings, the gravest first: what a comment has room for."""
    return _fitted(report, LARGEST_COMMENT, len)


def summary(report: Report, room: int) -> str:
    """Render what fits into so many bytes of UTF-8, and say how many findings are left out, the mildest first."""
    return _fitted(report, room, lambda text: len(text.encode("utf-8", "surrogatepass")))


def _fitted(report: Report, room: int, size: Callable[[str], int]) -> str:
    lines = list(_lines(report))
    kept = _fitting(lines, room - CLOSING_ROOM, size)
    left = len(_told(lines)) - len(_told(kept))
    if len(kept) < len(lines):
        kept += [Line(), Line(f"… and {many(left, 'finding')} more, for which there is no room here.")]
    return "".join(f"{line.text}\n" for line in kept)


def _fitting(lines: list[Line], room: int, size: Callable[[str], int]) -> list[Line]:
    """The lines for which there is room: of the findings the mildest are left out first, then whatever comes last."""
    taken = [size(line.text) + 1 for line in lines]
    over = sum(taken) - room
    dropped: set[int] = set()
    for at in reversed(_told(lines)):
        if over > 0:
            dropped.add(at)
            over -= taken[at]
    kept = list(_headed([line for at, line in enumerate(lines) if at not in dropped])) if dropped else list(lines)
    over = sum(size(line.text) + 1 for line in kept) - room
    while kept and (over > 0 or (dropped and not kept[-1].text)):
        over -= size(kept.pop().text) + 1
    return kept


def _told(lines: Iterable[Line]) -> list[int]:
    """Where the findings stand, the gravest first."""
    ranked = [(line.severity.rank, at) for at, line in enumerate(lines) if line.severity is not None]
    return [at for _, at in sorted(ranked)]


def _headed(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines without the headings under which nothing is left."""
    unread = iter(enumerate(lines))
    for at, line in unread:
        if line.text.startswith(HEADING) and lines[at + TABLE_HEAD].severity is None:
            next(islice(unread, TABLE_HEAD - 1, None))
        else:
            yield line


def escaped(text: str) -> str:
    """The text for a cell of a table: neither markup nor mentions nor addresses in it come to life."""
    return LEAD.sub(_escape, visible(text))


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in ENTITIES:
        return ENTITIES[character]
    return f"{character}{UNSEEN}" if character[0] in "@#!%^:/wW" else f"\\{character}"


def _lines(report: Report) -> Iterator[Line]:
    yield from map(Line, ("## aligner", "", closing(report), ""))
    rows = by_kind(report)
    if rows:
        yield from map(Line, [*tabulate(rows, ["", *Severity], "pipe").splitlines(), ""])
    told = [*_bullets(report.files), *map(_lapse, report.lapses)]
    yield from map(Line, [*told, ""] if told else [])
    for file in report.files:
        yield from _file(file, report)


def _bullets(files: Iterable[FileReport]) -> Iterator[str]:
    for file in files:
        if file.error is not None:
            yield f"- {_path(file)} could not be checked: {escaped(file.error)}"
        elif file.notice is not None:
            yield f"- {_path(file)}: {escaped(file.notice)}"


def _lapse(lapse: Lapse) -> str:
    return f"- {_path(lapse)}, line {max(1, lapse.line)}: {escaped(lapse.message)}"


def _path(file: FileReport | Lapse) -> str:
    return f"<code>{escaped(address(file.path))}</code>"


def _file(file: FileReport, report: Report) -> Iterator[Line]:
    findings = gravest_first(Report((file,), report.rules, report.signature))
    if findings:
        yield from map(Line, (f"{HEADING}{_path(file)}", "", *HEADER))
        yield from (Line(_row(one), one.finding.severity) for one in findings)
        yield Line()


def _row(one: Found) -> str:
    finding = one.finding
    what = [f"**{finding.severity}** {finding.rule}", escaped(finding.message)]
    if finding.suggestion:
        what.append(f"instead: <b>{escaped(finding.suggestion)}</b>")
    against = f"{finding.against.line}: {_seen(finding.against)}" if finding.against else ""
    cells = (f"{finding.at.line}:{finding.at.column}", "<br>".join(what), against, _seen(finding.at))
    return f"| {' | '.join(cells)} |"


def _seen(span: Span) -> str:
    around = excerpt(span)
    return f"{escaped(around.before)}<b>{escaped(around.words) or HERE}</b>{escaped(around.after)}".rstrip()
