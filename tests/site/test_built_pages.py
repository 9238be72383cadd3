"""What readers see: boxes, notices, records, assets, and what the scanner says is on a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from lxml import etree

from playbook.metadata.body import scan
from playbook.model.body import Body
from playbook.model.document import Page
from playbook.model.text import Language
from playbook.workspace import open_workspace
from tests.checkouts import Checkout
from tests.site.building import (
    LANGUAGES,
    POINT,
    Site,
    element,
    elements,
    hrefs,
    mkdocs,
    words,
)
from tests.site.varied import MARKUP_IN_RECORDS


def test_a_page_shows_its_title_description_box_and_day(small_site: Site) -> None:
    for language, day in (("en", "As of November 22, 2026"), ("fr", "En date du 22 novembre 2026")):
        article = small_site.article(f"{language}/methods/talk/")
        assert len(elements(article, ".//h1")) == 1
        box = element(article, ".//section[@data-due]")
        assert len(elements(box, ".//dt")) == 5
        assert box.get("data-due") == "2027-11-01"
        assert words(box).endswith(day)
        assert [one.get("datetime") for one in elements(box, ".//time")] == [
            "2026-11-01",
            "2027-11-01",
        ]
        (later,) = elements(article, ".//*[@role='note']")
        assert later.get("hidden") is not None


def test_a_draft_says_so_and_stands_in_no_list(varied_site: Site) -> None:
    for language, said in (
        ("en", "Draft: not published"),
        ("fr", "Ébauche : non publiée"),
    ):
        notice = element(varied_site.article(f"{language}/methods/draft/"), ".//*[@role='note']")
        assert words(notice) == said
        home = varied_site.page(f"{language}/")
        assert [href for href in hrefs(home) if "talk" in href]
        assert not [href for href in hrefs(home) if "draft" in href]


def test_an_overdue_page_says_since_when(varied_site: Site) -> None:
    notice = element(varied_site.article("fr/methods/late/"), ".//*[@role='note']")
    assert words(notice) == "La révision est en retard depuis le 1er octobre 2026"


def test_a_picture_among_the_assets_is_copied_and_linked_from_both_languages(
    varied_site: Site,
) -> None:
    for language in LANGUAGES:
        address = f"{language}/methods/pictured/"
        article = varied_site.article(address)
        source = str(element(article, ".//img").get("src"))
        link = str(element(article, ".//a[. = 'Open']").get("href"))
        assert source == link
        assert (varied_site.file(address).parent / source).read_bytes() == POINT


def test_a_file_in_a_languages_tree_does_not_replace_the_themes_own(
    checkout: Checkout, small_site: Site
) -> None:
    site = small_site
    (script,) = (site.root / "en/assets/javascripts").glob("bundle.*.min.js")
    style = site.root / "en/stylesheets/playbook.css"
    before = (script.read_bytes(), style.read_bytes())
    index = site.root / "en/search/words.json"
    for path in (script, style, index):
        checkout.write(f"docs/{path.relative_to(site.root).as_posix()}", "alert(1)")
    checkout.write("docs/en/x.html", "<script>alert(1)</script>")
    checkout.write("docs/en/index.md", "---\n---\nalert(1)")
    assert mkdocs(checkout, "en", "build").returncode == 0
    again = Site(checkout.root / "site", checkout)
    places = [again.root / path.relative_to(site.root) for path in (script, style, index)]
    assert tuple(path.read_bytes() for path in places[:2]) == before
    assert not (again.root / "en/x.html").exists()
    for path in (places[2], again.file("en/")):
        assert "alert(1)" not in path.read_text(encoding="utf-8")


def test_a_record_page_prints_markdown_as_it_is_written(varied_site: Site) -> None:
    article = varied_site.article("en/gba/pictured/")
    assert words(article).count(MARKUP_IN_RECORDS) == 5
    assert words(varied_site.article("fr/gba/pictured/")).count(MARKUP_IN_RECORDS) == 1
    for row in elements(article, ".//table//tr"):
        table = next(row.iterancestors("table"))
        assert len(row) == len(elements(table, ".//thead//th"))


def test_a_record_page_tells_every_part_of_the_record(own_site: Site) -> None:
    headings = {
        "en": ["Summary", "Conclusion", "Target group", "Issue", "Checklist", "Dates", "Roles"],
        "fr": ["Résumé", "Conclusion", "Groupe cible", "Enjeu", "Dates", "Rôles"],
    }
    for language in LANGUAGES:
        article = own_site.article(f"{language}/gba/method-interview/")
        found = [words(one) for one in elements(article, ".//h2")]
        assert set(headings[language]) <= set(found)
        assert "{" not in words(article)
        assert "None" not in words(article)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["small_site", "own_site"])
def test_the_scanner_finds_exactly_what_python_markdown_renders(
    request: pytest.FixtureRequest, name: str, language: Language
) -> None:
    site = request.getfixturevalue(name)
    assert isinstance(site, Site)
    index = open_workspace(site.checkout.root).index
    assert index
    addresses = {page.id: page.address for page in index.pages(language)}
    assert addresses
    for page in index.pages(language):
        article = text_of(site, f"{language}/{page.address}/")
        headings = [str(one.get("id")) for one in elements(article, ".//h2 | .//h3 | .//h4")]
        cited = [heading.id for heading in page.body.headings]
        assert [one for one in headings if one != "sources"] == cited
        links = elements(article, ".//a | .//img")
        written = [
            str(one.get("href") or one.get("src"))
            for one in links
            if str(one.get("class")) not in {"playbook-back", "playbook-term"}
            and next(one.iterancestors("ol", "sup"), one).get("class")
            not in {"playbook-sources", "playbook-citation"}
        ]
        at = f"{page.address}/"
        resolved = sorted(target_of(at, href) for href in written)
        assert resolved == sorted(expected(page, page.body, addresses))
        sup = elements(article, ".//sup[@class='playbook-citation']")
        missing = elements(article, ".//span[@class='playbook-missing']")
        assert len(sup) == len(page.body.citations)
        assert not missing


def text_of(site: Site, address: str) -> etree._Element:
    """What the page's author wrote, without what stands around it."""
    return element(site.article(address), "./div[@class='playbook-text']")


