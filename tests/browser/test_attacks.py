"""No attack runs in Chromium: on its page, in lists of pages, in a search result.

The pages' content security policy is set aside: what the site writes is harmless without it.
Every attack that was built is loaded: every sixth, or all with `scripts/test --all`. Python's
parser looks at every file (`tests/site/test_hostile.py`); here Chromium's own does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, Route, expect

from tests.browser.kinds import kinds
from tests.site.building import LANGUAGES, Site
from tests.site.danger import IN_ARTICLES
from tests.site.hostile import BUILT, attack, token

AddressOf: TypeAlias = Callable[[Site], str]
CHUNK = 10
CHUNKS = [BUILT[start : start + CHUNK] for start in range(0, len(BUILT), CHUNK)]
each_chunk = pytest.mark.parametrize("chunk", range(len(CHUNKS)))

# What `dangers` asks of Python's parser, asked of the browser's: it reads addresses as it would
# follow them, and nothing of the page runs.
PARSED = """
async ([addresses, allowed]) => {
  const found = [];
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const base = new URL(address, location);
    const of = (element) => found.push(`${address}: ${element.outerHTML.slice(0, 200)}`);
    for (const element of page.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "style" || name === "srcdoc") of(element);
        if (!["href", "src", "action", "formaction", "data", "xlink:href"].includes(name)) continue;
        const { protocol, origin } = new URL(value, base);
        if (!["http:", "https:", "mailto:"].includes(protocol)) of(element);
        if (name !== "href" && origin !== location.origin) of(element);
      }
      if (element.localName === "script" && !element.src
        && element.type !== "application/json") of(element);
    }
    for (const element of page.querySelectorAll("article *")) {
      if (!allowed.includes(element.localName) && !element.closest("button, svg")) of(element);
    }
    if (page.querySelectorAll("article").length !== 1) found.push(`${address}: articles`);
    if (page.querySelectorAll("[id=__config], [id=__search]").length !== 2) {
      found.push(`${address}: a name taken`);
    }
  }
  return found;
}
"""
# What the search's worker answers Material with, which that puts into `innerHTML`.
ANSWERED = """
async ([script, asked]) => {
  const worker = new Worker(script);
  const answers = [];
  for (const query of asked) {
    const answer = new Promise((resolve) => {
      worker.onmessage = ({ data }) => { if (data.type === 3) resolve(data.data.items); };
    });
    worker.postMessage({ type: 2, data: query });
    const items = await answer;
    const page = new DOMParser().parseFromString(
      items.flat().map(({ title, text }) => `${title}${text}`).join(""), "text/html");
    const elements = [...page.body.querySelectorAll("*")];
    answers.push([items.length, page.body.textContent, elements
      .filter(({ localName, attributes }) => !["p", "mark", "span"].includes(localName)
        || [...attributes].some(({ name }) => !["class", "hidden"].includes(name)))
      .map((element) => element.outerHTML)]);
  }
  worker.terminate();
  return answers;
}
"""
EVENTS = """
for (const one of document.querySelectorAll("article *")) {
  for (const kind of ["mouseover", "pointerover", "focus", "toggle", "error", "load"]) {
    one.dispatchEvent(new Event(kind));
  }
}
"""


class Canary:
    """A page whose scripts can call `canary`, and what they did: call, ask, or look elsewhere."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.calls: list[str] = []
        page.expose_function("canary", self._sing)
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self._sing(popup.url))
        page.on("request", self._request)

    def _sing(self, *_: object) -> None:
        self.calls.append(self.page.url)

    def _dialog(self, dialog: Dialog) -> None:
        self._sing()
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in {None, "127.0.0.1"}:
            self.calls.append(request.url)

    def sings(self) -> bool:
        """Whether a script that is about to run calls; it is waited for."""
        for _ in range(300):
            if self.calls:
                return True
            self.page.wait_for_timeout(100)
        return False

    def visit(self, address: str) -> None:
        """Load a page until nothing is loading any more, and do to it what readers may do."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate(EVENTS)


@pytest.fixture
def canary(browser: Browser) -> Iterator[Canary]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield Canary(context.new_page())
    context.close()


def test_the_canary_sings_where_a_script_runs(
    canary: Canary, small_site: Site, address_of: AddressOf
) -> None:
    base = address_of(small_site)
    canary.visit(f"{base}en/")
    with canary.page.expect_response("**/missing.png"):
        canary.page.evaluate(
            "document.body.innerHTML = '<img src=missing.png onerror=\"canary(1); this.id = 1\">'"
        )
    canary.page.wait_for_selector("img[id]", state="attached")
    assert canary.calls == [f"{base}en/"]


@each_chunk
def test_no_attack_runs_on_its_page_nor_on_its_record(
    canary: Canary, hostile_site: Site, address_of: AddressOf, chunk: int
) -> None:
    base = address_of(hostile_site)
    for number, name in enumerate(CHUNKS[chunk]):
        one, other = LANGUAGES[:: 1 if number % 2 else -1]
        # The address as a search result leads to it: words are marked in the page.
        canary.visit(f"{base}{one}/methods/page-{name}/?h={token(name)}")
        expect(canary.page.locator("h1 mark")).to_have_text(token(name))
        assert canary.page.locator(".md-nav--primary .md-nav__link").count() > len(BUILT)
        canary.visit(f"{base}{other}/gba/page-{name}/")
        assert canary.calls == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_attack_runs_where_pages_are_listed(
    canary: Canary, hostile_site: Site, address_of: AddressOf, language: str
) -> None:
    base = address_of(hostile_site)
    pages = kinds(hostile_site, language)
    # These in both languages, each of the others in one.
    loaded = {"home", "missing", "browse/a-to-z", "methods", "boards/changes"}
    assert loaded <= pages.keys()
    for kind in loaded | set(sorted(pages)[LANGUAGES.index(language) :: 2]):
        canary.visit(base + pages[kind])
        assert canary.calls == [], kind


@each_chunk
def test_no_attack_runs_in_a_search_result(
    canary: Canary, hostile_site: Site, address_of: AddressOf, chunk: int
) -> None:
    language = LANGUAGES[chunk % 2]
    canary.visit(f"{address_of(hostile_site)}{language}/")
    for name in CHUNKS[chunk]:
        searched(canary.page, token(name))
        assert canary.calls == [], name


def searched(page: Page, asked: str) -> None:
    """Type a word into the search, until its first result is that word's page."""
    query = page.locator("input[name=query]")
    query.click()
    query.fill(asked[:-1])
    query.press(asked[-1])
    result = page.locator(".md-search-result__article h1").first
    expect(result).to_contain_text(asked)


