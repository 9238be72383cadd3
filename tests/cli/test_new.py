"""`playbook new`: skeletons that are valid as they stand, but for what an author must write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest

from playbook.metadata.files import PROPOSAL, Kind
from playbook.metadata.limits import FRONT_MATTER
from playbook.metadata.reading import read_record
from playbook.model.finding import Level
from playbook.model.page import PAGE_TYPES
from playbook.model.place import Place
from playbook.workspace import open_workspace
from tests.checkouts import ROOT, SMALL, Checkout, make_checkout
from tests.cli.running import english, playbook

GAP = re.compile(r"\{\{.*?\}\}")
COMMENT = re.compile(r"  # (.+)")
ENGLISH = re.compile(r"\b(or|then|with|and|is|are|does|the)\b", re.IGNORECASE)
FRENCH = re.compile(r"\b(ou|puis|avec|et|est|les?|la|une?)\b", re.IGNORECASE)
TO_FILL_IN = {"PAG014", "PAG021"}
SMALL_TYPES = ("case", "guide", "method", "segment")


def _files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("docs/**/*")
        if path.is_file()
    }


def _places(files: dict[str, str]) -> Counter[Place]:
    """Where each pair of double braces stands."""
    return Counter(
        Place(path, number, found.start() + 1, len(found.group()))
        for path, text in files.items()
        for number, line in enumerate(text.split("\n"), start=1)
        for found in GAP.finditer(line)
    )


def _describe(checkout: Checkout, page_types: Collection[str]) -> None:
    """Give the small edition types that it has no pages of, with every form of block."""
    types = checkout.read("docs/records/types.yml")
    for page_type in sorted(page_types):
        types += (
            f"  - id: {page_type}\n"
            "    label: {en: Another, fr: Autre}\n    plural: {en: Others, fr: Autres}\n"
            "    sections: [start]\n    review_in_months: 12\n    words_at_most: 600\n    blocks:\n"
            "      - {id: why, label: {en: Why, fr: Pourquoi}, form: prose}\n"
            "      - {id: tips, label: {en: Tips, fr: Conseils}, form: list, cited: true}\n"
            "      - {id: tools, label: {en: Tools, fr: Outils}, form: list}\n"
        )
    checkout.write("docs/records/types.yml", types)
    checkout.commit("Describe types")


def _in(language: str, checkout: Checkout, *arguments: str) -> None:
    assert playbook(checkout.root, "new", *arguments, "--lang", language).code == 0


def _new_id(page_type: str) -> str:
    return f"brand-new-{page_type.replace('_', '-')}"


@pytest.mark.parametrize(
    "edition",
    [pytest.param(SMALL, id="small"), pytest.param(ROOT, id="own", marks=pytest.mark.long)],
)
def test_new_pages_have_nothing_wrong_but_what_is_left_to_write(
    tmp_path: Path, edition: Path
) -> None:
    checkout = make_checkout(tmp_path / "checkout", edition)
    if edition == SMALL:
        _describe(checkout, PAGE_TYPES.keys() - set(SMALL_TYPES))
    before = _files(checkout.root)
    known = {one.order for one in open_workspace(checkout.root).findings}
    told: list[str] = []
    for page_type in sorted(PAGE_TYPES):
        ran = english(checkout.root, "new", "page", page_type, _new_id(page_type))
        assert ran.code == 0
        told += re.findall(r"written: (.+)", ran.out)
    after = _files(checkout.root)
    assert {path: after[path] for path in before} == before
    written = {path: text for path, text in after.items() if path not in before}
    assert sorted(told) == sorted(written)
    assert Counter(Path(path).stem for path in written) == {
        _new_id(page_type): 3 for page_type in PAGE_TYPES
    }
    new = [one for one in open_workspace(checkout.root).findings if one.order not in known]
    assert {one.code for one in new if one.level is Level.ERROR} == TO_FILL_IN
    found = Counter(one.place for one in new if one.code in TO_FILL_IN)
    assert found == _places(written)
    assert set(found.values()) == {1}


def test_the_types_that_the_small_edition_describes_are_these(checkout: Checkout) -> None:
    edition = open_workspace(checkout.root).edition
    assert edition is not None
    described = [one.id for one in edition.reference.types.value.types]
    assert sorted(described) == list(SMALL_TYPES)


def test_refuses_a_type_that_the_edition_does_not_describe(checkout: Checkout) -> None:
    ran = english(checkout.root, "new", "page", "lesson", "brand-new")
    assert (ran.code, ran.out) == (2, "")
    assert "describes guide, method, segment, case" in ran.err
    assert checkout.git("status", "--porcelain") == ""


def test_refuses_a_type_that_there_is_not(checkout: Checkout) -> None:
    assert english(checkout.root, "new", "page", "poem", "brand-new").code == 2


@pytest.mark.parametrize(
    "page_id",
    [
        "Upper",
        "1st",
        "two--hyphens",
        "end-",
        "under_score",
        "dot.md",
        "../../escape",
        "/absolute",
        "",
        "é",
        "line\n",
        "a" * 61,
        "con",
        "lpt1",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_refuses_a_bad_id(checkout: Checkout, page_id: str, language: str) -> None:
    ran = playbook(checkout.root, "new", "page", "guide", page_id, "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("playbook: ")
    assert checkout.git("status", "--porcelain") == ""


def test_takes_the_longest_id(checkout: Checkout) -> None:
    assert english(checkout.root, "new", "page", "guide", "a" * 60).code == 0


@pytest.mark.parametrize(
    "path",
    ["docs/en/start/brand-new.md", "docs/fr/start/brand-new.md", "docs/records/gba/brand-new.yml"],
)
def test_writes_nothing_when_one_of_the_files_is_there(checkout: Checkout, path: str) -> None:
    checkout.write(path, "mine")
    checkout.commit("Mine")
    ran = english(checkout.root, "new", "page", "guide", "brand-new")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path} is already there" in ran.err
    assert checkout.git("status", "--porcelain") == ""
    assert checkout.read(path) == "mine"


def test_writes_through_no_link(checkout: Checkout) -> None:
    outside = checkout.root.parent / "outside.md"
    (checkout.root / "docs" / "en" / "start" / "brand-new.md").symlink_to(outside)
    assert english(checkout.root, "new", "page", "guide", "brand-new").code == 2
    assert not outside.exists()


def test_refuses_an_id_that_a_page_elsewhere_has(checkout: Checkout) -> None:
    (checkout.root / "docs/records/gba/talk.yml").unlink()
    ran = english(checkout.root, "new", "page", "guide", "talk")
    assert ran.code == 2
    assert "docs/en/methods/talk.md is already there" in ran.err


@pytest.mark.parametrize(
    ("arguments", "original", "translation"),
    [((), "en", "fr"), (("--from", "en"), "en", "fr"), (("--from", "fr"), "fr", "en")],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_that_is_not_written_first_says_that_it_is_a_translation(
    checkout: Checkout, arguments: tuple[str, ...], original: str, translation: str, language: str
) -> None:
    _in(language, checkout, "page", "method", "brand-new", *arguments)
    state = "\ntranslation: {status: translated}\n"
    assert state in checkout.read(f"docs/{translation}/methods/brand-new.md")
    assert state not in checkout.read(f"docs/{original}/methods/brand-new.md")


def test_a_page_is_written_first_in_no_third_language(checkout: Checkout) -> None:
    ran = english(checkout.root, "new", "page", "guide", "brand-new", "--from", "de")
    assert (ran.code, ran.out) == (2, "")
    assert "'--from'" in ran.err
    assert checkout.git("status", "--porcelain") == ""


def test_dates_a_page_by_the_commit_and_not_by_today(checkout: Checkout) -> None:
    assert english(checkout.root, "new", "page", "guide", "brand-new").code == 0
    assert "date_created: 2026-11-22" in checkout.read("docs/en/start/brand-new.md")


def test_names_the_command_that_checks_what_was_written(checkout: Checkout) -> None:
    ran = english(checkout.root, "new", "page", "guide", "brand-new")
    command = ran.out.splitlines()[-1].partition("playbook check ")[2].split(" ")
    checked = english(checkout.root, "check", *command)
    assert checked.code == 1
    assert "PAG014" in checked.out
    assert "PAG021" in checked.out


def test_starts_a_page_from_any_folder(checkout: Checkout) -> None:
    assert english(checkout.root / "docs" / "fr", "new", "page", "guide", "brand-new").code == 0
    assert (checkout.root / "docs/en/start/brand-new.md").exists()


def test_a_new_record_has_nothing_wrong_but_what_is_left_to_write(checkout: Checkout) -> None:
    path = "docs/records/gba/talk.yml"
    (checkout.root / path).unlink()
    checkout.commit("Drop")
    assert english(checkout.root, "new", "gba", "talk").code == 0
    found = [one for one in open_workspace(checkout.root).findings if one.place.path == path]
    assert {one.code for one in found if one.level is Level.ERROR} == {"PAG021"}
    told = Counter(one.place for one in found if one.code == "PAG021")
    assert told == _places({path: checkout.read(path)})


def test_the_comments_of_a_record_are_in_the_language_of_the_command(checkout: Checkout) -> None:
    path = "docs/records/gba/talk.yml"
    written = {}
    for language in ("en", "fr"):
        (checkout.root / path).unlink()
        _in(language, checkout, "gba", "talk")
        written[language] = checkout.read(path)
    edition = open_workspace(checkout.root).edition
    assert edition is not None
    for item in edition.reference.checklist.value.items:
        for language, own in (("en", item.question.en), ("fr", item.question.fr)):
            assert f"  - item: {item.id}  # {own}\n" in written[language]
    english_words, french_words = (COMMENT.findall(written[one]) for one in ("en", "fr"))
    assert [one for one in french_words if ENGLISH.search(one)] == []
    assert [one for one in english_words if FRENCH.search(one)] == []
    bare = {COMMENT.sub("", text) for text in written.values()}
    assert len(bare) == 1


@pytest.mark.parametrize("command", ["en", "fr"])
def test_the_comments_of_a_page_are_in_its_own_language(checkout: Checkout, command: str) -> None:
    _describe(checkout, PAGE_TYPES.keys() - set(SMALL_TYPES))
    for page_type in ("method", "segment", "lesson"):
        page_id = _new_id(page_type)
        _in(command, checkout, "page", page_type, page_id)
        for language, of_the_other in (("en", FRENCH), ("fr", ENGLISH)):
            (path,) = (checkout.root / "docs" / language).rglob(f"{page_id}.md")
            comments = COMMENT.findall(path.read_text(encoding="utf-8"))
            assert comments != []
            assert [one for one in comments if of_the_other.search(one)] == []
        record = checkout.read(f"docs/records/gba/{page_id}.yml")
        others = ENGLISH if command == "fr" else FRENCH
        assert [one for one in COMMENT.findall(record) if others.search(one)] == []


def test_a_question_on_two_lines_stays_in_its_comment(checkout: Checkout) -> None:
    path, question = "docs/records/checklist.yml", "Is the issue described with its context?"
    text = checkout.read(path)
    assert question in text
    checkout.write(path, text.replace(question, f'"{question}\\n- item: stray"'))
    checkout.commit("Ask on two lines")
    _in("en", checkout, "page", "guide", "brand-new")
    assert f"# {question} - item: stray\n" in checkout.read("docs/records/gba/brand-new.yml")


def test_overwrites_no_record(checkout: Checkout) -> None:
    before = checkout.read("docs/records/gba/talk.yml")
    ran = english(checkout.root, "new", "gba", "talk")
    assert (ran.code, ran.out) == (2, "")
    assert checkout.read("docs/records/gba/talk.yml") == before


def test_a_record_of_no_page_is_refused_with_the_nearest(checkout: Checkout) -> None:
    ran = english(checkout.root, "new", "gba", "tlak")
    assert ran.code == 2
    assert "did you mean `talk`?" in ran.err


@pytest.mark.parametrize("arguments", [("page", "guide", "brand-new"), ("gba", "talk")])
def test_starts_nothing_on_reference_data_that_can_not_be_read(
    checkout: Checkout, arguments: tuple[str, ...]
) -> None:
    checkout.write("docs/records/types.yml", "types: [\n")
    ran = english(checkout.root, "new", *arguments)
    assert ran.code == 2
    assert "can't be read" in ran.err


@pytest.mark.parametrize(
    ("forge", "path"),
    [
        ("github", ".github/workflows/suggestion.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("forgejo", ".forgejo/workflows/suggestion.yml"),
        ("gitea", ".gitea/workflows/suggestion.yml"),
    ],
)
def test_a_workflow_is_written_where_its_forge_looks_and_nothing_is_overwritten(
    checkout: Checkout, forge: str, path: str
) -> None:
    ran = english(checkout.root, "new", "workflow", forge)
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"written: {path}")
    assert "requirements.txt" in ran.out
    written = checkout.read(path)
    checkout.write(path, "kept")
    ran = playbook(checkout.root, "new", "workflow", forge, "--lang", "fr")
    assert (ran.code, checkout.read(path)) == (2, "kept")
    assert "existe déjà" in ran.err
    assert "intake check" in written


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_suggestion_is_started_with_nothing_but_its_title_to_write(
    checkout: Checkout, language: str
) -> None:
    ran = playbook(checkout.root, "new", "suggestion", "--lang", language)
    assert ran.code == 0
    written = checkout.read("suggestion.yml")
    assert f"language: {language}\n" in written
    assert "kind: correction  # correction, new_content, " in written
    assert "# wording, translation, layout, source_or_link, already_analysed\n" in written
    kind = Kind("suggestion", PROPOSAL, FRONT_MATTER)
    _, faults, _ = read_record("suggestion.yml", written.encode(), kind)
    assert [fault.code for fault in faults] == ["MET017"]
    filled = written.replace("title:\n", "title: Say more\n")
    document, faults, _ = read_record("suggestion.yml", filled.encode(), kind)
    assert (document is not None, faults) == (True, ())
