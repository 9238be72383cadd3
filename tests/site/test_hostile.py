"""No author's text comes alive, whatever the field: each file that was written is parsed.

Each attack stands in every field of a page and its record, in both languages.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from playbook.model.text import unsafe_character
from playbook.workspace import Workspace, open_workspace
from tests.site.attacks import ATTACKS, BLOCKS, NAMES, REFUSED
from tests.site.building import LANGUAGES, Site, element, elements, tree, words
from tests.site.danger import Theme, dangers, scheme
from tests.site.hostile import BUILT, FIELDS, attack, refused_files, token

ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = {
    ".atom", ".css", ".gz", ".html", ".js", ".json", ".pagefind", ".pf_fragment", ".pf_index",
    ".pf_meta", ".png", ".xml",
}  # fmt: skip
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def theme(small_site: Site) -> Theme:
    return Theme.of(small_site)


@pytest.fixture(scope="module")
def workspace(hostile_site: Site) -> Workspace:
    return open_workspace(hostile_site.checkout.root)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def files(site: Site, kind: str) -> list[Path]:
    found = sorted(site.root.rglob(f"*{kind}"))
    assert found
    return found


def fragments(site: Site, language: str) -> Iterator[dict[str, object]]:
    """What the search knows of each page, as a browser reads it."""
    for path in files(site, ".pf_fragment"):
        if path.is_relative_to(site.root / language):
            data = gzip.decompress(path.read_bytes())
            assert data.startswith(b"pagefind_dcd")
            yield json.loads(data.removeprefix(b"pagefind_dcd"))


def test_there_are_two_hundred_attacks_in_eight_fields_and_each_is_another() -> None:
    texts = [*ATTACKS.values(), *BLOCKS.values(), *REFUSED.values()]
    assert len(set(texts)) == len(texts) >= 200
    assert len(texts) * len(FIELDS) >= 1600
    assert len({token(name) for name in NAMES}) == len(NAMES)
    assert not [name for name in NAMES if len(f"{token(name)} {attack(name)}") > 100]


@in_both_languages
def test_every_attack_arrives_in_every_field(hostile_site: Site, language: str) -> None:
    listed = words(hostile_site.article(f"{language}/browse/a-to-z/"))
    absent = [
        f"{name}: {field}"
        for name in BUILT
        for field in _absent(hostile_site, language, name, listed)
    ]
    assert absent == []


def _absent(site: Site, language: str, name: str, listed: str) -> Iterator[str]:
    page = site.page(f"{language}/methods/page-{name}/")
    article = element(page, "//article")
    record = words(site.article(f"{language}/gba/page-{name}/"))
    keywords = element(page, "//meta[@name='keywords']")
    held = {
        "title": words(elements(article, ".//h1")[0]).removeprefix(token(name)),
        "description": words(element(article, ".//p[@class='playbook-description']")),
        "tag": str(keywords.get("content")),
    }
    written = attack(name).split()
    yield from (field for field, said in held.items() if said.split() != written)
    if token(name, "tag") not in listed:
        yield "tag as another name"
    said = words(article) + "".join(str(one.get("alt")) for one in elements(article, ".//img"))
    heads = " ".join(words(one) for one in elements(article, ".//h2"))
    yield from (field for field in ("body", "link", "alt") if token(name, field) not in said)
    if token(name, "heading") not in heads:
        yield "heading"
    if record.count(" ".join(written)) < 20:
        yield "answer"


def test_no_page_holds_anything_alive(hostile_site: Site, theme: Theme) -> None:
    found = Counter(
        danger
        for path in hostile_site.html()
        for danger in dangers(
            tree(path.read_bytes()), path.relative_to(hostile_site.root).as_posix(), theme
        )
    )
    assert found == {}


def test_every_file_that_was_written_is_of_a_kind_that_is_looked_at(hostile_site: Site) -> None:
    assert {path.suffix for path in hostile_site.root.rglob("*") if path.is_file()} == KINDS


def test_no_script_or_style_holds_an_authors_text(hostile_site: Site, small_site: Site) -> None:
    for kind in (".js", ".css"):
        for path in files(hostile_site, kind):
            clean = small_site.root / path.relative_to(hostile_site.root)
            assert path.read_bytes() == clean.read_bytes(), path


@in_both_languages
def test_what_machines_read_is_the_text_that_was_written(hostile_site: Site, language: str) -> None:
    folder = hostile_site.root / language
    pages = json.loads((folder / "data/pages.json").read_text(encoding="utf-8"))["pages"]
    titles = {page["id"]: page["title"] for page in pages}
    for name in BUILT:
        assert titles[f"page-{name}"] == f"{token(name)} {attack(name)}"


def test_no_file_for_machines_hides_a_character(hostile_site: Site) -> None:
    for path in files(hostile_site, ".json"):
        for text in strings(json.loads(path.read_text(encoding="utf-8"))):
            assert not unsafe_character(text), path


@in_both_languages
def test_the_search_holds_plain_text_and_addresses_of_the_site(
    hostile_site: Site, language: str
) -> None:
    known = {str(one["url"]): one for one in fragments(hostile_site, language)}
    for address, one in known.items():
        assert hostile_site.file(f"{language}{address}").is_file()
        # Pagefind reads the entities of headings twice: their anchors tell what content does not.
        assert not [
            text for text in strings([one["content"], one["meta"]]) if unsafe_character(text)
        ]
    for name in BUILT:
        one = known[f"/methods/page-{name}/"]
        meta = one["meta"]
        assert isinstance(meta, dict)
        # Pagefind keeps words; blanks, which French sets after an apostrophe, are its own.
        written = "".join(f"{token(name)} {attack(name)}".split())
        assert "".join(str(meta["title"]).split()) == written
        assert token(name, "body") in str(one["content"])


def test_feeds_and_maps_hold_text_and_addresses_alone(hostile_site: Site) -> None:
    for path in files(hostile_site, ".atom"):
        feed = etree.parse(path).getroot()
        for one in feed.iter():
            assert str(one.tag).startswith(ATOM)
            assert set(one.attrib) <= {"rel", "href", "{http://www.w3.org/XML/1998/namespace}lang"}
            assert scheme(str(one.get("href", ""))) in {"", "https"}
        titles = [str(one.text) for one in feed.iter(f"{ATOM}title")]
        assert any("canary(1)" in title for title in titles)
    for path in files(hostile_site, ".xml"):
        zipped = gzip.decompress(path.with_suffix(".xml.gz").read_bytes())
        assert zipped == path.read_bytes()
        for one in etree.parse(path).getroot().iter():
            assert scheme((one.text or "").strip()) in {"", "https"}
            assert not one.attrib


@in_both_languages
def test_a_block_of_markdown_keeps_its_harmless_words(hostile_site: Site, language: str) -> None:
    for name in BLOCKS.keys() & set(BUILT):
        article = hostile_site.article(f"{language}/methods/page-{name}/")
        parts = list(element(article, ".//div[@class='playbook-text']"))
        assert "".join(words(one) for one in parts[4:]).strip(), name


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_with_a_hidden_character_is_refused_and_its_page_not_built(
    hostile_site: Site, workspace: Workspace, name: str
) -> None:
    (hidden,) = [one for one in REFUSED[name] if unsafe_character(one)]
    said = {one.place.path: one.message for one in workspace.findings if one.code == "MET002"}
    for path in refused_files(name):
        assert f"U+{ord(hidden):04X}" in said[path].en, path
        built = path.removeprefix("docs/").removeprefix("records/").rpartition(".")[0]
        for place in (built, f"en/{built}", f"fr/{built}"):
            assert not (hostile_site.root / place).exists()


def test_a_clean_site_is_without_danger_and_an_infected_one_is_not(
    small_site: Site, theme: Theme
) -> None:
    at = "en/methods/talk/index.html"
    page = (small_site.root / at).read_text(encoding="utf-8")
    assert list(dangers(tree(page), at, theme)) == []
    for infected in (
        "<script>1</script>", "<img src=x onerror=y>", "<a href=' java\tscript:x'>y</a>",
        "<p style='color:red'>x</p>", "<svg></svg>", "<iframe></iframe>", "<img name=cookie>",
        "<script src=https://evil.example/assets/javascripts/x.js></script>", "<i>x</i>",
        "<script src=../../javascripts/other.js></script>", "<img src=//evil.example/x.png>",
        "<meta http-equiv=refresh content=0>", "<base href=/>", "<form action=javascript:x></form>",
        "<p id=__search>x</p>", "<p id=playbook-words>x</p>", "<input name=body>", "<b is=x></b>",
        "<label for=__drawer>x</label>", "<p class=md-overlay>x</p>", "<p data-md-toggle=x>y</p>",
        "<link rel=stylesheet href=x.css>", "<a href=data:,x>y</a>", "<p>&#8238;</p>", "<input>",
        "<p title='&#8203;'>x</p>", "<button>x</button>", "<a ping=/x href=/>y</a>",
        '<script id=__config type=application/json>{"base": "//evil.example"}</script>',
    ):  # fmt: skip
        dirty = page.replace("</article>", f"{infected}</article>")
        assert list(dangers(tree(dirty), at, theme)), infected
