"""Every kind of Markdown works in Chromium, and is legible in both schemes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessibility import breaches
from tests.site.building import Site

AddressOf: TypeAlias = Callable[[Site], str]
Scheme: TypeAlias = Literal["light", "dark"]
PAGE = "en/methods/talk/"


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_breach_in_any_kind_of_markdown(
    browser: Browser, everything_site: Site, address_of: AddressOf, scheme: Scheme, width: int
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script that the page's own policy does not know
    ) as context:
        page = context.new_page()
        page.goto(f"{address_of(everything_site)}{PAGE}")
        page.locator(".playbook-text details.tip summary").click()
        assert breaches(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0
        page.locator(".playbook-text .md-button").hover()
        assert breaches(page) == []


def test_tabs_and_boxes_open_and_links_in_the_page_lead_where_they_say(
    browser: Browser, everything_site: Site, address_of: AddressOf
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address_of(everything_site)}{PAGE}")
        remote = page.get_by_text("Words about meeting remotely.")
        expect(remote).to_be_hidden()
        page.locator(".tabbed-labels").get_by_text("Remote").click()
        expect(remote).to_be_visible()
        expect(page.get_by_text("Words about meeting in person.")).to_be_hidden()
        inside = page.get_by_text("Inside the closed box.")
        expect(inside).to_be_hidden()
        page.get_by_text("Closed until it is opened").click()
        expect(inside).to_be_visible()
        page.locator("a.footnote-ref").first.click()
        expect(page.locator("[id='fn:note']")).to_be_in_viewport()
        page.locator(".playbook-citation a").click()
        expect(page.locator("#source-1")).to_be_in_viewport()


def test_a_task_tells_its_state_and_can_not_be_ticked(
    browser: Browser, everything_site: Site, address_of: AddressOf
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address_of(everything_site)}{PAGE}")
        expect(page.get_by_role("checkbox", name="Done", checked=True)).to_be_disabled()
        expect(page.get_by_role("checkbox", name="To do", checked=False)).to_be_disabled()
