"""Suggestions in Chromium: filters, what is heard of a difference, small screens, no script."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import Scheme, breaches
from tests.browser.test_screens import Watch, overflow
from tests.site.building import Site

AddressOf = Callable[[Site], str]
PAGES: Final = ("ideas/", "ideas/pr-12/", "boards/answers/", "methods/talk/")
# A small one and a large one, each scheme, each language; all of them with `scripts/test --all`.
_SOME: Final = [("en", "light", 1280), ("fr", "dark", 320)]
_ALL: Final = list(product(("en", "fr"), ("light", "dark"), (320, 1280)))
SCREENS: Final = _ALL if "PLAYBOOK_FULL" in os.environ else _SOME
in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])
LABELS: Final = {
    "en": ("State", "Pages touched", "Waiting to be acknowledged", "Welcome to the playbook"),
    "fr": (
        "État",
        "Pages touchées",
        "En attente d’un accusé de réception",
        "Bienvenue dans le guide",
    ),
}


@pytest.mark.parametrize(("language", "scheme", "width"), SCREENS)
def test_no_page_of_suggestions_breaches_wcag_2_1_or_leaves_the_window(
    browser: Browser,
    ideas_site: Site,
    address_of: AddressOf,
    language: str,
    scheme: Scheme,
    width: int,
) -> None:
    base = address_of(ideas_site)
    watch = Watch(base)
    with browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    ) as context:
        page = watch.on(context)
        for address in PAGES:
            page.goto(f"{base}{language}/{address}", wait_until="networkidle")
            page.locator(".playbook-proposed details").evaluate_all(
                "all => all.forEach((one) => { one.open = true; })"
            )
            assert overflow(page) <= 0
            assert breaches(page) == []
    assert watch.troubles == []


def rows(page: Page) -> int:
    """How many rows are in sight."""
    return page.locator("article tbody tr:visible").count()


@in_both_languages
def test_a_filter_leaves_the_rows_that_fit_and_takes_empty_tables_away(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    state, touched, waiting, welcome = LABELS[language]
    url = f"{address_of(ideas_site)}{language}/ideas/"
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        form = page.locator(".playbook-chooser")
        expect(form.locator("select")).to_have_count(6)
        everything = rows(page)
        form.get_by_label(state).select_option(label=waiting)
        expect(page.locator("article table:visible")).to_have_count(1)
        expect(page.locator("article h2:visible")).to_have_count(1)
        assert rows(page) == 3
        form.get_by_label(touched).select_option(label=welcome)
        assert rows(page) == 1
        page.reload()  # the address holds what was chosen
        expect(page.locator("[role=status].playbook-chooser__told")).to_contain_text("1 ")
        assert rows(page) == 1
        page.locator(".playbook-chooser button").click()
        expect(page.locator("article h2:visible")).to_have_count(3)
        assert rows(page) == everything


@in_both_languages
def test_without_a_script_the_board_is_whole_and_shows_no_filter(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    base = address_of(ideas_site)
    with browser.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(f"{base}{language}/ideas/")
        expect(page.locator(".playbook-chooser")).to_have_count(0)
        expect(page.locator("article tbody tr")).to_have_count(10)
        page.goto(f"{base}{language}/ideas/pr-12/")
        expect(page.locator(".playbook-diff ins").first).to_be_visible()
        after = page.locator("details.playbook-whole").nth(1)
        expect(after.locator("div")).to_be_hidden()
        after.locator("summary").click()
        expect(after.locator("div")).to_be_visible()


@in_both_languages
def test_what_came_is_heard_and_marked_by_more_than_a_colour(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/pr-12/")
        came = page.locator(".playbook-diff ins").first
        expect(came).to_have_css("text-decoration-line", "underline")
        said = came.locator(".playbook-said").first
        expect(said).to_contain_text("inserted:" if language == "en" else "ajouté")
        box = said.bounding_box()
        assert box
        assert box["width"] <= 1
        page.emulate_media(media="print")
        for whole in page.locator(".playbook-whole__text").all():
            expect(whole).to_be_visible()
