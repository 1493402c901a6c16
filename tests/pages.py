"""The reviewer's page in a real browser, for the tests that use it as a reviewer does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from findings import NAME, NOTE, TEXT, WORD, Said, file, report
from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright

from aligner.domain import FileReport, Kind, Severity
from aligner.report import FORMATS, Layout

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TIMEOUT = 10_000

ARTICLE = file(TEXT, WORD, NAME, NOTE, path="desk/article.txt")
NEBENJA, TOLD, FAKE = (finding.fingerprint for finding in ARTICLE.findings)
LATER = Said("attack.\n", None, "Twice.", Severity.ERROR, kind=Kind.FIGURE)
SECOND = file(TEXT, WORD, LATER, path="desk/second.txt")


class Screen(NamedTuple):
    """What the page is seen on."""

    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"


DESK = Screen()
PHONE = Screen(390, 844)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium with a new, empty profile."""
    place = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert place, "these tests need a browser: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=QUIETLY)
        yield browser
        browser.close()


@dataclass
class Opener:
    """Opens pages in one profile of the browser, and keeps what they ask for and what goes wrong in them."""

    browser: Browser
    folder: Path
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def file(self, *files: FileReport) -> Path:
        """Write the page of a run over these files."""
        place = self.folder / "page.html"
        place.write_text(FORMATS["html"](report(*files), Layout()), encoding="utf-8")
        return place

    def open(self, *files: FileReport, at: str = "", screen: Screen = DESK) -> Page:
        """Open the page of a run over these files."""
        return self.visit(self.file(*files).as_uri() + at, screen)

    def visit(self, address: str, screen: Screen = DESK) -> Page:
        """Open an address in a profile of its own."""
        size: ViewportSize = {"width": screen.width, "height": screen.height}
        page = self.browser.new_context(
            viewport=size, color_scheme=screen.scheme, reduced_motion="reduce", accept_downloads=True
        ).new_page()
        page.set_default_timeout(TIMEOUT)
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.goto(address)
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.requests.append(request.url)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page as it now is."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert found["passes"]
    return [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]]


def shown(page: Page, selector: str) -> list[str]:
    """The texts of the elements that can be seen."""
    return [" ".join(element.inner_text().split()) for element in page.locator(selector).all() if element.is_visible()]


def focused(page: Page) -> str:
    """The anchor of the finding that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def numbers(page: Page, cards: str = ".pairs .card") -> list[str]:
    """The numbers of the findings that can be seen."""
    return [text.removeprefix("Finding ") for text in shown(page, f"{cards} .number")]


def background(page: Page, selector: str) -> str:
    """The colour behind the first such element."""
    return str(page.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundColor"))


def dismiss(page: Page, anchor: str, reason: str, who: str = "", until: str = "") -> None:
    """Dismiss a finding as a reviewer does."""
    card = page.locator(f"[id='{anchor}']")
    card.get_by_role("button", name="Dismiss").click()
    card.get_by_label("Reason", exact=True).fill(reason)
    if who:
        card.get_by_label("Your name").fill(who)
    card.get_by_label("Until").fill(until)
    card.get_by_role("button", name="Save").click()


def exported(page: Page, place: Path) -> dict[str, object]:
    """Save the baseline at a place, and what it holds."""
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save a new file").click()
    assert downloading.value.suggested_filename == "aligner-baseline.json"
    downloading.value.save_as(place)
    page.keyboard.press("Escape")
    return dict(json.loads(place.read_text(encoding="utf-8")))


def listed(baseline: dict[str, object]) -> list[dict[str, object]]:
    """The entries of a baseline."""
    entries = baseline["entries"]
    assert isinstance(entries, list)
    return entries


def today(page: Page) -> str:
    """The day in the browser's own time."""
    return str(page.evaluate("new Date().toLocaleDateString('sv')"))
