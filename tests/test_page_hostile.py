"""An article that is full of markup, commands and invisible characters does nothing to the reviewer's page."""

from __future__ import annotations

import pytest
from findings import Said, file
from pages import DESK, PHONE, Opener, Screen, shown, violations
from playwright.sync_api import Page

from aligner.domain import FileReport, Severity

SCRIPT = "</script><script>window.owned = 1</script><img src=x onerror='window.owned = 2'>"
MARKUP = f"{SCRIPT}</style></textarea></title><!-- --><svg/onload=window.owned=3> ]]> <base href=//evil.example>"
TEMPLATE = "{{7*7}} {% raw %} ${7*7} #{7*7} <%= 7*7 %> &lt;b&gt; &#60;i&#62;"
LINKS = "javascript:window.owned=4 https://evil.example/pixel.png <a href=javascript:owned=5>x</a> data:text/html,x"
UNSEEN = "\x07\x1b[2J \u202egpj.exe\u202c \u2066iso\u2069 \u200bzero \u2028line \x85next \ufeffmark \u00adsoft"
ATTRIBUTE = "\" onmouseover=\"window.owned=6\" x=' onfocus='window.owned=7' autofocus ` "
HOSTILE = f"{MARKUP} {TEMPLATE} {LINKS} {UNSEEN} {ATTRIBUTE}"
PATH = f"a/{ATTRIBUTE}{SCRIPT}.txt"


def hostile() -> tuple[FileReport, ...]:
    """Everything hostile in every place that a page shows."""
    one = Said(HOSTILE, HOSTILE, HOSTILE, Severity.ERROR, HOSTILE)
    return (
        file(f"{HOSTILE}\nHe said {HOSTILE} again.", one, path=PATH),
        FileReport(f"quiet {PATH}", notice=HOSTILE),
        FileReport(f"unread {PATH}", error=HOSTILE),
    )


def alive(page: Page) -> list[str]:
    """The elements and attributes that come from the article."""
    found = page.evaluate(
        """[...document.querySelectorAll("*")].flatMap((element) => [
            ...(["IMG", "BASE", "IFRAME", "OBJECT"].includes(element.tagName) ? [element.tagName] : []),
            ...[...element.attributes].map((a) => a.name).filter((name) => name.startsWith("on") || name === "style"),
            ...[element.getAttribute("href") ?? "#"].filter((href) => !/^(#|data:image)/.test(href)),
        ])"""
    )
    return list(found)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_of_a_hostile_article_comes_to_life(opener: Opener, screen: Screen) -> None:
    page = opener.open(*hostile(), screen=screen)
    page.locator(".index a").first.click()
    page.locator("#article-1").wait_for()
    for view in ("pairs", "running"):
        page.locator(f".{view} .m >> visible=true").first.hover()
        page.locator(f".{view} .card >> visible=true").first.click()
        assert page.evaluate("window.owned") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= screen.width
        page.keyboard.press("v")
    assert alive(page) == []
    assert page.locator("script").count() == 2
    assert violations(page) == []


def test_a_hostile_article_is_shown_as_it_is(opener: Opener) -> None:
    page = opener.open(hostile()[0])
    text = page.locator(".quote .text").inner_text()
    for part in (MARKUP, TEMPLATE, LINKS):
        assert part in text
    assert page.locator(".message").first.inner_text().startswith(SCRIPT)
    assert SCRIPT in page.title()
    assert shown(page, "h2.title")[0].startswith("a/")


def test_what_cannot_be_seen_is_shown_and_turns_no_text_round(opener: Opener) -> None:
    page = opener.open(hostile()[0])
    text = page.locator(".quote .text").inner_text()
    for sign in ("␇", "␛[2J", "<U+202E>gpj.exe<U+202C>", "<U+2066>iso", "<U+200B>zero", "<U+00AD>soft"):
        assert sign in text
    assert not set(page.content()) & set("\x07\x1b\x85\u200b\u202e\u2028\u2066\ufeff\u00ad")


def test_letters_of_other_scripts_keep_their_joints_and_their_direction(opener: Opener) -> None:
    persian = "سفیر: می\u200cخواهیم"
    page = opener.open(file(f"{persian}\nHe said it.", Said("said", "سفیر")))
    assert "می\u200cخواهیم" in page.locator(".quote .text").inner_text()
    assert page.locator(".quote .text").evaluate("element => element.matches(':dir(rtl)')")
    assert page.locator(".paraphrase .text").evaluate("element => element.matches(':dir(ltr)')")


def test_a_reason_is_text_too(opener: Opener) -> None:
    page = opener.open(file("a simulated attack\na fake attack", Said("fake", "simulated")))
    page.keyboard.press("n")
    page.keyboard.press("d")
    page.keyboard.insert_text(SCRIPT)
    page.get_by_label("Your name").fill(SCRIPT)
    page.keyboard.press("Enter")
    page.reload()
    assert str(page.locator(".pairs .decision").text_content()).count(SCRIPT) == 2
    assert page.evaluate("window.owned") is None


def test_an_address_that_names_nothing_is_passed_over(opener: Opener) -> None:
    for hash_ in ("#%", "#article-0", "#article-99", "#<img src=x>", "#__proto__", "#rules"):
        page = opener.open(file("a simulated attack\na fake attack", Said("fake", "simulated")), at=hash_)
        assert shown(page, "#shown") == ["1 finding"]
