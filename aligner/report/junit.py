"""The report as JUnit XML: an article is a suite, and every rule is a test that it passes or fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from aligner.domain import FileReport, Lapse, Report, Rule, Severity
from aligner.report.address import address
from aligner.report.found import Found, found
from aligner.report.layout import Layout
from aligner.report.totals import many
from aligner.report.visible import visible
from aligner.report.xml import document

READING = "can-be-checked"


def render(report: Report, _layout: Layout) -> str:
    """Render a suite for each article. An error or a warning fails a rule's test; notes are the output of a passed one."""
    root = Element("testsuites", name="aligner")
    root.extend(_suite(file, report) for file in report.files)
    if report.lapses:
        root.append(_lapses(report.lapses))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in root)))
    return document(root)


def _lapses(lapses: tuple[Lapse, ...]) -> Element:
    """A suite of allowances that are of no use: tests that nobody need run."""
    number = str(len(lapses))
    suite = Element("testsuite", name="allowances", tests=number, failures="0", errors="0", skipped=number)
    for lapse in lapses:
        case = SubElement(suite, "testcase", name=lapse.kind, classname=f"{address(lapse.path)}:{max(1, lapse.line)}")
        SubElement(case, "skipped", message=visible(lapse.message))
    return suite


def _suite(file: FileReport, report: Report) -> Element:
    path = address(file.path)
    cases = list(_cases(file, report, path))
    outcomes = [outcome.tag for case in cases for outcome in case]
    suite = Element("testsuite", name=path, file=path, tests=str(len(cases)))
    for attribute, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(outcomes.count(outcome)))
    suite.extend(cases)
    return suite


def _cases(file: FileReport, report: Report, path: str) -> Iterator[Element]:
    case = Element("testcase", name=READING, classname=path)
    if file.error is not None:
        SubElement(case, "error", type="unreadable", message=visible(file.error))
    elif file.notice is not None:
        SubElement(case, "skipped", message=visible(file.notice))
    yield case
    if len(case) == 0:
        findings = list(found(Report((file,), report.rules, report.signature)))
        yield from (_case(rule, findings, path) for rule in report.rules)


def _case(rule: Rule, findings: Iterable[Found], path: str) -> Element:
    case = Element("testcase", name=rule.name, classname=path)
    spoken = [one for one in findings if one.finding.rule == rule.name]
    grave = [one for one in spoken if one.finding.severity is not Severity.NOTE]
    if grave:
        gravest = min((one.finding.severity for one in grave), key=lambda severity: severity.rank)
        SubElement(case, "failure", type=gravest, message=_heading(grave)).text = _text(spoken)
    elif spoken:
        SubElement(case, "system-out").text = _text(spoken)
    return case


def _heading(findings: list[Found]) -> str:
    first = visible(findings[0].finding.message)
    return first if len(findings) == 1 else f"{many(len(findings), 'finding')}, the first: {first}"


def _text(findings: list[Found]) -> str:
    return "\n".join(line for one in findings for line in _lines(one))


def _lines(one: Found) -> Iterator[str]:
    at = one.finding.at
    yield f"{address(one.file.path)}:{at.line}:{at.column} {one.finding.severity}"
    yield from (f"  {line}" for line in one.lines)
