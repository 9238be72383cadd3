"""What a reader gets of the glossary in a page: a definition beside the term, without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.building import Site

ADDRESSES = {
    "en": ("methods/method-interview/", "public opinion research"),
    "fr": ("methods/method-interview/", "recherche sur l’opinion publique"),
}
in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])


def term_on(page: Page, base: str, language: str) -> tuple[Locator, Locator]:
    """A term of a page, focused, and its tooltip."""
    path, name = ADDRESSES[language]
    page.goto(f"{base}{language}/{path}")
    term = page.locator(".playbook-term", has_text=name)
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    expect(tip).to_be_hidden()
    term.focus()
    return term, tip


def widest(page: Page) -> int:
    """How many pixels of the page lie beside the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert isinstance(wide, int)
    return wide


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
@in_both_languages
def test_the_keyboard_shows_each_definition_whole_and_within_the_window(
    browser: Browser,
    own_site: Site,
    address_of: Callable[[Site], str],
    language: str,
    width: int,
    scripts: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts
    ) as context:
        page = context.new_page()
        term_on(page, address_of(own_site), language)
        terms = page.locator(".playbook-term")
        assert terms.count() > 2
        for term in terms.all():
            term.focus()
            tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
            expect(tip).to_be_visible()
            expect(page.locator(".playbook-tip:visible")).to_have_count(1)
            box = tip.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert widest(page) <= 0


@in_both_languages
def test_tab_leads_to_a_term_and_enter_to_its_entry(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        term, tip = term_on(page, address_of(own_site), language)
        page.keyboard.press("Tab")
        expect(tip).to_be_hidden()
        page.keyboard.press("Shift+Tab")
        expect(term).to_be_focused()
        expect(tip).to_be_visible()
        page.keyboard.press("Enter")
        entry = page.locator("#term-public-opinion-research")
        expect(entry).to_be_in_viewport()
        expect(entry).to_contain_text(ADDRESSES[language][1])


@in_both_languages
def test_escape_takes_the_definition_away_until_the_term_is_asked_for_again(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        term, tip = term_on(page, address_of(own_site), language)
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        expect(term).to_be_focused()
        term.blur()
        term.focus()
        expect(tip).to_be_visible()


def test_the_pointer_can_move_onto_the_definition_which_stays_until_it_leaves(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str]
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        term, tip = term_on(page, address_of(own_site), "en")
        term.blur()
        expect(tip).to_be_hidden()
        term.hover()
        expect(tip).to_be_visible()
        start, end = term.bounding_box(), tip.bounding_box()
        assert start
        assert end
        down = start["x"] + start["width"] / 2
        page.mouse.move(down, start["y"] + start["height"] / 2)
        page.mouse.move(down, end["y"] + end["height"] / 2, steps=40)
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.mouse.move(1, 1)
        term.hover()
        expect(tip).to_be_visible()
        page.mouse.move(1, 1)
        expect(tip).to_be_hidden()


def test_a_definition_is_neither_printed_nor_copied(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        term, tip = term_on(page, address_of(own_site), "en")
        expect(tip).to_be_visible()
        copied = term.evaluate(
            "term => { getSelection().selectAllChildren(term.parentElement);"
            " return getSelection().toString(); }"
        )
        assert "public opinion research" in copied
        assert tip.inner_text() not in copied
        page.emulate_media(media="print")
        expect(tip).to_be_hidden()


@in_both_languages
def test_the_privacy_notice_tells_the_truth_about_the_browser(
    browser: Browser, own_site: Site, address_of: Callable[[Site], str], language: str
) -> None:
    base = address_of(own_site)
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("", ADDRESSES[language][0], "browse/glossary/", "help/privacy/"):
            page.goto(f"{base}{language}/{path}", wait_until="networkidle")
        kept = page.evaluate("Object.keys({...localStorage, ...sessionStorage})")
        assert {key.rpartition(".")[2] for key in kept} <= {"__palette", "__tabs"}
        assert context.cookies() == []
        expect(page.locator("h1")).to_be_visible()
