"""The search box: what it finds, shows, says and loads, and what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.search.sites import BELOW

in_both_languages = pytest.mark.parametrize("language", ["en", "fr"])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


def typed(page: Page, address: str, query: str) -> Locator:
    """The results of a query that is typed on a page."""
    page.goto(address)
    box = page.locator("input[name=query]")
    box.click()
    box.press_sequentially(query)
    return page.locator(".md-search-result__item")


GBA = {"en": "GBA Plus in an engagement", "fr": "L’ACS Plus appliquée à la mobilisation"}
FIRST = {
    "en": {
        "GBA+": GBA["en"],
        "gba": GBA["en"],
        "GBA Plus": GBA["en"],
        "client's satisfaction": "Satisfaction, effort and sentiment",
        "client’s satisfaction": "Satisfaction, effort and sentiment",
        '"front-line staff"': "Listen to front-line staff",
    },
    "fr": {
        "ACS+": GBA["fr"],
        "acs plus": GBA["fr"],
        "L'ACS Plus": GBA["fr"],
        "l’entrevue": "Entrevue individuelle",
        "methode d'entrevue": "Entrevue individuelle",
        "premiere ligne": "Écoutez la première ligne",
        "PREMIÈRE LIGNE": "Écoutez la première ligne",
    },
}


@in_both_languages
def test_the_page_is_first_however_it_is_asked_for(page: Page, base: str, language: str) -> None:
    page.goto(f"{base}{language}/")
    box = page.locator("input[name=query]")
    results = page.locator(".md-search-result__item")
    box.click()
    for query, title in FIRST[language].items():
        box.press_sequentially(query)
        expect(results.first.locator("h1"), query).to_contain_text(title)
        box.press("Control+a")
        box.press("Delete")
        expect(results).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "query", "label", "found"),
    [
        ("en", "interview consent", "Method", "documents"),
        ("fr", "consentement entrevue", "Méthode", "documents trouvés"),
    ],
)
def test_a_result_tells_its_kind_its_parts_and_the_words_that_were_found(
    page: Page, base: str, language: str, query: str, label: str, found: str
) -> None:
    first = typed(page, f"{base}{language}/", query).first
    expect(first.locator("h1 .playbook-search-label")).to_have_text(label)
    part = first.locator("a", has=page.locator("h2")).first
    expect(part).to_have_attribute(
        "href", re.compile(rf"/{BELOW}/{language}/methods/method-interview/\?h=.+#[a-z-]+$")
    )
    expect(first.locator("p mark").first).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_contain_text(found)


def test_french_words_are_shown_close_to_what_is_elided_before_them(page: Page, base: str) -> None:
    results = typed(page, f"{base}fr/", "l’équité de l’entrevue")
    expect(results.first).to_be_visible()
    assert not re.search(r"\b[ldnsc]’ ", results.first.inner_text())


@pytest.mark.parametrize(
    ("language", "query", "said", "title"),
    [
        ("en", "interveiw", "No result for “interveiw”. Showing results for “interview”.",
         "One-to-one interview"),
        ("fr", "entrvue",
         "Aucun résultat pour «\u00a0entrvue\u00a0». Voici ceux pour «\u00a0entrevue\u00a0».",
         "Entrevue individuelle"),
    ],
)  # fmt: skip
def test_a_word_misspelt_is_corrected_and_the_reader_is_told(
    page: Page, base: str, language: str, query: str, said: str, title: str
) -> None:
    results = typed(page, f"{base}{language}/", query)
    expect(results.first.locator("h1")).to_contain_text(title)
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    page.locator("input[name=query]").fill("")
    page.locator("input[name=query]").press_sequentially(title[:9])
    expect(page.locator("[data-playbook-instead]")).to_have_text("")


@in_both_languages
def test_where_nothing_is_found_the_keyboard_reaches_the_list_of_every_page(
    page: Page, base: str, language: str
) -> None:
    results = typed(page, f"{base}{language}/", "xqzvwk")
    link = page.get_by_role("status").locator("a")
    expect(link).to_be_visible()
    assert results.count() == 0
    page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}{language}/browse/a-to-z/")


@in_both_languages
def test_results_take_the_place_of_the_list_at_once_and_no_choice_is_lost(
    page: Page, base: str, language: str
) -> None:
    results = typed(page, f"{base}{language}/", "xqzvwk")
    link = page.get_by_role("status").locator("a")
    link.wait_for()
    page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    # An answer that says the same again takes nothing away.
    page.locator(".md-search-result__meta").evaluate("said => { said.textContent += ' '; }")
    page.wait_for_timeout(1000)  # more than twice as long as it waits for the reader to pause
    expect(link).to_be_focused()
    # What the reader typed last is answered only now.
    query = page.locator("input[name=query]")
    word = {"en": "interview", "fr": "entrevue"}[language]
    query.evaluate(
        "(box, word) => { box.value = word; box.dispatchEvent(new KeyboardEvent('keyup')); }", word
    )
    results.first.wait_for()
    assert link.count() == 0
    expect(query).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()


def test_the_box_is_a_named_search_and_no_dialog(page: Page, base: str) -> None:
    page.goto(f"{base}fr/")
    expect(page.get_by_role("search", name="Recherche")).to_be_attached()
    assert page.get_by_role("dialog").count() == 0


def test_the_keyboard_opens_the_search_and_enter_leads_to_the_best_page(
    page: Page, base: str
) -> None:
    page.goto(f"{base}en/")
    page.keyboard.press("/")
    page.keyboard.type("workshop")
    expect(page.locator(".md-search-result__item h1").first).to_contain_text("workshop")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}en/methods/method-workshop/?h=workshop")
    expect(page.locator("article mark").first).to_have_text(re.compile("workshop", re.IGNORECASE))


def test_an_address_may_hold_the_query(page: Page, base: str) -> None:
    page.goto(f"{base}fr/?q=atelier")
    expect(page.locator(".md-search-result__item h1").first).to_contain_text("Atelier")


def test_words_are_marked_on_the_page_whatever_their_accents(page: Page, base: str) -> None:
    page.goto(f"{base}fr/plays/play-front-line-staff/?h=premiere")
    expect(page.locator("h1 mark")).to_have_text("première")


@in_both_languages
def test_the_search_loads_only_its_own_files_and_only_once_it_is_asked(
    page: Page, base: str, language: str
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(f"{base}{language}/methods/method-interview/", wait_until="networkidle")
    assert not [url for url in asked if "pagefind" in url or "/search/" in url]
    box = page.locator("input[name=query]")
    box.click()
    box.press_sequentially("xqzvwk interview")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
    below = {url.removeprefix(f"{base}{language}/").split("?")[0] for url in asked}
    assert {"pagefind/pagefind.js", "search/words.json"} <= below
    assert "search/search_index.json" not in below


@in_both_languages
def test_without_javascript_a_link_to_every_page_stands_in_its_place(
    browser: Browser, base: str, language: str
) -> None:
    for width in (320, 1280):
        with browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": 800}
        ) as context:
            page = context.new_page()
            page.goto(f"{base}{language}/")
            expect(page.locator("input[name=query]")).to_be_hidden()
            page.locator("header .playbook-a-to-z").click()
            expect(page).to_have_url(f"{base}{language}/browse/a-to-z/")


def test_with_javascript_the_link_leaves_its_place_to_the_search(page: Page, base: str) -> None:
    page.goto(f"{base}en/")
    expect(page.locator("header .playbook-a-to-z")).to_be_hidden()
