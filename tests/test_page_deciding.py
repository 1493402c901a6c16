"""A reviewer's decisions: made on the page, and kept by the browser."""

from __future__ import annotations

from pathlib import Path

from findings import NAME, NOTE, TEXT, WORD, file
from pages import Opener, dismiss, exported, focused, listed, shown, today

ARTICLE = file(TEXT, WORD, NAME, NOTE)
NEBENJA, TOLD, FAKE = (finding.fingerprint for finding in ARTICLE.findings)
KEPT = "aligner:decisions:"


def test_a_finding_is_accepted_dismissed_with_a_reason_and_made_undecided_again(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    page.keyboard.press("e")
    page.keyboard.press("a")
    assert shown(page, f"[id='{FAKE}'] .decision") == [f"Accepted, to be mended ({today(page)})"]
    dismiss(page, NEBENJA, "the desk’s spelling", "Min-ji Park", "2027-01-01")
    told = f"Dismissed: the desk’s spelling (Min-ji Park, {today(page)}, until 2027-01-01)"
    assert shown(page, f"[id='{NEBENJA}'] .decision") == [told]
    assert focused(page) == NEBENJA
    assert shown(page, "#progress") == [", 2 of 3 decided"]
    assert shown(page, ".list .mark") == ["accepted", "dismissed", ""]
    page.keyboard.press("e")
    page.keyboard.press("u")
    assert shown(page, f"[id='{FAKE}'] .decision") == []
    assert shown(page, ".list .mark") == ["", "dismissed", ""]


def test_a_dismissal_needs_a_reason_and_a_name_and_can_be_given_up(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    for reason, who in (("", "Min-ji Park"), ("a reason", ""), ("  ", "Min-ji Park")):
        dismiss(page, FAKE, reason, who)
        assert shown(page, ".reasoning")
        assert shown(page, "#dismissed") == ["0"]
    page.keyboard.press("Escape")
    assert shown(page, ".reasoning") == []


def test_an_accepted_finding_can_have_a_reason_too(opener: Opener) -> None:
    page = opener.open(ARTICLE, at=f"#{FAKE}")
    page.keyboard.press("a")
    card = page.locator(f"[id='{FAKE}']")
    card.get_by_role("button", name="Reason").click()
    card.get_by_label("Reason", exact=True).fill("sent to the desk")
    card.get_by_label("Your name").fill("Lee")
    page.keyboard.press("Enter")
    assert shown(page, ".decision") == [f"Accepted, to be mended: sent to the desk (Lee, {today(page)})"]


def test_only_what_is_undecided_can_be_shown(opener: Opener) -> None:
    page = opener.open(ARTICLE, at=f"#{FAKE}")
    page.keyboard.press("a")
    page.get_by_label("Undecided only").check()
    assert shown(page, ".list .what") == ["Nebenja told of a fake attack.", "told of a fake attack."]
    page.keyboard.press("n")
    page.keyboard.press("a")
    assert shown(page, "#shown") == ["1 of 3 findings"]


def test_the_browser_keeps_decisions_by_fingerprint_and_article(opener: Opener) -> None:
    other = file(TEXT, WORD, path="other.txt")
    page = opener.open(ARTICLE, other, at=f"#{FAKE}")
    dismiss(page, FAKE, "both are said", "Lee")
    page.reload()
    assert shown(page, f"[id='{FAKE}'] .decision")
    kept = page.evaluate(f"JSON.parse(localStorage['{KEPT}' + location.pathname])")
    assert list(kept) == [f"{FAKE} article.txt"]
    opener.file(file(f"{TEXT}And more.\n", NAME, WORD))
    page.reload()
    assert shown(page, f"[id='{FAKE}'] .decision")
    opener.file(other)
    page.reload()
    assert shown(page, ".decision") == []


def test_another_window_on_the_same_page_follows(opener: Opener) -> None:
    page = opener.open(ARTICLE, at=f"#{FAKE}")
    second = page.context.new_page()
    second.goto(page.url)
    second.keyboard.press("a")
    page.locator(f"[id='{FAKE}'][data-decided=accepted]").wait_for()
    dismiss(page, NEBENJA, "so they spell", "Lee")
    second.keyboard.press("u")
    assert shown(second, "#progress") == [", 1 of 3 decided"]


def test_what_is_kept_and_cannot_be_read_is_passed_over(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    for broken in ("{", "[1]", "null", f'{{"{FAKE} article.txt": {{"mark": "odd"}}, "x": null}}'):
        page.evaluate("kept => localStorage.setItem('aligner:decisions:' + location.pathname, kept)", broken)
        page.reload()
        assert shown(page, "#progress") == [", 0 of 3 decided"]


def test_a_browser_that_keeps_nothing_says_so_and_still_exports(opener: Opener, tmp_path: Path) -> None:
    page = opener.open(ARTICLE)
    assert shown(page, "#kept") == []
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    page.goto(page.url + f"#{FAKE}")
    page.reload()
    assert shown(page, "#kept") == ["This browser keeps nothing for this page: export before you close it."]
    dismiss(page, FAKE, "both are said", "Lee")
    dismiss(page, NEBENJA, "their spelling")
    assert [entry["who"] for entry in listed(exported(page, tmp_path / "b.json"))] == ["Lee", "Lee"]