def target_of(at: str, href: str) -> str:
    """An address from the root of the language, without a slash at the end."""
    parts = urlsplit(href)
    if parts.scheme:
        return href
    path = posixpath.normpath(posixpath.join("/", at, parts.path)).strip("/")
    return f"{path}#{parts.fragment}" if parts.fragment else path


def expected(page: Page, body: Body, addresses: dict[str, str]) -> Iterator[str]:
    """Where the scanner says that the page's links lead."""
    for wiki in body.wiki_links:
        address = addresses[wiki.page] if wiki.page else page.address
        yield f"{address}#{wiki.block}" if wiki.block else address
    folder = posixpath.dirname(page.address)
    for link in body.links:
        parts = urlsplit(link.target)
        if parts.scheme:
            yield link.target
            continue
        path = posixpath.normpath(posixpath.join("/", folder, parts.path)).strip("/")
        path = path.removesuffix(".md") if parts.path else page.address
        yield f"{path}#{parts.fragment}" if parts.fragment else path


MIXED = """
# One {{#one}}

Words [a](../start/welcome.md) and [[talk]], `[[no]]`, \\[[no]], [b][r].

```
# not a heading
[[no]] [no](no.md)
```

- item [c](../start/welcome.md#in-short)

    - inner [[welcome|w]]

    ~~~python
    [[no]]
    ~~~

    after [[talk#tips]]

      more

!!! note "Title [[talk]]"

    Words [d](https://example.org/a_(b))

    ## Inside

        [[no]] in code

??? tip "More"

    [[welcome]]

> Quoted [[talk]]

| a | b |
|---|---|
| [[welcome]] | [e](#one) |

Under
-----

## Under

### Où [f](../start/welcome.md) `x` *y* ###

Term
:   Words [[talk]]

    [[no]] no code here

        [[no]] code

<https://example.org/g>

[r]: https://example.org/r "Title"
"""


def test_the_scanner_agrees_with_python_markdown_on_mixed_markdown(checkout: Checkout) -> None:
    text = MIXED.replace("{{", "{").replace("}}", "}").replace("[[no]] no code here", "x")
    page = checkout.read("docs/en/methods/talk.md")
    front = page.split("---\n")[1]
    checkout.write("docs/en/methods/talk.md", f"---\n{front}---\n{text}")
    assert mkdocs(checkout, "en", "build").returncode == 0
    article = text_of(Site(checkout.root / "site", checkout), "en/methods/talk/")
    body = scan("x.md", text, 1)
    ids = [
        str(one.get("id")) for one in elements(article, ".//*[self::h1 or self::h2 or self::h3]")
    ]
    assert ids == [heading.id for heading in body.headings]
    links = elements(article, ".//a")
    resolved = {target_of("methods/talk/", str(one.get("href"))) for one in links}
    index = open_workspace(checkout.root).index
    assert index
    found = index.page("talk", Language.EN)
    assert found
    addresses = {page.id: page.address for page in index.pages(Language.EN)}
    assert resolved == set(expected(found, body, addresses))
