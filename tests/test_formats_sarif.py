"""SARIF: places, rules, failures, addresses, and which fixes it offers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from findings import LAPSE, QUIET, QUOTE, TEXT, UNREAD, WHOLE, WORD, Said, file, rendered

from aligner.domain import Kind, Piece, Source


def run() -> dict[str, Any]:
    (found,) = json.loads(rendered("sarif", *WHOLE, lapses=(LAPSE,)))["runs"]
    assert isinstance(found, dict)
    return found


def test_sarif_places_both_sides_in_code_points() -> None:
    name, _, word = run()["results"]
    place = word["locations"][0]["physicalLocation"]
    assert run()["columnKind"] == "unicodeCodePoints"
    assert place["artifactLocation"] == {"uri": "article.txt", "uriBaseId": "%SRCROOT%"}
    column = TEXT.splitlines()[1].index("fake") + 1
    region = {"startLine": 2, "startColumn": column, "endLine": 2, "endColumn": column + 4, "snippet": {"text": "fake"}}
    assert place["region"] == region
    (related,) = word["relatedLocations"]
    assert related["message"]["text"] == "quote: simulated"
    assert related["physicalLocation"]["region"]["startColumn"] == QUOTE.index("simulated") + 1
    assert word["partialFingerprints"] == {"aligner/words/v1": WHOLE[0].findings[-1].fingerprint}
    assert (name["level"], word["level"]) == ("warning", "error")


def test_sarif_explains_its_rules_and_owns_up_to_failures() -> None:
    driver, (invocation,) = run()["tool"]["driver"], run()["invocations"]
    rule = driver["rules"][run()["results"][0]["ruleIndex"]]
    assert rule["id"] == run()["results"][0]["ruleId"] == "changed-name"
    assert "**Bad**" in rule["help"]["markdown"]
    assert "informationUri" not in driver
    assert "helpUri" not in rule
    assert not invocation["executionSuccessful"]
    told = [(note["level"], note["message"]["text"]) for note in invocation["toolExecutionNotifications"]]
    assert told == [("error", UNREAD.error), ("note", QUIET.notice), ("note", LAPSE.message)]
    (clean,) = json.loads(rendered("sarif", file(TEXT)))["runs"]
    assert clean["invocations"][0]["executionSuccessful"]


def test_a_fix_is_offered_for_the_spelling_of_a_name_alone() -> None:
    name, note, word = run()["results"]
    (change,) = name["fixes"][0]["artifactChanges"]
    (mended,) = change["replacements"]
    assert mended["insertedContent"]["text"] == "Nebenzya"
    assert mended["deletedRegion"]["startColumn"] == 10
    assert "fixes" not in word
    assert "fixes" not in note


@pytest.mark.parametrize(
    ("said", "source"),
    [
        (Said("fake", suggestion="simulated", kind=Kind.FIGURE), None),
        (Said("said Nebenja", suggestion="Nebenzya", kind=Kind.NAME), None),
        (Said("Nebenja", suggestion="NEBENZYA", kind=Kind.NAME), None),
        (Said("Nebenja", suggestion="Nebenja", kind=Kind.NAME), None),
        (Said("Nebenja", suggestion="Nebenzya", kind=Kind.NAME), Source(TEXT, runs=(0,))),
        (
            Said("Nebenja", suggestion="Nebenzya", kind=Kind.NAME),
            Source("x" * 99, (Piece(0, 0, 99), Piece(99, 99, 99))),
        ),
    ],
)
def test_no_fix_is_offered_that_could_do_harm(said: Said, source: Source | None) -> None:
    made = file(TEXT, said, source=source)
    (found,) = json.loads(rendered("sarif", made))["runs"]
    assert "fixes" not in found["results"][0]
    assert "suggestions" not in json.loads(rendered("rdjson", made))["diagnostics"][0]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b/c#1.txt", "a%20b/c%231.txt"),
        ("기사.txt", "%EA%B8%B0%EC%82%AC.txt"),
        ("/x/a:b?.txt", "file:///x/a%3Ab%3F.txt"),
        ("../a.txt", "../a.txt"),
    ],
)
def test_a_uri_is_encoded_and_as_relative_as_the_path(path: str, uri: str) -> None:
    (found,) = json.loads(rendered("sarif", file(TEXT, WORD, path=path)))["runs"]
    location = found["artifacts"][0]["location"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) == (not uri.startswith(("file:", "..")))
