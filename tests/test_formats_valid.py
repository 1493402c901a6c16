"""The golden reports are valid: each is read by its own schema, or by a program of other people that takes its format."""

from __future__ import annotations

import csv
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import golden
import jsonschema
import pytest
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from gitlab_cq import GitLabCodeQuality
from junitparser import JUnitXml, TestSuite
from lxml import etree
from markdown_it import MarkdownIt
from typeguard import CollectionCheckStrategy, check_type

from aligner.report.schema import CONTRACTS, contract

SCHEMAS = Path(__file__).parent / "schemas"
NOTHING_ELSE = {"unevaluatedProperties": False}
COMMAND = re.compile(r"::(error|warning|notice) ([\w]+=[^:,\r\n]*(?:,[\w]+=[^:,\r\n]*)*)::[^\r\n]*")


def report(style: str) -> str:
    return golden.place(golden.SAMPLE, style).read_text(encoding="utf-8")


def findings() -> list[dict[str, Any]]:
    (file,) = json.loads(report("json"))["files"]
    found: list[dict[str, Any]] = file["findings"]
    assert found
    return found


def validate(text: str, schema: dict[str, Any]) -> None:
    checker = jsonschema.validators.validator_for(schema)
    checker.check_schema(schema)
    checker(schema, format_checker=checker.FORMAT_CHECKER).validate(json.loads(text))


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with nothing allowed that it does not describe."""
    close = partial(json.loads, object_hook=lambda part: part | NOTHING_ELSE if "properties" in part else part)
    parts: dict[str, Any] = close(json.dumps(schema))
    return parts


@pytest.mark.parametrize("name", golden.EVERYWHERE)
def test_every_sample_has_the_usual_reports(name: str) -> None:
    for article in golden.ARTICLES.glob("*.txt"):
        assert golden.place(article, name).is_file()


def test_the_json_keeps_the_published_contract_and_says_nothing_beyond_it() -> None:
    for article in golden.ARTICLES.glob("*.txt"):
        text = golden.place(article, "json").read_text(encoding="utf-8")
        validate(text, contract("check"))
        validate(text, closed(contract("check")))


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_refuses_what_breaks_it(name: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate('{"version": 2, "signature": "aligner:0", "rules": [], "files": [], "pairs": []}', contract(name))
    assert set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(contract(name)))) == set(contract(name)["$defs"])


@pytest.mark.parametrize(("style", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")])
def test_json_formats_are_valid_by_their_schemas(style: str, schema: str) -> None:
    official = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    validate(report(style), official)
    with pytest.raises(jsonschema.ValidationError):
        validate("{}", official)


def test_gitlab_reads_issues_of_code_climate() -> None:
    issues = json.loads(report("gitlab"))
    every = CollectionCheckStrategy.ALL_ITEMS
    check_type(issues, list[GitLabCodeQuality.Issue], collection_check_strategy=every)
    assert [issue["check_name"] for issue in issues] == [finding["rule"] for finding in findings()]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_is_valid_and_read_as_one_suite_an_article() -> None:
    content = report("junit").encode()
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(content))
    (suite,) = JUnitXml.fromstring(content)
    assert isinstance(suite, TestSuite)
    failed = {case.name for case in suite if case.result}
    assert suite.tests == len(list(suite))
    assert suite.failures == len(failed)
    assert failed == {finding["rule"] for finding in findings() if finding["severity"] != "note"}


def test_checkstyle_is_read_by_diff_quality() -> None:
    read = CheckstyleXmlDriver().parse_reports([report("checkstyle")])
    (violations,) = read.values()
    assert list(read) == [golden.SAMPLE.relative_to(golden.ROOT).as_posix()]
    assert [violation.line for violation in violations] == [finding["at"]["line"] for finding in findings()]


def test_github_takes_every_line_but_the_last_for_a_command() -> None:
    *commands, _ = report("github").splitlines()
    kinds = [match.group(1) for line in commands if (match := COMMAND.fullmatch(line))]
    assert len(kinds) == len(commands)
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)


def test_markdown_is_a_table_with_a_row_for_each_finding() -> None:
    page = etree.HTML(MarkdownIt("gfm-like").render(report("markdown")))
    _, table = page.iter("table")
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert len(rows) == 1 + len(findings())
    assert {len(row) for row in rows} == {4}
    assert sorted(row[0] for row in rows[1:]) == sorted(f"{f['at']['line']}:{f['at']['column']}" for f in findings())


def test_tsv_has_a_line_for_each_finding() -> None:
    rows = list(csv.DictReader(report("tsv").splitlines(), dialect=csv.excel_tab, strict=True))
    assert [row["fingerprint"] for row in rows] == [finding["fingerprint"] for finding in findings()]
    assert [row["at"] for row in rows] == [finding["at"]["text"] for finding in findings()]
