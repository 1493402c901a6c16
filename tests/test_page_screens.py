"""The reviewer's page on every screen and on paper, for everybody, and with very many articles."""

from __future__ import annotations

import pytest
from findings import NAME, NOTE, QUIET, TEXT, UNREAD, WORD, file
from pages import (
    ARTICLE,
    DESK,
    FAKE,
    LATER,
    PHONE,
    SECOND,
    Opener,
    Screen,
    background,
    focused,
    numbers,
    shown,
    violations,
)

DARK = Screen(scheme="dark")
MANY = 100


def test_nothing_sticks_out_of_a_phone_and_the_notes_stand_below_their_lines(opener: Opener) -> None:
    page = opener.open(ARTICLE, SECOND, UNREAD, at=f"#{FAKE}", screen=PHONE)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
        page.keyboard.press("v")
    page.keyboard.press("v")
    text = page.locator(".running .text").nth(1).bounding_box()
    box = page.locator(".running .card").first.bounding_box()
    assert text
    assert box
    assert box["y"] >= text["y"] + text["height"]


def test_light_and_dark_follow_the_system_until_one_is_chosen(opener: Opener) -> None:
    page = opener.open(ARTICLE)
    light = background(page, "body")
    page.emulate_media(color_scheme="dark")
    dark = background(page, "body")
    assert dark != light
    page.get_by_role("button", name="Dark").click()
    assert background(page, "body") == light
    page.reload()
    assert background(page, "body") == light
    page.get_by_role("button", name="Dark").click()
    page.emulate_media(media="print")
    assert background(page, "html") != dark


def test_paper_has_the_texts_and_findings_without_the_controls(opener: Opener) -> None:
    page = opener.open(ARTICLE, SECOND)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page, "button:not(.matrix button), select, .skip, dialog") == []
    assert len(shown(page, "article.checked")) == 2
    assert numbers(page) == ["1", "2", "3", "1", "2"]
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("screen", [DESK, PHONE, DARK, PHONE._replace(scheme="dark")], ids=str)
def test_axe_finds_nothing(opener: Opener, screen: Screen) -> None:
    page = opener.open(ARTICLE, SECOND, UNREAD, QUIET, screen=screen)
    assert violations(page) == []
    page.evaluate(f"location.hash = '{FAKE}'")
    page.locator(f"[id='{FAKE}']:focus").wait_for()
    page.keyboard.press("a")
    page.keyboard.press("e")
    page.keyboard.press("d")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    assert violations(page) == []
    for control in ("#help", "#export"):
        page.locator(control).click()
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_a_hundred_articles_are_read_as_easily(opener: Opener) -> None:
    page = opener.open(*(file(TEXT * 9, WORD, NAME, NOTE, LATER, path=f"{n}.txt") for n in range(MANY)))
    page.set_default_timeout(5_000)
    page.get_by_role("button", name="error", exact=True).click()
    assert shown(page, "#shown") == [f"{2 * MANY} of {4 * MANY} findings"]
    page.get_by_role("link", name="99.txt").click()
    page.locator(f"#article-{MANY}").wait_for()
    page.keyboard.press("n")
    assert focused(page).endswith(f"-{MANY}")


def test_without_scripts_everything_can_be_read(opener: Opener) -> None:
    context = opener.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(opener.file(ARTICLE, SECOND).as_uri())
    assert numbers(page) == ["1", "2", "3", "1", "2"]
    assert len(shown(page, ".running .text")) == 4
    assert shown(page, ".filters, .tools") == []
