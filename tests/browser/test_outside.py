"""No page asks anything of another site, and each page's policy blocks what it should not hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
)

from tests.browser.kinds import kinds
from tests.site.building import LANGUAGES, Site

AddressOf: TypeAlias = Callable[[Site], str]
# The browser tells what a page's policy blocked; the first script of every page listens.
LISTEN = """
document.addEventListener("securitypolicyviolation", (event) => {
  blocked(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`);
});
"""
EVIL = "http://evil.example"
# Written into a page of a built site, after everything else; each calls `canary` where it can.
INJECTED = {
    "script": ("<script>canary(1)</script>", "script-src-elem"),
    "handler": ("<img src=/no.png onerror=canary(1)>", "script-src-attr"),
    "frame": ("<iframe src='data:text/html,<script>parent.canary(1)</script>'></iframe>", "frame"),
    "frame-text": ("<iframe srcdoc='<script>parent.canary(1)</script>'></iframe>", "script-src"),
    "script-elsewhere": (f"<script src={EVIL}/x.js></script>", "script-src-elem"),
    "script-data": ("<script src='data:text/javascript,canary(1)'></script>", "script-src-elem"),
    "module": ("<script type=module>canary(1)</script>", "script-src-elem"),
    "eval": ("<img src=/no.png onerror=\"eval('canary(1)')\">", "script-src-attr"),
    "style": ("<style>h1 { display: none }</style>", "style-src-elem"),
    "style-attribute": ("<p style='position: fixed; inset: 0'>x</p>", "style-src-attr"),
    "style-elsewhere": (f"<link rel=stylesheet href={EVIL}/x.css>", "style-src-elem"),
    "image-elsewhere": (f"<img src={EVIL}/seen.png>", "img-src"),
    "object": (f"<object data={EVIL}/x></object>", "object-src"),
    "font": (f"<link rel=preload as=font crossorigin href={EVIL}/x.woff2>", "font-src"),
}  # fmt: skip


@dataclass
class Watch:
    """What a context's pages ask of other sites, what was blocked, and what they complain of."""

    origin: str
    left: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    called: list[int] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    missing: str = ""

    def on(self, context: BrowserContext) -> Page:
        """A page that is watched, with its workers."""
        context.expose_function("blocked", self._tell)
        context.expose_function("canary", self._sing)
        context.add_init_script(LISTEN)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        return context.new_page()

    def answer(self, route: Route) -> None:
        """Be the other site."""
        self.answered.append(route.request.url)
        route.fulfill(body="canary(1)")

    def _tell(self, blocked: str) -> None:
        self.blocked.append(blocked)

    def _sing(self, number: int) -> None:
        self.called.append(number)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.left.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        expected = self.missing and message.location.get("url") == self.missing
        if message.type in {"error", "warning"} and not expected:
            self.said.append(message.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_of_page_leaves_its_origin_or_breaks_its_own_policy(
    browser: Browser, own_site: Site, address_of: AddressOf, language: str
) -> None:
    """Each kind in one of the languages; in both with `scripts/test --all`."""
    base = address_of(own_site)
    watch = Watch(base)
    each = 1 if "PLAYBOOK_FULL" in os.environ else 2
    listed = sorted(kinds(own_site, language).items())
    pages = {
        **dict(listed[LANGUAGES.index(language) % each :: each]),
        "above": "",
        "missing above": "no/such/page",
        "missing file": f"{language}/404.html",
    }
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = watch.on(context)
        for kind, address in pages.items():
            watch.missing = base + address
            answer = page.goto(base + address, wait_until="load")
            assert answer
            assert answer.status == (404 if "no/such" in address else 200), kind
            assert (watch.left, watch.blocked, watch.said) == ([], [], []), kind
    assert len(pages) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_readers_do_on_a_page_leaves_no_origin_and_breaks_no_policy(
    browser: Browser, own_site: Site, address_of: AddressOf, language: str
) -> None:
    base = address_of(own_site)
    watch = Watch(base)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = watch.on(context)
        page.goto(f"{base}{language}/", wait_until="load")
        page.locator("label[for=__palette_1]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").press_sequentially("gba" if language == "en" else "acs")
        page.locator(".md-search-result__link").first.click()
        expect(page.locator("article h1")).to_be_visible()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.emulate_media(media="print")
        page.locator(".playbook-language a").first.evaluate("one => one.click()")
        expect(page.locator("html")).to_have_attribute("lang", "fr" if language == "en" else "en")
    assert (watch.left, watch.blocked, watch.said) == ([], [], [])


@pytest.fixture(scope="module")
def infected(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy of a built site, with pages into which something was written."""
    root = tmp_path_factory.mktemp("infected") / "site"
    shutil.copytree(small_site.root, root)
    page = (root / "en/methods/talk/index.html").read_text(encoding="utf-8")
    above = (root / "index.html").read_text(encoding="utf-8")
    for name, (injected, _) in INJECTED.items():
        _write(root / f"en/methods/{name}/index.html", page, injected)
        _write(root / f"{name}.html", above, injected)
    _write(root / "en/methods/link/index.html", page, "<a id=x href=javascript:canary(1)>x</a>")
    return Site(root, small_site.checkout)


def _write(path: Path, page: str, injected: str) -> None:
    assert page.count("</main>") == 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(page.replace("</main>", f"{injected}</main>"), encoding="utf-8")


@pytest.mark.parametrize("place", ["en/methods/{}/", "{}.html"])
def test_what_is_written_into_a_built_page_is_blocked(
    browser: Browser, infected: Site, address_of: AddressOf, place: str
) -> None:
    base = address_of(infected)
    with browser.new_context() as context:
        watch, page = visiting(base, context)
        for name, (_, directive) in INJECTED.items():
            watch.blocked.clear()
            visit(page, base + place.format(name))
            assert watch.called == [], name
            assert any(one.startswith(directive) for one in watch.blocked), name
        assert watch.answered == []


def test_a_link_to_a_script_is_blocked(
    browser: Browser, infected: Site, address_of: AddressOf
) -> None:
    base = address_of(infected)
    with browser.new_context() as context:
        watch, page = visiting(base, context)
        visit(page, f"{base}en/methods/link/")
        assert watch.called == []
        assert any(one.startswith("script-src") for one in watch.blocked)


def test_without_the_policy_the_same_runs(
    browser: Browser, infected: Site, address_of: AddressOf
) -> None:
    base = address_of(infected)
    with browser.new_context(bypass_csp=True) as context:
        watch, page = visiting(base, context)
        for name in ("script", "handler", "module", "link", "script-elsewhere"):
            watch.called.clear()
            visit(page, f"{base}en/methods/{name}/")
            assert watch.called == [1], name
        assert watch.answered


def visiting(base: str, context: BrowserContext) -> tuple[Watch, Page]:
    """A page that is watched, in a world where the other site answers."""
    watch = Watch(base)
    context.route(f"{EVIL}/**", watch.answer)
    return watch, watch.on(context)


def visit(page: Page, address: str) -> None:
    """Load a page, click what is there to be clicked, and let what that starts come to its end."""
    page.goto(address, wait_until="load")
    if page.locator("#x").count():
        page.locator("#x").click()
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
