"""`playbook new playbook`: a playbook of one's own, outside any repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ran, english, playbook

NAMES = ("--name-en", 'Our "own": A & B', "--name-fr", "Le nôtre : <A> et #B")


def _files(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def _french(folder: Path, *arguments: str) -> Ran:
    return playbook(folder, *arguments, "--lang", "fr")


def test_starts_a_playbook_that_the_check_finds_nothing_in(tmp_path: Path) -> None:
    assert english(tmp_path, "new", "playbook", "mine", *NAMES).code == 0
    for run in (english, _french):
        checked = run(tmp_path / "mine", "check", "--release")
        assert (checked.code, checked.out) == (0, "")
    assert english(tmp_path / "mine", "check").err == "6 pages, 3 records: no findings\n"


def test_says_what_to_type_next(tmp_path: Path) -> None:
    assert english(tmp_path, "new", "playbook", "my own").out.splitlines()[-4:] == [
        "next:",
        "  cd 'my own'",
        "  playbook check",
        "  playbook serve",
    ]
    french = _french(tmp_path, "new", "playbook", "le-notre").out
    assert "ensuite\u00a0:\n  cd le-notre\n" in french


def test_writes_nothing_outside_the_folder(tmp_path: Path) -> None:
    english(tmp_path, "new", "playbook", "a/b/mine")
    assert {path.split("/")[:3] == ["a", "b", "mine"] for path in _files(tmp_path)} == {True}
    assert {".gitignore", "README.md", "mkdocs.yml"} <= set(_files(tmp_path / "a" / "b" / "mine"))


def test_takes_a_folder_that_is_empty(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert english(tmp_path, "new", "playbook", "mine").code == 0
    assert (tmp_path / "mine" / "docs" / "records" / "policy.yml").is_file()


def test_starts_a_page_in_the_new_playbook(tmp_path: Path) -> None:
    english(tmp_path, "new", "playbook", "mine")
    assert english(tmp_path / "mine", "new", "page", "method", "first-method").code == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "is not an empty folder; nothing was written"), ("fr", "rien n’a été écrit")],
)
def test_refuses_a_folder_that_holds_something(tmp_path: Path, language: str, words: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("kept")
    ran = playbook(tmp_path, "new", "playbook", "mine", "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert _files(tmp_path) == ["mine/notes.txt"]


def test_refuses_a_file_and_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        assert english(tmp_path, "new", "playbook", name).code == 2
    assert _files(tmp_path) == ["file"]


@pytest.mark.parametrize("field", ["name", "department"])
@pytest.mark.parametrize("given", ["en", "fr"])
@pytest.mark.parametrize(
    ("language", "words"), [("en", "both languages"), ("fr", "les deux langues")]
)
def test_refuses_a_name_in_one_language(
    tmp_path: Path, field: str, given: str, language: str, words: str
) -> None:
    option = f"--{field}-{given}"
    ran = playbook(tmp_path, "new", "playbook", "mine", option, "x", "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert f"--{field}-en" in ran.err
    assert words in ran.err
    assert _files(tmp_path) == []


@pytest.mark.parametrize("name", ["", "   ", "a" * 301, "over\u202eturned", "bell\a"])
def test_refuses_a_name_that_is_no_line_of_text(tmp_path: Path, name: str) -> None:
    names = ("--department-en", name, "--department-fr", "x")
    ran = english(tmp_path, "new", "playbook", "mine", *names)
    assert (ran.code, ran.out) == (2, "")
    assert "--department is not text on one line" in ran.err
    assert _files(tmp_path) == []


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345g", "123456", "", "#fff"])
@pytest.mark.parametrize(
    ("language", "words"), [("en", "is no colour"), ("fr", "n’est pas une couleur")]
)
def test_refuses_what_is_no_colour(tmp_path: Path, colour: str, language: str, words: str) -> None:
    given = ("--colour", colour, "--lang", language)
    ran = playbook(tmp_path, "new", "playbook", "mine", *given)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert _files(tmp_path) == []


def test_takes_a_colour_in_capitals(tmp_path: Path) -> None:
    assert english(tmp_path, "new", "playbook", "mine", "--colour", "#AB12CD").code == 0
    assert 'colour: "#ab12cd"' in (tmp_path / "mine/docs/records/policy.yml").read_text()
