"""What stands around a page, in Chromium: the overdue notice by the reader's day, and on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.building import Site

TALK = "methods/talk/"
in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])
LATE = {
    "en": "The review has been overdue since November 1, 2027",
    "fr": "La révision est en retard depuis le 1er novembre 2027",
}


def on_day(page: Page, day: dt.date) -> None:
    """The reader's own clock says that it is noon of a day."""
    page.clock.set_fixed_time(dt.datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001 - theirs


@in_both_languages
def test_the_page_says_that_its_review_is_overdue_the_day_after_it_is_due(
    browser: Browser, small_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    url = f"{address_of(small_site)}{language}/{TALK}"
    with browser.new_context() as context:
        page = context.new_page()
        on_day(page, dt.date(2027, 11, 1))
        page.goto(url)
        expect(page.locator(".playbook-overdue")).to_be_hidden()
        on_day(page, dt.date(2027, 11, 2))
        page.reload()
        expect(page.locator(".playbook-overdue")).to_be_visible()
        expect(page.locator(".playbook-overdue")).to_have_text(LATE[language])


def test_without_a_script_the_page_keeps_to_the_edition_s_day(
    browser: Browser, small_site: Site, address_of: Callable[[Site], str]
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address_of(small_site)}en/{TALK}")
        expect(page.locator(".playbook-overdue")).to_be_hidden()


@in_both_languages
def test_a_printed_page_is_a_document(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{address_of(own_site)}{language}/methods/method-interview/")
        page.emulate_media(media="print", color_scheme="dark")
        for hidden in (".md-header", ".md-sidebar--primary", ".md-search", ".md-path", ".md-top"):
            for one in page.locator(hidden).all():
                expect(one).to_be_hidden()
        for kept in ("article h1", ".playbook-glance", ".playbook-review", ".playbook-printed"):
            expect(page.locator(kept)).to_be_visible()
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        for words in ("article h1", "article p", ".playbook-text a", "dt"):
            expect(page.locator(words).first).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.locator(".playbook-printed")).to_contain_text("2026.11")


HIDDEN_WORDS = """
<details><summary>More</summary><p id="folded">Folded away.</p></details>
<a id="out" href="https://example.org/a">Elsewhere</a>
"""


def test_what_is_folded_away_is_printed_and_links_out_tell_their_address(
    browser: Browser, small_site: Site, address_of: Callable[[Site], str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address_of(small_site)}en/{TALK}")
        text = page.locator(".playbook-text")
        text.evaluate("(one, html) => one.insertAdjacentHTML('beforeend', html)", HIDDEN_WORDS)
        expect(page.locator("#folded")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("#folded")).to_be_visible()
        after = page.locator("#out").evaluate("one => getComputedStyle(one, '::after').content")
        assert "https://example.org/a" in after
