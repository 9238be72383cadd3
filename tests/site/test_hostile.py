"""No author's text comes alive, whatever the field: each file written is parsed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.site.building import LANGUAGES, Site, elements, tree, words
from tests.site.danger import Theme, dangers
from tests.site.hostile import ATTACKS, BLOCKS, NAMES, attack


@pytest.fixture(scope="module")
def theme(small_site: Site) -> Theme:
    return Theme.of(small_site)


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


def test_every_attack_has_its_pages_in_both_languages(hostile_site: Site) -> None:
    for language in LANGUAGES:
        for name in NAMES:
            for address in (
                f"{language}/methods/page-{name}/",
                f"{language}/section-{name}/guide-{name}/",
                f"{language}/gba/page-{name}/",
            ):
                assert hostile_site.file(address).is_file(), address


def test_no_page_holds_anything_alive(hostile_site: Site, theme: Theme) -> None:
    found = [
        f"{path.relative_to(hostile_site.root)}: {danger}"
        for path in hostile_site.html()
        for danger in dangers(tree(path.read_bytes()), theme)
    ]
    assert found == []


def test_no_json_file_holds_html_that_would_come_alive(hostile_site: Site, theme: Theme) -> None:
    files = sorted(hostile_site.root.rglob("*.json"))
    assert len(files) == len(LANGUAGES)
    found = [
        f"{path.relative_to(hostile_site.root)}: {danger}"
        for path in files
        for text in set(strings(json.loads(path.read_text(encoding="utf-8"))))
        if "<" in text
        for danger in dangers(tree(f"<div>{text}</div>"), theme)
    ]
    assert found == []


def test_no_xml_file_is_broken_by_an_attack(hostile_site: Site) -> None:
    files = sorted(hostile_site.root.rglob("*.xml"))
    assert files
    for path in files:
        etree.parse(path)


@pytest.mark.parametrize("name", sorted(ATTACKS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attack_stands_as_text_where_its_author_wrote_it(
    hostile_site: Site, language: str, name: str
) -> None:
    written = attack(name)
    method = hostile_site.page(f"{language}/methods/page-{name}/")
    title = words(elements(method, "//h1")[0])
    assert title.endswith(written[: len(title) - len(title.split(" ")[0]) - 1])
    description = elements(method, "//p[@class='playbook-description']")[0]
    assert words(description) == written[:250]
    record = words(hostile_site.article(f"{language}/gba/page-{name}/"))
    assert record.count(written) > 20


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_block_of_markdown_keeps_its_harmless_words(hostile_site: Site, name: str) -> None:
    article = hostile_site.article(f"en/methods/page-{name}/")
    body = [one for one in article if one.tag not in {"h1", "aside"}]
    assert "".join(words(one) for one in body).strip()


def test_a_clean_site_is_without_danger_and_an_infected_one_is_not(
    small_site: Site, theme: Theme
) -> None:
    page = small_site.file("en/methods/talk/").read_text(encoding="utf-8")
    assert list(dangers(tree(page), theme)) == []
    for infected in (
        "<script>1</script>", "<img src=x onerror=y>", "<a href=' java\tscript:x'>y</a>",
        "<p style='color:red'>x</p>", "<svg></svg>", "<iframe></iframe>", "<img name=cookie>",
        "<script src=https://evil.example/assets/javascripts/x.js></script>",
        "<meta http-equiv=refresh content=0>", "<base href=/>", "<form action=javascript:x></form>",
    ):  # fmt: skip
        assert list(dangers(tree(page.replace("</article>", f"{infected}</article>")), theme))
