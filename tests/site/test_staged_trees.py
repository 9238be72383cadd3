"""The trees that are staged stand by themselves: nothing in them needs this package."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from tests.site.building import LANGUAGES, Site, elements, words
from tests.site.danger import Theme, dangers
from tests.site.hostile import make_hostile
from tests.site.staging import StagedTree, stage

pytestmark = pytest.mark.long

# An engine that writes nothing of its own: whatever is alive came from an author.
NO_THEME = Theme(**{one.name: frozenset() for one in fields(Theme)})
# What Markdown itself writes into the cells of a column.
ALIGNED = re.compile(r": t[hd] style=text-align: (?:left|center|right);$")
OURS = re.compile(r"\[\[|\[@")


@pytest.fixture(scope="module")
def trees(own_site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, StagedTree]:
    """The repository's own edition, staged."""
    return stage(own_site.checkout, tmp_path_factory.mktemp("staged") / "own")


@pytest.fixture(scope="module")
def hostile_tree(tmp_path_factory: pytest.TempPathFactory) -> StagedTree:
    """An edition with an attack in every field, staged in one language."""
    folder = tmp_path_factory.mktemp("hostile")
    return stage(make_hostile(folder / "checkout"), folder / "staged", ["en"])["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_site_is_staged(
    own_site: Site, trees: dict[str, StagedTree], language: str
) -> None:
    built = {
        path.parent.relative_to(own_site.root / language).as_posix()
        for path in (own_site.root / language).rglob("index.html")
    }
    staged = {
        page.removesuffix(".md").removesuffix("index").rstrip("/") or "."
        for page in trees[language].pages()
    }
    assert staged == built


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_of_this_package_is_left_outside_code(
    trees: dict[str, StagedTree], language: str
) -> None:
    found = []
    for page, root in trees[language].rendered.items():
        for code in elements(root, "//code | //pre"):
            code.text, code[:] = "", []
        found += [page] if OURS.search(words(root)) else []
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_staged_file_and_anchor(
    trees: dict[str, StagedTree], language: str
) -> None:
    staged = trees[language]
    links = list(staged.links())
    assert len(links) > 1000
    assert [link for link in links if not staged.leads_somewhere(*link)] == []


def test_a_link_that_leads_nowhere_is_found(trees: dict[str, StagedTree]) -> None:
    staged, page = trees["en"], "methods/method-interview.md"
    assert staged.leads_somewhere(page, "../start/start-here.md#in-short")
    assert not staged.leads_somewhere(page, "../start/start-here.md#nowhere")
    assert not staged.leads_somewhere(page, "start-here.md")
    assert not staged.leads_somewhere(page, "#nowhere")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_this_edition_is_shown_as_its_source(
    trees: dict[str, StagedTree], language: str
) -> None:
    shown = [
        page for page in trees[language].pages() if "\n---\n\n```\n" in trees[language].text(page)
    ]
    assert shown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_its_title_once_above_everything(
    trees: dict[str, StagedTree], language: str
) -> None:
    assert {len(elements(root, "//h1")) for root in trees[language].rendered.values()} == {1}


@pytest.mark.long
def test_no_attack_comes_alive_in_an_engine_that_knows_no_allow_list(
    hostile_tree: StagedTree,
) -> None:
    assert len(hostile_tree.rendered) > 100
    found = [
        f"{page}: {danger}"
        for page, root in hostile_tree.rendered.items()
        for danger in dangers(root, page, NO_THEME)
        if not ALIGNED.search(danger)
    ]
    assert found == []
