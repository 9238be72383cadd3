"""What a reader does, with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.building import Site

AddressOf = Callable[[Site], str]
in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])
MOST_TABS = 80


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a screen, with the movement that a reader has not turned off."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus, and see that it shows it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            style = wanted.evaluate("one => getComputedStyle(one).outlineStyle")
            assert style != "none"
            return
    pytest.fail(f"{MOST_TABS} tabs do not reach {wanted}")


@in_both_languages
def test_the_first_tab_leads_past_the_header(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/methods/method-interview/")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href")
    assert target
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()


@in_both_languages
@pytest.mark.parametrize("key", ["s", "/"])
def test_a_reader_searches_and_opens_the_first_result(
    page: Page, own_site: Site, address_of: AddressOf, language: str, key: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/")
    page.keyboard.press(key)
    query = page.locator("[data-md-component=search-query]")
    expect(query).to_be_focused()
    word = {"en": "interview", "fr": "entrevue"}[language]
    page.keyboard.type(word)
    # Of the whole word: one chosen among those of its beginning stays chosen, wherever it goes.
    page.locator(f".md-search-result__link[href*='h={word}']").first.wait_for()
    page.keyboard.press("ArrowDown")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("methods/method-interview/"))


@in_both_languages
def test_a_result_stays_chosen_when_others_arrive(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    word = {"en": "interview", "fr": "entrevue"}[language]
    page.goto(f"{address_of(own_site)}{language}/")
    page.keyboard.press("s")
    page.keyboard.type(word[:-1])
    chosen = page.locator(".md-search-result__link[href*=method-interview]").first
    page.locator(f".md-search-result__link[href*='h={word[:-1]}']").first.wait_for()
    chosen.focus()
    query = page.locator("[data-md-component=search-query]")
    query.evaluate(
        "(box, word) => { box.value = word; box.dispatchEvent(new KeyboardEvent('keyup')); }", word
    )
    page.locator(f".md-search-result__link[href*='h={word}']").first.wait_for()
    expect(chosen).to_be_focused()
    query.evaluate(
        "box => { box.value = 'accessibil'; box.dispatchEvent(new KeyboardEvent('keyup')); }"
    )
    expect(query).to_be_focused()


@in_both_languages
def test_escape_closes_the_search(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/")
    page.keyboard.press("s")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@in_both_languages
def test_a_reader_opens_the_search_with_the_home_page_s_button(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/")
    tab_to(page, page.locator("[data-playbook-search]"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


@in_both_languages
def test_a_reader_narrows_the_practices_down_and_opens_one(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/")
    items = page.locator("details.practices > ul > li")
    told = page.locator(".playbook-chooser__told")
    everything = items.count()
    expect(told).to_contain_text(str(everything))
    select = page.locator(".playbook-chooser select").first
    tab_to(page, select)
    page.keyboard.press("ArrowDown")
    shown = page.locator("details.practices > ul > li:visible")
    expect(select).not_to_have_value("")
    assert 0 < shown.count() < everything
    expect(told).to_contain_text(str(shown.count()))
    expect(page).to_have_url(re.compile(r"\?f0=0"))
    link = shown.first.locator("a")
    tab_to(page, link)
    title = link.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(".playbook-chooser select").first).not_to_have_value("")


@in_both_languages
def test_a_reader_takes_all_choices_back(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/?f0=0&f4=0")
    clear = page.locator(".playbook-chooser button")
    tab_to(page, clear)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(r"f0="))
    expect(clear).to_be_hidden()


@in_both_languages
def test_a_reader_opens_the_record_of_a_page(
    page: Page, own_site: Site, address_of: AddressOf, language: str
) -> None:
    page.goto(f"{address_of(own_site)}{language}/methods/method-interview/")
    tab_to(page, page.locator("article a[href*='gba/method-interview']").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("gba/method-interview/"))
