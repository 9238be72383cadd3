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


@in_both_languages
def test_a_suggestion_is_printed_as_what_it_changes_and_a_board_without_its_filters(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    """Both texts in full, and all that did not change, took some thirty sheets."""
    base = f"{address_of(ideas_site)}{language}/"
    with browser.new_context(viewport={"width": 690, "height": 900}) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{base}ideas/pr-12/")
        expect(page.locator(".playbook-diff ins").first).to_be_visible()
        for whole in page.locator(".playbook-whole, .playbook-diff details > div").all():
            expect(whole).to_be_hidden()
        page.goto(f"{base}ideas/")
        expect(page.locator(".playbook-chooser")).to_be_hidden()
        assert page.locator("article table").evaluate_all(TOO_WIDE) == []


# The tables of which a part is out of sight.
TOO_WIDE: Final = """all => all
    .filter((one) => one.getBoundingClientRect().right > one.closest("article")
        .getBoundingClientRect().right + 1 || one.scrollWidth > one.offsetWidth)
    .map((one) => one.textContent)"""


@pytest.mark.parametrize("width", [320, 960, 1280, 1920])
@in_both_languages
def test_no_column_of_the_board_is_cut_off(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/", wait_until="networkidle")
        assert page.locator("article table").evaluate_all(TOO_WIDE) == []


@in_both_languages
def test_on_a_narrow_page_each_row_is_a_card_that_is_still_read_as_a_row(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    state = LABELS[language][0]
    with browser.new_context(viewport={"width": 360, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/")
        table = page.get_by_role("table").first
        cell = table.get_by_role("row").nth(1).get_by_role("cell").nth(1)
        expect(table.get_by_role("columnheader").nth(1)).to_have_text(state)
        expect(cell).to_have_css("display", "flow-root")
        before = cell.evaluate("one => getComputedStyle(one, '::before').content")
        assert f'"{state}"' in before
        box, around = cell.bounding_box(), table.bounding_box()
        assert box
        assert around
        assert box["x"] >= around["x"]


@in_both_languages
def test_the_values_of_a_filter_are_in_order_and_none_has_a_name(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    none, ages = {
        "en": ("None", ["Up to one week", "Up to one month", "More than three months"]),
        "fr": ("Aucun", ["Une semaine au plus", "Un mois au plus", "Plus de trois mois"]),
    }[language]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/")
        options = [
            select.locator("option").all_inner_texts()[1:]
            for select in page.locator(".playbook-chooser select").all()
        ]
        assert options[5] == ages
        doors = options[1]
        sorted_there = "all => [...all].sort((one, other) => one.localeCompare(other, '{}'))"
        assert page.evaluate(sorted_there.format(language), doors) == doors
        assert options[2][-1] == none
        assert all("–" not in one for one in options)


@in_both_languages
def test_taking_all_choices_back_leaves_the_keyboard_at_the_first_of_them(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/?f0=0")
        page.locator(".playbook-chooser button").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".playbook-chooser select").first).to_be_focused()
        expect(page.locator(".playbook-chooser button")).to_be_hidden()


@in_both_languages
def test_the_table_of_contents_leads_to_no_heading_that_a_filter_hides(
    browser: Browser, ideas_site: Site, address_of: AddressOf, language: str
) -> None:
    state, _, waiting, _ = LABELS[language]
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address_of(ideas_site)}{language}/ideas/")
        entries = page.locator(".md-sidebar--secondary .md-nav__list > li:visible")
        expect(entries).to_have_count(3)
        page.locator(".playbook-chooser").get_by_label(state).select_option(label=waiting)
        expect(entries).to_have_count(1)
        page.locator(".playbook-chooser button").click()
        expect(entries).to_have_count(3)