def test_an_attack_runs_in_a_search_result_where_the_search_does_not_escape(
    canary: Canary, hostile_site: Site, address_of: AddressOf
) -> None:
    def unescaped(route: Route) -> None:
        written = route.fetch().text()
        escape = """.replace(/[&<>"']/g, (sign) => ESCAPED[sign])"""
        assert escape in written
        route.fulfill(body=written.replace(escape, ""), content_type="text/javascript")

    canary.page.context.route("**/worker-search.js*", unescaped)
    canary.page.goto(f"{address_of(hostile_site)}en/")
    searched(canary.page, token("img"))
    assert canary.sings()


@pytest.mark.parametrize("name", ["script", "img", "svg", "quote-close", "javascript", "jinja"])
def test_no_attack_runs_that_a_reader_is_led_to_write(
    canary: Canary, hostile_site: Site, address_of: AddressOf, name: str
) -> None:
    written = attack(name)
    asked = urlencode(dict.fromkeys(("q", "h", "f0", "lang"), written))
    canary.visit(f"{address_of(hostile_site)}en/?{asked}#{quote(written)}")
    query = canary.page.locator("input[name=query]")
    query.click()
    # A word that the site does not know: the search tells what was asked and what it looked for.
    query.fill(f"converzation {written}")
    query.press("Space")
    note = canary.page.locator("[data-playbook-instead]")
    expect(note).to_contain_text(written)
    assert canary.calls == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_answers_with_words_alone(
    canary: Canary, hostile_site: Site, address_of: AddressOf, language: str
) -> None:
    canary.visit(f"{address_of(hostile_site)}{language}/")
    script = f"/{language}/javascripts/worker-search.js?lang={language}"
    asked = [token(name) for name in BUILT[LANGUAGES.index(language) :: 2]]
    answers = canary.page.evaluate(ANSWERED, [script, asked])
    for query, (count, said, more) in zip(asked, answers, strict=True):
        assert count > 0
        assert query in said
        assert more == []
    assert canary.calls == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_chromium_reads_nothing_alive_in_any_page(
    canary: Canary, hostile_site: Site, address_of: AddressOf, language: str
) -> None:
    canary.visit(f"{address_of(hostile_site)}{language}/404.html")
    folder = "methods" if language == "en" else "gba"
    addresses = [f"/{language}/{folder}/page-{name}/" for name in BUILT]
    found = canary.page.evaluate(PARSED, [addresses, sorted(IN_ARTICLES)])
    assert found == []
    dirty = "/en/dirty/"
    canary.page.route(f"**{dirty}", lambda route: route.fulfill(body="<p onclick=x>", status=200))
    assert canary.page.evaluate(PARSED, [[dirty], sorted(IN_ARTICLES)])
