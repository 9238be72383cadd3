"""What built pages carry around their text: metadata of the front matter, links, panels, foot."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from lxml import etree

from playbook.model.document import Page
from playbook.model.text import Language
from playbook.workspace import open_workspace
from tests.site.building import LANGUAGES, Site, element, elements, hrefs, words
from tests.site.varied import VARIED_ADDRESS

_HEADING = " or ".join(f"self::h{level}" for level in range(1, 7))


def metas(page: etree._Element) -> dict[str, str]:
    """The metadata of a page; each name stands once."""
    found = elements(page, "//head/meta[@name]")
    named = {str(one.get("name")): str(one.get("content")) for one in found}
    assert len(named) == len(found)
    return named


def pages_of(site: Site) -> Iterator[tuple[Page, etree._Element]]:
    """Every authored page with what was built of it."""
    index = open_workspace(site.checkout.root).index
    assert index
    for language in Language:
        for page in index.pages(language):
            yield page, site.page(f"{language.value}/{page.address}/")


@pytest.mark.parametrize("name", ["small_site", "own_site"])
def test_metadata_for_machines_equals_the_front_matter(
    request: pytest.FixtureRequest, name: str
) -> None:
    site = request.getfixturevalue(name)
    assert isinstance(site, Site)
    pages = list(pages_of(site))
    assert pages
    for page, built in pages:
        said = metas(built)
        assert said["dcterms.title"] == element(built, "//head/title").text
        assert said["dcterms.title"].startswith(f"{page.meta.title} - ")
        assert said["description"] == said["dcterms.description"] == page.meta.description
        assert said["dcterms.language"] == {"en": "eng", "fr": "fra"}[page.language.value]
        assert said["dcterms.issued"] == page.meta.date_created.isoformat()
        assert said["dcterms.modified"] == page.meta.date_modified.isoformat()
        assert said["keywords"].split(", ") == list(page.meta.keywords)
        assert said["dcterms.accessRights"] == "2"
        modified = element(built, "//footer[@class='playbook-foot']//time")
        assert modified.get("datetime") == words(modified) == said["dcterms.modified"]


def test_generated_pages_say_who_issued_them_and_when(small_site: Site) -> None:
    for address in ("", "methods/", "gba/talk/"):
        said = metas(small_site.page(f"fr/{address}"))
        assert said["dcterms.creator"] == "Bureau des exemples"
        assert said["dcterms.issued"] == "2026-11-22"
        title = element(small_site.page(f"fr/{address}"), "//head/title")
        assert said["dcterms.title"] == title.text


def test_every_heading_of_a_page_has_its_place(own_site: Site) -> None:
    for page, built in pages_of(own_site):
        headings = elements(built, f"//article//*[{_HEADING}]")
        levels = [int(str(one.tag)[1]) for one in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        steps = itertools.pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), page.path
        ids = [str(one.get("id")) for one in elements(built, "//*[@id]")]
        assert len(ids) == len(set(ids)), page.path


def test_without_a_policy_of_links_a_page_has_no_edit_link(small_site: Site) -> None:
    foot = element(small_site.article("en/methods/talk/"), ".//footer")
    assert hrefs(foot, ".//a") == []
    assert "November 22, 2026" in words(foot)


def test_a_site_that_knows_its_address_and_forge_says_so_on_each_page(varied_site: Site) -> None:
    for language in LANGUAGES:
        page = varied_site.page(f"{language}/methods/talk/")
        file = f"docs/{language}/methods/talk.md"
        foot = element(page, "//article//footer")
        edit, log = f"https://forge.example/edit/{file}", f"/log?f={file}"
        assert hrefs(foot, ".//a") == [edit, log]
        panel = element(page, "//section[contains(@class, 'playbook-changes')]")
        assert "Shorter steps." in words(panel)
        assert hrefs(panel, ".//a") == [log]
        assert [one.get("datetime") for one in elements(panel, ".//time")] == ["2026-11-22"]
        own = f"{VARIED_ADDRESS}{language}/methods/talk/"
        assert metas(page)["dcterms.identifier"] == own
        assert hrefs(page, "//link[@rel='canonical']") == [own]
        assert {
            str(one.get("hreflang")): str(one.get("href"))
            for one in elements(page, "//head/link[@hreflang]")
        } == {one: f"{VARIED_ADDRESS}{one}/methods/talk/" for one in LANGUAGES}


def test_a_page_leads_to_the_pages_around_it(small_site: Site) -> None:
    for language in LANGUAGES:
        article = small_site.article(f"{language}/methods/talk/")
        for panel in ("playbook-related", "playbook-links-here"):
            section = element(article, f".//section[contains(@class, '{panel}')]")
            (href,) = hrefs(section, ".//a")
            target = (small_site.file(f"{language}/methods/talk/").parent / href).resolve()
            assert target == (small_site.root / language / "start/welcome").resolve()


def test_a_page_without_twin_names_no_other_language(varied_site: Site) -> None:
    page = varied_site.page("en/methods/alone/")
    assert elements(page, "//head/link[@hreflang]") == []
