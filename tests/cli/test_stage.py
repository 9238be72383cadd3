"""`playbook stage`: trees of plain Markdown beside a configuration that builds them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.checkouts import ROOT, Checkout
from tests.cli.running import english, playbook

PNG = b"\x89PNG\r\n\x1a\n"


def _paths(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


def _configured(path: Path) -> dict[str, object]:
    value = yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data()
    assert isinstance(value, dict)
    return value


def test_writes_pages_made_pages_and_files_in_both_languages(checkout: Checkout) -> None:
    (checkout.root / "docs" / "assets").mkdir()
    (checkout.root / "docs" / "assets" / "map.png").write_bytes(PNG)
    ran = english(checkout.root, "stage", "out")
    assert ran.code == 0
    out = checkout.root / "out"
    for language in ("en", "fr"):
        assert f"staged: out/{language}, " in ran.out
        assert {
            f"mkdocs-{language}.yml",
            f"{language}/methods/talk.md",
            f"{language}/start/index.md",
            f"{language}/gba/talk.md",
            f"{language}/index.md",
            f"{language}/stylesheets/department.css",
        } <= _paths(out)
        assert (out / language / "media" / "map.png").read_bytes() == PNG
    assert {path.split("/")[0] for path in _paths(out)} == {
        "en",
        "fr",
        "mkdocs-en.yml",
        "mkdocs-fr.yml",
    }


def test_writes_one_language_when_asked(checkout: Checkout) -> None:
    assert english(checkout.root, "stage", "out", "--language", "fr").code == 0
    assert {one.name for one in (checkout.root / "out").iterdir()} == {"fr", "mkdocs-fr.yml"}


def test_the_configuration_names_every_page_that_the_navigation_lists(checkout: Checkout) -> None:
    english(checkout.root, "stage", "out")
    configured = _configured(checkout.root / "out" / "mkdocs-fr.yml")
    assert configured["site_name"] == "Guide d’exemple"
    assert configured["docs_dir"] == "fr"
    navigation = configured["nav"]
    assert isinstance(navigation, list)
    assert navigation[0] == {"Accueil": "index.md"}
    assert {"Méthodes": [{"Méthodes": "methods/index.md"}, *navigation[2]["Méthodes"][1:]]} == (
        navigation[2]
    )
    assert {"Parler avec une personne": "methods/talk.md"} in navigation[2]["Méthodes"]


def test_the_configuration_has_the_playbooks_own_extensions(checkout: Checkout) -> None:
    english(checkout.root, "stage", "out")
    own = _configured(ROOT / "mkdocs.yml")["markdown_extensions"]
    assert own
    staged = _configured(checkout.root / "out" / "mkdocs-en.yml")
    assert staged["markdown_extensions"] == own


@pytest.mark.parametrize("written", [None, "site_name: Mine\n"])
def test_does_without_extensions_where_none_are_configured(
    checkout: Checkout, written: str | None
) -> None:
    (checkout.root / "mkdocs.yml").unlink()
    if written:
        checkout.write("mkdocs.yml", written)
    assert english(checkout.root, "stage", "out").code == 0
    assert "markdown_extensions" not in _configured(checkout.root / "out" / "mkdocs-en.yml")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "is not an empty folder; nothing was written"), ("fr", "rien n’a été écrit")],
)
def test_refuses_a_folder_that_holds_something(
    checkout: Checkout, language: str, words: str
) -> None:
    checkout.write("out/mine.txt", "kept")
    ran = playbook(checkout.root, "stage", "out", "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert _paths(checkout.root / "out") == {"mine.txt"}


def test_stages_nothing_from_reference_data_that_can_not_be_read(checkout: Checkout) -> None:
    checkout.write("docs/records/types.yml", "types: [\n")
    ran = english(checkout.root, "stage", "out")
    assert (ran.code, ran.out) == (1, "")
    assert "can't be read" in ran.err
    assert not (checkout.root / "out").exists()


def test_tells_what_is_wrong_and_stages_all_the_same(checkout: Checkout) -> None:
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[[tallk]]")
    ran = english(checkout.root, "stage", "out")
    assert ran.code == 0
    assert "LNK001" in ran.err
    staged = (checkout.root / "out/en/start/welcome.md").read_text(encoding="utf-8")
    assert "You can begin with tallk (" in staged
