"""axe finds no breach of WCAG 2.1 A and AA on any kind of page, in any language, scheme, width."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from typing import Final, Literal, TypedDict

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.kinds import kinds
from tests.site.building import Site

Scheme = Literal["light", "dark"]
OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
SCREENS: Final = list(product(("en", "fr"), ("light", "dark"), (320, 1280)))
# Each kind of page on one of the screens, in turn; on all of them with `scripts/test --all`.
EACH: Final = 1 if "PLAYBOOK_FULL" in os.environ else len(SCREENS)
# Boards that say little in the repository's own edition, whose ledger is still empty.
BOARDS: Final = (
    "gaps",
    "lessons",
    "milestones",
    "quality",
    "recognition",
    "recommendations",
    "report-2026-27-q3",
    "reports",
    "risks",
    "standards",
)
AddressOf = Callable[[Site], str]


class Node(TypedDict):
    """An element that breaches a rule."""

    target: list[str]
    failureSummary: str


class Violation(TypedDict):
    """A rule that a page breaches."""

    id: str
    help: str
    nodes: list[Node]


@cache
def axe() -> Axe:
    return Axe()


def breaches(page: Page) -> list[str]:
    """Each element that breaches a rule, in words."""
    found: list[Violation] = axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']}: {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("language", "scheme", "width"), SCREENS)
def test_no_kind_of_page_breaches_wcag_2_1(
    browser: Browser,
    own_site: Site,
    address_of: AddressOf,
    language: str,
    scheme: Scheme,
    width: int,
) -> None:
    first = SCREENS.index((language, scheme, width)) % EACH
    pages = dict(islice(kinds(own_site, language).items(), first, None, EACH))
    found = dict(_of_each_kind(browser, address_of(own_site), pages, scheme, width))
    assert {kind: told for kind, told in found.items() if told} == {}
    assert len(found) > 30 // EACH


def _of_each_kind(
    browser: Browser, base: str, pages: dict[str, str], scheme: Scheme, width: int
) -> Iterator[tuple[str, list[str]]]:
    with browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script that the page's own policy does not know
    ) as context:
        page = context.new_page()
        for kind, address in pages.items():
            page.goto(base + address, wait_until="load")
            expected = "slate" if scheme == "dark" else "default"
            assert page.locator("body").get_attribute("data-md-color-scheme") == expected
            yield kind, breaches(page)


@pytest.mark.parametrize(("language", "scheme", "width"), SCREENS if EACH == 1 else SCREENS[::5])
def test_no_board_that_is_filled_breaches_wcag_2_1(
    browser: Browser,
    varied_site: Site,
    address_of: AddressOf,
    language: str,
    scheme: Scheme,
    width: int,
) -> None:
    boards = BOARDS if EACH == 1 else BOARDS[language == "fr" :: 2]
    pages = {board: f"{language}/boards/{board}/" for board in boards}
    found = dict(_of_each_kind(browser, address_of(varied_site), pages, scheme, width))
    assert found == {board: [] for board in boards}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_open_search_breaches_nothing(
    browser: Browser, own_site: Site, address_of: AddressOf, language: str
) -> None:
    with browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", bypass_csp=True
    ) as context:
        page = context.new_page()
        page.goto(f"{address_of(own_site)}{language}/")
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.type("gba" if language == "en" else "acs")
        page.locator(".md-search-result__item").first.wait_for()
        assert breaches(page) == []


def test_axe_sees_a_breach(browser: Browser, own_site: Site, address_of: AddressOf) -> None:
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address_of(own_site)}en/")
        page.evaluate("document.querySelector('article').append(document.createElement('img'))")
        assert any(told.startswith("image-alt") for told in breaches(page))
