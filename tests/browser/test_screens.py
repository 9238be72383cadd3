"""Every kind of page in Chromium: whole, quiet, narrow enough, and usable by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.site.building import Site

PAGES = {
    "home": "",
    "guide": "start/start-here/",
    "method": "methods/method-interview/",
    "segment": "segments/segment-youth/",
    "record": "gba/method-interview/",
    "missing": "no/such/page",
}
WIDTHS = (320, 1280)
in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])


@dataclass
class Watch:
    """What goes wrong on a page."""

    origin: str
    missing: str | None = None
    troubles: list[str] = field(default_factory=list)

    def on(self, context: BrowserContext) -> Page:
        """A page that is watched."""
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.troubles.append(f"failed: {request.url}"))
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        expected = self.missing is not None and message.location.get("url") == self.missing
        if message.type in {"error", "warning"} and not expected:
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.troubles.append(f"left the origin: {request.url}")


def overflow(page: Page) -> int:
    """How many pixels of the page lie beside the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert isinstance(wide, int)
    return wide


def address(base: str, language: str, kind: str) -> str:
    return f"{base}{language}/{PAGES[kind]}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", PAGES)
@in_both_languages
def test_a_page_loads_whole_and_quietly_from_its_origin_alone(
    browser: Browser,
    own_site: Site,
    address_of: Callable[[Site], str],
    language: str,
    kind: str,
    width: int,
) -> None:
    base = address_of(own_site)
    url = address(base, language, kind)
    watch = Watch(base, missing=url if kind == "missing" else None)
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = watch.on(context)
        answer = page.goto(url, wait_until="networkidle")
        assert answer
        assert answer.status == (404 if kind == "missing" else 200)
        assert overflow(page) <= 0
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".md-footer")).to_have_css("background-color", re.compile("rgb"))
        header = page.locator(".md-header").evaluate("one => getComputedStyle(one).position")
        assert header == "sticky"  # Material's style and the playbook's are loaded
    assert watch.troubles == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "no/such/page"])
def test_the_pages_above_both_languages_load_whole_and_quietly(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], path: str, width: int
) -> None:
    base = address_of(own_site)
    watch = Watch(base, missing=base + path if path else None)
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = watch.on(context)
        page.goto(base + path, wait_until="networkidle")
        assert overflow(page) <= 0
        for language in ("en", "fr"):
            expect(page.locator(f"section[lang={language}] a")).to_be_visible()
    assert watch.troubles == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "missing"])
def test_the_keyboard_switches_language_to_the_twin_and_back(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], kind: str, width: int
) -> None:
    base = address_of(own_site)
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(address(base, "en", kind))
        for language in ("fr", "en"):
            press_the_language_link(page)
            expect(page).to_have_url(address(base, language, kind))
            expect(page.locator("html")).to_have_attribute("lang", language)


def press_the_language_link(page: Page) -> None:
    """Tab to the link and press Enter; it is among the first things that Tab reaches."""
    link = page.locator(".playbook-language a")
    for _ in range(8):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            outline = link.evaluate("one => getComputedStyle(one).outlineStyle")
            assert outline != "none"
            page.keyboard.press("Enter")
            return
    pytest.fail("Tab does not reach the other language")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", PAGES)
@in_both_languages
def test_a_page_is_read_without_javascript(
    browser: Browser,
    own_site: Site,
    address_of: Callable[[Site], str],
    language: str,
    kind: str,
    width: int,
) -> None:
    base = address_of(own_site)
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(address(base, language, kind))
        expect(page.locator("article h1")).to_be_visible()
        for paragraph in page.locator("article .playbook-text > p").all()[:5]:
            expect(paragraph).to_be_visible()
        assert overflow(page) <= 0
        page.locator(".playbook-language a").click()
        expect(page.locator("html")).to_have_attribute("lang", "fr" if language == "en" else "en")


@in_both_languages
def test_the_search_finds_a_page_and_leads_to_it(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    base = address_of(own_site)
    asked, title = {
        "en": ("interview", "One-to-one interview"),
        "fr": ("entrevue", "Entrevue individuelle"),
    }[language]
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{base}{language}/")
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").press_sequentially(asked)
        found = page.locator(".md-search-result__link", has_text=title).first
        found.click()
        expect(page).to_have_url(re.compile(re.escape(base + language) + "/.+"))
        expect(page.locator("article h1")).to_contain_text(title)
