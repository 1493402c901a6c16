"""What a reviewer dismissed, exported as a baseline that `aligner check --baseline` follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ARTICLES, Run
from findings import NAME, NOTE, TEXT, WORD, Said, file
from pages import Opener, dismiss, exported, listed, shown, today

from aligner.allow import load

ARTICLE = file(TEXT, WORD, NAME, NOTE)
NEBENJA, TOLD, FAKE = (finding.fingerprint for finding in ARTICLE.findings)


def test_the_export_holds_what_was_dismissed_and_counts_what_was_dismissed_twice(
    opener: Opener, tmp_path: Path
) -> None:
    twice = file("He ran. He ran.\nOff.", Said("He ran", None), Said(" He ran", None), path="twice.txt")
    page = opener.open(ARTICLE, twice, at=f"#{FAKE}")
    dismiss(page, FAKE, "“both” are said</script>", "Min-ji Park", "2027-01-01")
    page.keyboard.press("p")
    page.keyboard.press("a")
    page.keyboard.press("]")
    for finding in twice.findings:
        dismiss(page, finding.fingerprint, "he did")
    baseline = exported(page, tmp_path / "baseline.json")
    assert baseline["version"] == 1
    meant, ran = listed(baseline)
    assert (ran["at"], ran["count"], ran["who"], "expires" in ran) == ("he ran", 2, "Min-ji Park", False)
    assert meant == {
        "rule": "changed-meaning",
        "at": "fake",
        "against": "simulated",
        "count": 1,
        "path": "article.txt",
        "date": today(page),
        "who": "Min-ji Park",
        "reason": "“both” are said</script>",
        "expires": "2027-01-01",
    }
    entry, _ = load(tmp_path / "baseline.json").entries
    assert (entry.key, str(entry.expires)) == (("changed-meaning", "fake", "simulated"), "2027-01-01")


def test_dismissed_findings_are_added_to_a_baseline_once(opener: Opener, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    old = {"rule": "loaded-word", "at": "coup", "against": "vote", "count": 2, "path": "old.txt", "reason": "quoted"}
    known.write_text(json.dumps({"version": 1, "entries": [old]}), encoding="utf-8")
    page = opener.open(ARTICLE)
    dismiss(page, FAKE, "both are said", "Lee")
    page.get_by_role("button", name="Export").click()
    for _ in range(2):
        with page.expect_download() as downloading:
            page.get_by_label("Or add them").set_input_files(known)
        downloading.value.save_as(known)
        entries = listed(json.loads(known.read_text(encoding="utf-8")))
        assert [entry["rule"] for entry in entries] == ["changed-meaning", "loaded-word"]
        assert entries[1] == old
    known.write_text("[]", encoding="utf-8")
    page.get_by_label("Or add them").set_input_files(known)
    page.get_by_text("known.json is no baseline").wait_for()


def test_nothing_is_exported_where_nothing_is_dismissed(opener: Opener) -> None:
    page = opener.open(ARTICLE, at=f"#{FAKE}")
    page.keyboard.press("a")
    page.get_by_role("button", name="Export").click()
    assert page.get_by_role("button", name="Save a new file").is_disabled()
    assert shown(page, "#export-said") == ["Nothing is dismissed yet."]


@pytest.mark.parametrize("folder", [".", "news"])
def test_check_says_no_more_what_was_dismissed_and_still_what_was_accepted(
    run: Run, opener: Opener, tmp_path: Path, folder: str
) -> None:
    article = Path(folder) / "article.txt"
    article.parent.mkdir(exist_ok=True)
    article.write_text((ARTICLES / "simulated-attack.txt").read_text("utf-8"), "utf-8")
    before = run("check", article, "--quiet", "--output", "page.html").out
    assert "loaded-word" in before
    assert "unbalanced-quotes" in before
    page = opener.visit((tmp_path / "page.html").as_uri())
    page.keyboard.press("e")
    page.keyboard.press("a")
    others = page.locator(".list li:not([data-decided]) a")
    for anchor in [str(link.get_attribute("href"))[1:] for link in others.all()]:
        dismiss(page, anchor, "looked at", "Lee")
    exported(page, tmp_path / "baseline.json")
    after = run("check", article, "--quiet", "--strict-allow", "--baseline", "baseline.json").out
    assert [line.split(" ")[2] for line in after.splitlines()] == ["loaded-word:"]
