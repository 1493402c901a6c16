"""The reviewer's page: one self-contained HTML file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aligner.domain import FileReport, Report, Severity
from aligner.report.found import let_pass
from aligner.report.layout import Layout
from aligner.report.page.notes import Note, Numbering
from aligner.report.page.paragraphs import Paragraph, paragraphs
from aligner.report.page.rows import Row, rows
from aligner.report.page.seen import seen, shortened
from aligner.report.page.summary import Tally, tally
from aligner.report.totals import many
from aligner.wording import words

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES = ("colours.css", "page.css", "findings.css", "places.css")
SCRIPTS = ("state.js", "decisions.js", "filters.js", "joins.js", "walk.js", "baseline.js", "start.js")
TEMPLATE = "page.html.jinja"
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)


@dataclass(frozen=True)
class Checked:
    """A file that could be checked, as the page shows it."""

    number: int
    file: FileReport
    notes: tuple[Note, ...]
    rows: tuple[Row, ...]
    paragraphs: tuple[Paragraph, ...]
    tally: Tally

    @property
    def pair_count(self) -> int:
        """How many pairs there are."""
        return len(self.file.pairs)


def render(report: Report, _layout: Layout) -> str:
    """Render a report as a page; its policy allows its own style and script, by their hashes, and nothing else."""
    articles = tuple(_checked(report))
    notes = [note for article in articles for note in article.notes]
    named = {note.finding.rule for note in notes}
    style, script = _joined(STYLES), _joined(SCRIPTS)
    page = _environment().get_template(TEMPLATE)
    return page.render(
        allowed=tuple(let_pass(report)),
        articles=articles,
        data=[_fields(article, note) for article in articles for note in article.notes],
        failed=[file for file in report.files if file.error is not None],
        policy=POLICY.format(style=_hash(style), script=_hash(script)),
        report=report,
        rules=[rule for rule in report.rules if rule.name in named],
        script=script,
        severities=tuple(Severity),
        style=style,
        tally=tally(notes),
    )


def _checked(report: Report) -> Iterator[Checked]:
    numbering = Numbering(report)
    for number, file in enumerate((file for file in report.files if file.error is None), 1):
        notes = tuple(numbering.notes(file))
        yield Checked(number, file, notes, rows(file, notes), tuple(paragraphs(file, notes)), tally(notes))


def _fields(article: Checked, note: Note) -> dict[str, str | int]:
    """What the page's script knows of a finding; `at` and `against` are the words that a baseline goes by."""
    finding = note.finding
    return {
        "anchor": note.anchor,
        "article": article.number,
        "fingerprint": finding.fingerprint,
        "path": article.file.path,
        "rule": finding.rule,
        "kind": note.kind,
        "severity": finding.severity,
        "at": words(finding.at.text),
        "against": words(finding.against.text) if finding.against else "",
    }


@cache
def _joined(names: tuple[str, ...]) -> str:
    from importlib.resources import files

    folder = files("aligner.report") / "page"
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("aligner.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(many=many, seen=seen, shortened=shortened)
    return environment
