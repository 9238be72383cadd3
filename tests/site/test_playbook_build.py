"""`playbook build`: both languages, what stands above them, and every link of it on disk."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.checkouts import Checkout
from tests.site.building import (
    LANGUAGES,
    Site,
    element,
    elements,
    hrefs,
    mkdocs,
    playbook,
    tree,
    words,
)
from tests.site.varied import VARIED_ADDRESS

SITES = ("small_site", "own_site")


def other(language: str) -> str:
    return "fr" if language == "en" else "en"


def landing(site: Site, page: str, href: str) -> str:
    """The file, from the site's root, that a link on a page leads to."""
    address = urlsplit(href)
    path = unquote(address.path)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path))
    if path.endswith("/") or (site.root / joined.lstrip("/")).is_dir():
        joined = posixpath.join(joined, "index.html")
    return joined.lstrip("/")


def language_link(page: etree._Element) -> etree._Element:
    return element(page, "//*[contains(@class, 'playbook-language')]/a")


def placed(built: Site, checkout: Checkout) -> Site:
    """A built site in the place where a checkout's own would stand."""
    shutil.copytree(built.root, checkout.root / "site")
    return Site(checkout.root / "site", checkout)


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Site)
    return built


@pytest.mark.parametrize(
    "name", ["varied_site", *(pytest.param(one, marks=pytest.mark.long) for one in SITES)]
)
def test_each_page_is_byte_for_byte_what_mkdocs_builds_alone(
    request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    site = request.getfixturevalue(name)
    assert isinstance(site, Site)
    for language in LANGUAGES:
        alone = tmp_path / language
        finished = mkdocs(site.checkout, language, "build", "-d", str(alone))
        assert finished.returncode == 0, finished.stderr
        both = site.root / language
        pages = sorted(path.relative_to(alone) for path in alone.rglob("*.html"))
        assert pages == sorted(path.relative_to(both) for path in both.rglob("*.html"))
        for page in pages:
            assert (alone / page).read_bytes() == (both / page).read_bytes(), page


def test_the_root_offers_both_languages_alike(site: Site) -> None:
    root = site.page("index.html")
    sections = elements(root, "//section")
    assert [section.get("lang") for section in sections] == ["en", "fr"]
    assert [hrefs(section, ".//a") for section in sections] == [["en/"], ["fr/"]]
    assert [words(link) for link in elements(root, "//a")] == ["English", "Français"]
    for section in sections:
        assert words(element(section, ".//h1"))
    assert not elements(root, "//meta[@http-equiv='refresh'] | //script")
    assert " / " in words(element(root, "//title"))


def test_each_page_says_its_language(site: Site) -> None:
    for language in LANGUAGES:
        pages = sorted((site.root / language).rglob("*.html"))
        assert site.root / language / "404.html" in pages
        for path in pages:
            assert element(tree(path.read_bytes()), "/html").get("lang") == language, path


def test_each_language_link_lands_on_the_twin(site: Site) -> None:
    for language in LANGUAGES:
        folder = site.root / language
        for path in sorted(folder.rglob("index.html")):
            page = tree(path.read_bytes())
            at = path.relative_to(site.root).as_posix()
            link = language_link(page)
            twin = landing(site, at, str(link.get("href")))
            assert twin == f"{other(language)}/{path.relative_to(folder).as_posix()}"
            assert (site.root / twin).is_file()
            assert (link.get("lang"), link.get("hreflang")) == (other(language),) * 2
            assert words(link) == {"en": "Français", "fr": "English"}[language]
            alternate = element(page, "//head/link[starts-with(@rel, 'alternate')]")
            assert landing(site, at, str(alternate.get("href"))) == twin


def test_each_address_on_each_page_is_a_file_with_that_anchor(site: Site) -> None:
    for path in site.html():
        at = path.relative_to(site.root).as_posix()
        page = tree(path.read_bytes())
        for href in [
            *hrefs(page),
            *hrefs(page, "//link[@href]"),
            *(str(one.get("src")) for one in elements(page, "//*[@src]")),
        ]:
            if urlsplit(href).scheme or urlsplit(href).netloc:
                continue
            target = landing(site, at, href) if urlsplit(href).path else at
            assert (site.root / target).is_file(), f"{at}: {href}"
            anchor = unquote(urlsplit(href).fragment)
            if anchor and not anchor.startswith("__"):
                found = elements(tree((site.root / target).read_bytes()), f"//*[@id='{anchor}']")
                assert len(found) == 1, f"{at}: {href}"


def test_a_page_without_twin_links_to_the_other_languages_home(varied_site: Site) -> None:
    for address in ("en/methods/alone/", "en/gba/alone/"):
        page = varied_site.page(address)
        link = str(language_link(page).get("href"))
        assert landing(varied_site, f"{address}index.html", link) == "fr/index.html"
        assert not elements(page, "//head/link[starts-with(@rel, 'alternate')]")
        assert not varied_site.file(address.replace("en/", "fr/", 1)).exists()


def test_the_404_page_speaks_its_language_and_works_at_any_depth(site: Site) -> None:
    for language, said in (("en", "This page was not found"), ("fr", "Page introuvable")):
        page = site.page(f"{language}/404.html")
        assert words(element(page, "//h1")) == said
        assert words(element(page, "//title")).startswith(said)
        for href in (*hrefs(page), *hrefs(page, "//link[@href]")):
            assert href.startswith("/"), href
            assert (site.root / landing(site, "deep/below/x", href)).is_file(), href


def test_the_404_page_leads_below_the_address_of_the_policy(varied_site: Site) -> None:
    assert hrefs(varied_site.page("404.html")) == ["/guide/en/", "/guide/fr/"]
    style = element(varied_site.page("fr/404.html"), "//link[contains(@href, 'playbook.css')]")
    assert str(style.get("href")).startswith("/guide/fr/")
    canonical = element(varied_site.page("fr/methods/talk/"), "//link[@rel='canonical']")
    assert canonical.get("href") == f"{VARIED_ADDRESS}fr/methods/talk/"


def test_strict_build_with_an_error_leaves_the_site_as_it_was(
    checkout: Checkout, small_site: Site
) -> None:
    site = placed(small_site, checkout)
    before = site.file("en/start/welcome/").read_bytes()
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[[tlak]]")
    finished = playbook(checkout, "build", "--strict")
    assert finished.returncode == 1
    assert "LNK001" in finished.stderr
    assert site.file("en/start/welcome/").read_bytes() == before


def test_build_with_an_error_builds_says_so_and_ends_with_1(checkout: Checkout) -> None:
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[[tlak]]")
    finished = playbook(checkout, "build")
    assert finished.returncode == 1
    assert "LNK001" in finished.stderr
    article = Site(checkout.root / "site", checkout).article("en/start/welcome/")
    assert "tlak (this page was not found)" in words(article)


def test_build_tells_broken_reference_data_in_a_sentence_and_keeps_the_site(
    checkout: Checkout, small_site: Site
) -> None:
    site = placed(small_site, checkout)
    checkout.write("docs/records/policy.yml", "name: [")
    finished = playbook(checkout, "build")
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "playbook check" in finished.stderr
    assert site.file("en/").is_file()
