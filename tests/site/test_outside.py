"""Nothing that was built leads a browser to another site by itself: every address is looked at."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Final
from urllib.parse import urlsplit

import pytest
from lxml import etree

from playbook.site.content_security import CONTENT_SECURITY_POLICY
from tests.site.building import LANGUAGES, Site, element, elements, tree
from tests.site.hostile import ADDRESS

_ABSOLUTE: Final = re.compile(r"\s*(?:[a-z]+:)?[/\\]{2}", re.IGNORECASE)
# In scripts `//` alone opens a comment; in quotes or brackets it begins an address.
_WRITTEN: Final = re.compile(
    r"https?://[^\s\"'`<>)]+|(?<=[\"'`(])//[a-z][^\s\"'`<>)]*", re.IGNORECASE
)
_SVG: Final = "http://www.w3.org/2000/svg"
# Every absolute address in a script or style, and why no page asks for it.
KNOWN: Final = {
    "assets/javascripts/bundle.*.min.js": {
        "https://clipboardjs.com/": "a licence comment",
        "https://unpkg.com/resize-observer-polyfill": "for browsers of before 2020; CSP blocks it",
        "https://unpkg.com/mermaid@11/dist/mermaid.min.js": "where a diagram is; CSP blocks it",
        "https://api.github.com/repos/${e}/${t}": "where `repo_url` is set; CSP blocks it",
        "https://api.github.com/users/${e}": "where `repo_url` is set; CSP blocks it",
        "https://${e}/api/v4/projects/${encodeURIComponent(t": "the same for GitLab",
    },
    "assets/stylesheets/main.*.min.css": {
        _SVG: "a namespace",
        "https://fontawesome.com": "a licence comment",
        "https://fontawesome.com/license/free": "a licence comment",
    },
    "pagefind/pagefind.js": {
        "https://example.com${normalized}": "a base to read a relative address by",
        "https://example.com${anchored_url}": "a base to read a relative address by",
    },
}
# Attributes that hold words: a browser shows them at most.
_TEXT: Final = {"alt", "aria-label", "content", "title"}
NAMESPACES: Final = {
    "http://www.w3.org/2005/Atom",
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "https://json-schema.org/draft/2020-12/schema",
}
sites = pytest.mark.parametrize("name", ["own_site", "hostile_site"])


@pytest.fixture
def site(request: pytest.FixtureRequest, name: str) -> Site:
    found = request.getfixturevalue(name)
    assert isinstance(found, Site)
    return found


def sources(site: Site) -> str:
    """Everything that authors wrote."""
    texts = sorted(path for path in (site.checkout.root / "docs").rglob("*") if path.is_file())
    return "".join(path.read_bytes().decode(errors="replace") for path in texts)


def addresses(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Every absolute address in a page: of which element, in which attribute."""
    for one in elements(root, "//*"):
        for name, value in one.attrib.items():
            if _ABSOLUTE.match(str(value)):
                yield str(one.tag), str(name), str(value)


@sites
def test_pages_lead_elsewhere_only_where_an_author_put_a_link(site: Site) -> None:
    written = html.unescape(sources(site))
    for path in site.html():
        for tag, name, value in set(addresses(tree(path.read_bytes()))):
            if (tag, name) == ("a", "href"):
                assert (urlsplit(value.replace("\\", "/")).hostname or "") in written, path
            elif (tag, name) == ("link", "href"):
                assert value.startswith(ADDRESS), path
            elif (tag, name) != ("svg", "xmlns"):
                assert name in _TEXT, (path, value)


@sites
def test_heads_name_the_sites_own_address_and_prepare_for_no_other(site: Site) -> None:
    for path in site.html():
        page = tree(path.read_bytes())
        assert not elements(page, "//link[@rel='preconnect' or @rel='dns-prefetch']")
        own = f"{ADDRESS}{path.relative_to(site.root).as_posix().removesuffix('index.html')}"
        named = elements(page, "//link[@rel='canonical'] | //meta[@name='dcterms.identifier']")
        assert {str(one.get("href") or one.get("content")) for one in named} <= {own}


@sites
def test_scripts_and_styles_hold_no_address_but_those_that_are_known(site: Site) -> None:
    found = {
        (path.relative_to(site.root / language).as_posix(), address)
        for language in LANGUAGES
        for kind in ("*.js", "*.css")
        for path in sorted((site.root / language).rglob(kind))
        for address in _WRITTEN.findall(path.read_text(encoding="utf-8"))
    }
    unknown = {
        (path, address)
        for path, address in found
        if not any(fnmatch(path, at) and address in known for at, known in KNOWN.items())
    }
    assert unknown == set()
    # Nothing stands on the list that is not there.
    assert {address for _, address in found} == {one for known in KNOWN.values() for one in known}


@sites
def test_files_for_machines_name_what_authors_cite_the_site_and_formats(site: Site) -> None:
    written = sources(site)
    for kind in ("*.json", "*.xml", "*.atom", "*.gz"):
        for path in sorted(site.root.rglob(kind)):
            data = path.read_bytes()
            text = (gzip.decompress(data) if kind == "*.gz" else data).decode()
            for address in set(_WRITTEN.findall(html.unescape(text))) - NAMESPACES:
                # A title that ends in an address is followed by the colon of what is said of it.
                known = address.startswith(ADDRESS) or address.rstrip("\\:") in written
                assert known, (path, address)


@sites
def test_what_no_page_asks_for_is_not_there(site: Site) -> None:
    files = [path.relative_to(site.root).as_posix() for path in site.root.rglob("*.*")]
    assert not [path for path in files if path.endswith(".map")]
    assert not [path for path in files if "/lunr/" in path or "/workers/" in path]


@sites
def test_every_page_allows_its_own_files_alone(site: Site) -> None:
    for path in site.html():
        page = tree(path.read_bytes())
        policy = element(page, "//meta[@http-equiv='Content-Security-Policy']")
        # A policy counts from where it stands on: before anything that loads.
        before = elements(policy, "preceding::*[self::link or self::script or self::style]")
        assert before == []
        allowed = str(policy.get("content"))
        if path.parent == site.root:  # above both languages: one style, written in the page
            assert allowed.startswith("default-src 'none'; ")
            assert "script-src" not in allowed
        else:
            assert allowed == CONTENT_SECURITY_POLICY
            assert "unsafe-inline" not in allowed
            assert not elements(page, "//style | //*[@style]")
            assert not elements(page, "//script[not(@src)][not(@type='application/json')]")


def test_an_address_in_a_page_a_script_or_a_style_is_found() -> None:
    page = tree("<img src=//a.example/x><link href=https://b.example><a href='\\\\c.example'>x</a>")
    assert {value for _, _, value in addresses(page)} == {
        "//a.example/x", "https://b.example", "\\\\c.example",
    }  # fmt: skip
    script = (
        "fetch('//a.example/x') // b.example\nimport(`https://c.example/${x}`); url(//d.example)"
    )
    assert _WRITTEN.findall(script) == ["//a.example/x", "https://c.example/${x}", "//d.example"]
