"""The reviewer's page as a reviewer reads it: the two texts, the running text, filters, keys and places."""

from __future__ import annotations

import pytest
from findings import QUIET, UNREAD
from pages import ARTICLE, DESK, FAKE, NEBENJA, PHONE, SECOND, TOLD, Opener, Screen, background, focused, numbers, shown


def test_the_two_texts_stand_side_by_side_with_the_words_marked_in_both(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    assert shown(page, "h1") == ["1 error 1 warning 1 note"]
    assert shown(page, ".quote .m") == ["simulated3", "Nebenzya1"]
    assert shown(page, ".paraphrase .m") == ["Nebenja1", "told2", "fake3"]
    quote, paraphrase = page.locator(".quote").bounding_box(), page.locator(".paraphrase").bounding_box()
    assert quote
    assert paraphrase
    assert quote["x"] + quote["width"] <= paraphrase["x"]
    assert quote["y"] == paraphrase["y"]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_both_sides_of_a_finding_light_up_and_are_joined_when_either_is_pointed_at(
    opener: Opener, screen: Screen
) -> None:
    page = opener.open(ARTICLE, screen=screen)
    plain = background(page, ".quote .m")
    page.locator(".paraphrase .m", has_text="fake").hover()
    assert shown(page, ".m.lit") == ["simulated3", "fake3"]
    assert background(page, ".m.lit") != plain
    assert page.locator(".join.error").count() == 1
    page.locator(".quote .m", has_text="Nebenzya").focus()
    assert shown(page, ".m.lit") == ["Nebenzya1", "Nebenja1"]
    page.locator("h1").hover()
    page.locator("#rule").focus()
    assert page.locator(".lit, .join").count() == 0


def test_the_running_text_has_its_findings_in_the_margin(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    assert page.locator(".running").is_hidden()
    page.get_by_role("button", name="Running text").click()
    assert shown(page, ".running .text") == [
        "[녹취: 𝐀 대사] “It was a simulated3 attack by Nebenzya1.”",
        "네벤자 said Nebenja1 told2 of a fake3 attack.",
    ]
    text = page.locator(".running .text").nth(1).bounding_box()
    box = page.locator(".running .card").first.bounding_box()
    assert text
    assert box
    assert box["x"] >= text["x"] + text["width"]
    page.locator(".running .m", has_text="fake").click()
    assert focused(page) == f"{FAKE}.text"


def test_filters_leave_what_is_asked_for_and_say_how_much_that_is(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    assert shown(page, "#shown") == ["3 findings"]
    page.get_by_role("button", name="error", exact=True).click()
    assert (numbers(page), shown(page, "#shown")) == (["3"], ["1 of 3 findings"])
    assert shown(page, ".list li .what") == ["fake attack."]
    assert background(page, ".paraphrase .m >> nth=0") == "rgba(0, 0, 0, 0)"
    page.get_by_role("button", name="note", exact=True).click()
    assert numbers(page) == ["2", "3"]
    page.get_by_role("button", name="speaker").click()
    assert numbers(page) == ["2"]
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("combobox", name="Rule").select_option("changed-name")
    assert numbers(page) == ["1"]
    page.get_by_role("button", name="speaker").click()
    assert (numbers(page), shown(page, "#shown")) == ([], ["0 of 3 findings"])
    page.get_by_role("button", name="Show all").click()
    assert numbers(page) == ["1", "2", "3"]
    assert page.locator("#shown").get_attribute("role") == "status"


def test_the_summary_counts_by_kind_and_severity(opener: Opener) -> None:
    page = opener.open(ARTICLE, SECOND)
    rows = [text.split() for text in shown(page, ".matrix tr")]
    assert rows == [
        ["error", "warning", "note"],
        ["figure", "1"],
        ["meaning", "2"],
        ["name", "1"],
        ["speaker", "1"],
        ["total", "3", "1", "1"],
    ]


def test_keys_walk_from_finding_to_finding_and_leave_its_address(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    walked = []
    for key in "nnpenp":
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [NEBENJA, TOLD, NEBENJA, FAKE, NEBENJA, FAKE]
    assert page.url.endswith(f"#{FAKE}")
    assert shown(page, ".list .current .what") == ["fake attack."]
    page.keyboard.press("v")
    page.keyboard.press("n")
    assert focused(page) == f"{NEBENJA}.text"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+n")
    assert focused(page) == f"{NEBENJA}.text"


def test_keys_are_letters_where_one_writes_and_can_be_turned_off(opener: Opener) -> None:
    page = opener.open(ARTICLE, at=f"#{FAKE}")
    page.keyboard.press("d")
    page.keyboard.type("one no-no")
    assert page.locator(".reasoning [name=reason]").input_value() == "one no-no"
    page.keyboard.press("Escape")
    assert focused(page) == FAKE
    page.keyboard.press("?")
    page.get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("n")
    assert focused(page) == FAKE


def test_an_address_leads_to_its_finding_whatever_is_filtered(opener: Opener) -> None:
    page = opener.open(ARTICLE, SECOND, at=f"#{TOLD}")
    assert focused(page) == TOLD
    assert page.locator(f"[id='{TOLD}']").evaluate("card => card.getBoundingClientRect().bottom <= innerHeight")
    page.get_by_role("button", name="error", exact=True).click()
    page.evaluate(f"location.hash = '{NEBENJA}'")
    page.locator(f"[id='{NEBENJA}']:focus").wait_for()
    assert numbers(page, "article:not([hidden]) .pairs .card") == ["1", "2", "3"]


def test_several_articles_have_an_index_with_totals_and_one_is_open_at_a_time(opener: Opener) -> None:
    page = opener.open(ARTICLE, UNREAD, SECOND, QUIET)
    rows = shown(page, ".index tr")
    assert rows[1:] == [
        "desk/article.txt 1 1 1 1",
        "desk/second.txt 2 1",
        "quiet.txt no recording 0",
        "total 3 1 1 2 0",
    ]
    assert shown(page, ".failed li") == ["broken.txt: the file is empty"]
    assert shown(page, "article.checked") == []
    page.get_by_role("link", name="desk/second.txt").click()
    page.locator("#article-2").wait_for()
    assert shown(page, "article.checked h2") == ["desk/second.txt"]
    assert page.locator("#index").is_hidden()
    assert shown(page, ".matrix tr")[-1] == "total 2"
    page.keyboard.press("[")
    page.locator("#article-1").wait_for()
    assert shown(page, "article.checked h2") == ["desk/article.txt"]
    page.keyboard.press("i")
    page.locator("#index").wait_for()
    page.get_by_role("button", name="speaker").click()
    assert shown(page, ".index tbody tr") == ["desk/article.txt 1 1 1 1"]


def test_the_same_fault_in_two_articles_has_two_addresses(opener: Opener) -> None:
    page = opener.open(ARTICLE, SECOND, at=f"#{FAKE}-2")
    assert focused(page) == f"{FAKE}-2"
    assert shown(page, "article.checked h2") == ["desk/second.txt"]
