"""No attack runs in Chromium: on its page, in another page's navigation, in a search result.

Every third attack is loaded; all are with `scripts/test --all`. What the build wrote is parsed
for all of them (`tests/site/test_hostile.py`), and every page's navigation lists all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.site.building import Site
from tests.site.hostile import NAMES, token

CHUNK = 13
LOADED = NAMES if os.environ.get("PLAYBOOK_FULL") == "1" else NAMES[::3]
CHUNKS = [LOADED[start : start + CHUNK] for start in range(0, len(LOADED), CHUNK)]


class Canary:
    """A page whose scripts can call `canary`, and how often they did."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.calls: list[str] = []
        page.expose_function("canary", self._sing)
        page.on("dialog", self._dialog)

    def _sing(self, *_: object) -> None:
        self.calls.append(self.page.url)

    def _dialog(self, dialog: Dialog) -> None:
        self._sing()
        dialog.dismiss()

    def visit(self, address: str) -> None:
        """Load a page, and wait until nothing is loading any more."""
        self.page.goto(address, wait_until="load")


@pytest.fixture
def canary(browser: Browser) -> Iterator[Canary]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Canary(context.new_page())
    context.close()


def test_the_canary_sings_where_a_script_runs(
    canary: Canary, small_site: Site, address_of: Callable[[Site], str]
) -> None:
    canary.visit(f"{address_of(small_site)}en/")
    with canary.page.expect_response("**/missing.png"):
        canary.page.evaluate(
            "document.body.innerHTML = '<img src=missing.png onerror=\"canary(1); this.id = 1\">'"
        )
    canary.page.wait_for_selector("img[id]", state="attached")
    assert canary.calls == [f"{address_of(small_site)}en/"]


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_attack_runs_on_its_page_or_in_the_navigation_of_others(
    canary: Canary, hostile_site: Site, address_of: Callable[[Site], str], chunk: int
) -> None:
    base = address_of(hostile_site)
    for number, name in enumerate(CHUNKS[chunk]):
        language = ("en", "fr")[number % 2]
        for address in (f"methods/page-{name}/", f"gba/page-{name}/"):
            canary.visit(f"{base}{language}/{address}")
            listed = canary.page.locator(".md-nav--primary .md-nav__link")
            assert listed.count() > len(NAMES)
            canary.page.evaluate(
                "for (const one of document.querySelectorAll('article *'))"
                " for (const kind of ['mouseover', 'focus', 'toggle', 'error', 'load'])"
                "  one.dispatchEvent(new Event(kind))"
            )
        assert canary.calls == [], name


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_attack_runs_where_the_words_searched_for_are_marked(
    canary: Canary, hostile_site: Site, address_of: Callable[[Site], str], chunk: int
) -> None:
    base = address_of(hostile_site)
    for number, name in enumerate(CHUNKS[chunk]):
        language = ("fr", "en")[number % 2]
        address = f"{base}{language}/section-{name}/guide-{name}/"
        canary.visit(f"{address}?h={token(name)}")
        expect(canary.page.locator("h1 mark")).to_have_text(token(name), timeout=30_000)
        assert canary.calls == [], name


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_attack_runs_in_a_search_result(
    canary: Canary, hostile_site: Site, address_of: Callable[[Site], str], chunk: int
) -> None:
    language = ("en", "fr")[chunk % 2]
    canary.visit(f"{address_of(hostile_site)}{language}/")
    query = canary.page.locator("input[name=query]")
    query.click()
    for name in CHUNKS[chunk]:
        query.fill(token(name)[:-1])
        query.press(token(name)[-1])
        result = canary.page.locator(".md-search-result__article h1").first
        expect(result).to_contain_text(token(name))
        assert canary.calls == [], name
