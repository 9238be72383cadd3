"""The search that a build writes beside the pages of a language."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from playbook.engine.search import write_search
from playbook.model.text import Language
from playbook.site.search import search_entries
from tests.checkouts import ROOT, Checkout
from tests.site.building import LANGUAGES, Site, mkdocs, run
from tests.unit.site.editions import planned

TALK = "docs/{}/methods/talk.md"
FOUND = {"en": "Steps", "fr": "Étapes"}


def pages(folder: Path) -> dict[str, dict[str, str]]:
    """What the bundle holds of each page: its text, and its names, by its address."""
    found = {}
    for path in (folder / "pagefind" / "fragment").iterdir():
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = {"content": page["content"], **page["meta"]}
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "language", [LANGUAGES[0], pytest.param(LANGUAGES[1], marks=pytest.mark.long)]
)
def test_mkdocs_alone_writes_the_search_of_its_language(checkout: Checkout, language: str) -> None:
    assert mkdocs(checkout, language, "build").returncode == 0
    site = checkout.root / "site" / language
    found = pages(site)
    assert FOUND[language] in found["/methods/talk/"]["content"]
    assert "/gba/talk/" in found
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text())
    assert list(entry["languages"]) == [language]
    assert "+" in entry["include_characters"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_holds_the_search_that_pages_load_and_no_other(
    small_site: Site, language: str
) -> None:
    folder = small_site.root / language
    kinds = {path.suffix or path.name for path in (folder / "pagefind").iterdir()}
    assert kinds == {".js", ".json", ".pagefind", ".pf_meta", "index", "fragment"}
    assert [path.name for path in (folder / "pagefind").glob("*.js")] == ["pagefind.js"]
    assert [path.name for path in (folder / "search").iterdir()] == ["words.json"]
    assert not list(folder.rglob("*lunr*"))


def test_the_same_pages_give_the_same_search_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_search(planned(language=Language.FR), tmp_path / name)
    assert len(files(tmp_path / "one")) > 5
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_search_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_search(planned(), tmp_path)
    before = files(tmp_path)
    draft = (TALK.format("en"), "status: published", "status: draft")
    write_search(planned(draft), tmp_path)
    assert "/methods/talk/" not in pages(tmp_path)
    assert len(files(tmp_path)) < len(before)


def test_french_words_stand_apart_from_what_is_elided_before_them(tmp_path: Path) -> None:
    said = "L’équité, qu'on veut, aujourd’hui et d’ici jusqu’à l’œuvre."
    change = (TALK.format("fr"), "## Étapes {#steps}\n", f"## Étapes {{#steps}}\n\n{said}\n")
    write_search(planned(change, language=Language.FR), tmp_path)
    spaced = "L’ équité, qu' on veut, aujourd’hui et d’ ici jusqu’ à l’ œuvre."
    assert spaced in pages(tmp_path)["/methods/talk/"]["content"]


def test_english_words_stay_as_they_are(tmp_path: Path) -> None:
    said = "Don't take a client’s l’espoir apart."
    write_search(planned((TALK.format("en"), "Choose a quiet place.", said)), tmp_path)
    assert said in pages(tmp_path)["/methods/talk/"]["content"]


def test_what_an_author_writes_is_text_wherever_it_stands(tmp_path: Path) -> None:
    attack = '"><img src=x onerror=canary(1)><p data-pagefind-ignore>'
    changes = (
        (TALK.format("en"), "title: Talk with one person", f"title: 'T {attack}'"),
        (TALK.format("en"), "keywords: [interview", f"keywords: ['K {attack}', interview"),
        (TALK.format("en"), "## Steps {#steps}", f"## S {attack} {{#steps}}"),
        (TALK.format("en"), "Choose a quiet place.", f"`x` P {attack}".replace("<", "\\<")),
    )
    write_search(planned(*changes), tmp_path)
    talk = pages(tmp_path)["/methods/talk/"]
    assert talk["title"] == f"T {attack}"
    assert talk["keywords"].startswith(f"K {attack}")
    assert "Say why you ask, then listen." in talk["content"]


def test_configuration_that_lies_about_does_not_reach_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["p"]\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    write_search(planned(), tmp_path / "site")
    assert "then listen" in pages(tmp_path / "site")["/methods/talk/"]["content"]


@pytest.mark.parametrize(
    ("package", "told"),
    [
        pytest.param(
            "raise ImportError('none here')",
            "pagefind-bin is not installed",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "def get_executable(): raise FileNotFoundError",
            "pagefind-bin is not installed",
            marks=pytest.mark.long,
        ),
        ("def get_executable(): return '/bin/false'", "pagefind: 1"),
    ],
)
def test_a_build_whose_search_fails_says_why(
    checkout: Checkout, tmp_path: Path, package: str, told: str
) -> None:
    (tmp_path / "pagefind_bin.py").write_text(f"{package}\n")
    finished = run(checkout, "mkdocs", "build", PYTHONPATH=str(tmp_path))
    said = finished.stdout + finished.stderr
    assert finished.returncode == 1
    assert told in said
    assert "Traceback" not in said


def test_whoever_writes_a_search_may_pause_after_each_page_or_end_it(tmp_path: Path) -> None:
    paused: list[int] = []
    plan = planned()
    write_search(plan, tmp_path, lambda: paused.append(1))
    assert len(paused) == len(list(search_entries(plan.writer, plan.generated)))

    def end() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_search(plan, tmp_path / "other", end)
    assert not (tmp_path / "other").exists()


def test_no_process_is_left_when_the_search_is_written(tmp_path: Path) -> None:
    write_search(planned(), tmp_path)
    children = Path("/proc/self/task").glob("*/children")
    names = [
        Path(f"/proc/{child}/comm").read_text()
        for listed in children
        for child in listed.read_text().split()
    ]
    assert not [name for name in names if "pagefind" in name]


def test_a_query_is_split_where_the_index_is() -> None:
    elided = "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)"
    assert elided in (ROOT / "playbook/engine/search.py").read_text(encoding="utf-8")
    scripts = (ROOT / "playbook/theme/javascripts").glob("worker-search*.js")
    assert sorted(one.read_text(encoding="utf-8").count(elided) for one in scripts) == [1, 1]
