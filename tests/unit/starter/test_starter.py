"""A new playbook: nothing is wrong with it, and it shares its lists with this repository."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import yaml

from playbook.metadata.reading import Reading, read_edition
from playbook.model.edition import Edition, TreeFile
from playbook.model.finding import Finding
from playbook.model.history import NoHistory, blob_id
from playbook.model.reference import Policy
from playbook.model.text import Label, Language
from playbook.rules.judge import faults_of, findings, index_of
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication
from playbook.starter.starter import Choices, starter_files
from tests.checkouts import ROOT

DAY = dt.date(2026, 11, 22)
SAME = ["mkdocs.yml", *(f"docs/records/{name}.yml" for name in ("checklist", "types", "promise"))]
NAMES = [
    'A "quoted" playbook',
    "Titre : sous-titre",
    "Pêches et Océans & <b>cie</b> #1",
    "{braces} [brackets] *stars* `ticks`",
    "no",
    "12:30",
    "$day and ${day}",
    "back\\slash 'single'",
]


def _read(files: dict[str, bytes], day: dt.date = DAY) -> Reading:
    docs = {path: content for path, content in files.items() if path.startswith("docs/")}
    tree = [TreeFile(path, "file", len(data), data[:512]) for path, data in docs.items()]
    return read_edition(tree, docs, day)


def _edition(files: dict[str, bytes], day: dt.date = DAY) -> Edition:
    edition = _read(files, day).edition
    assert edition
    return edition


def _findings(files: dict[str, bytes], day: dt.date = DAY) -> tuple[Finding, ...]:
    """Every finding, advice included."""
    reading = _read(files, day)
    assert reading.edition
    history = NoHistory()
    index = index_of(reading.edition, history)
    faults = [*reading.faults, *faults_of(reading.edition, index, history)]
    return findings(faults, reading.edition.reference, release=True)


def _own(path: str) -> dict[str, object]:
    """A record of this repository, read."""
    value = yaml.CSafeLoader((ROOT / path).read_text(encoding="utf-8")).get_single_data()
    assert isinstance(value, dict)
    return value


def _started(path: str, day: dt.date = DAY) -> dict[str, object]:
    """A record of a new playbook, read."""
    value = yaml.CSafeLoader(starter_files(Choices(), day)[path].decode()).get_single_data()
    assert isinstance(value, dict)
    return value


def _by_id(values: object) -> dict[str, dict[str, object]]:
    assert isinstance(values, list)
    return {one["id"]: one for one in values}


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-31", "2027-08-31", "2028-02-29"])
def test_nothing_is_wrong_on_the_day_it_is_started(day: str) -> None:
    started = dt.date.fromisoformat(day)
    assert _findings(starter_files(Choices(), started), started) == ()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_whatever_the_names(name: str) -> None:
    label = Label(en=name, fr=f"{name} en français")
    files = starter_files(Choices(name=label, department=label, colour="#ab1234"), DAY)
    assert _findings(files) == ()
    policy = _edition(files).reference.policy.value
    assert (policy.name, policy.department, policy.colour) == (label, label, "#ab1234")


def test_everything_is_of_the_day_it_is_started() -> None:
    day = dt.date(2027, 3, 1)
    edition = _edition(starter_files(Choices(), day), day)
    policy = edition.reference.policy.value
    assert (policy.edition, policy.edition_date) == ("2027.03", day)
    assert {page.meta.introduced for page in edition.pages} == {"2027.03"}
    assert {page.meta.date_created for page in edition.pages} == {day}
    assert {record.value.assessed_on for record in edition.records} == {day}
    assert {one.since for one in edition.reference.standards.value.standards} == {day}


def test_it_says_nothing_that_this_repository_says_of_its_own_playbook() -> None:
    started, own = _started("docs/records/policy.yml"), _own("docs/records/policy.yml")
    for field in ("name", "department", "notice", "intro"):
        assert started[field] != own[field]


def test_it_asks_for_self_assessments_and_says_that_nobody_reviewed_them() -> None:
    edition = _edition(starter_files(Choices(), DAY))
    assert edition.reference.policy.value.gba.required == "self_assessed"
    assert {record.value.status for record in edition.records} == {"self_assessed"}
    assert {record.value.roles.analyst for record in edition.records} == {"starter-authors"}
    assert edition.programme
    assert not edition.programme.value.independent_review


def test_records_and_translations_name_the_text_that_they_read() -> None:
    files = starter_files(Choices(), DAY)
    edition = _edition(files)
    pages = {(page.language, page.id): page for page in edition.pages}
    for record in edition.records:
        english, french = (pages[language, record.value.id] for language in Language)
        assert record.value.reviewed
        assert record.value.reviewed.en == blob_id(files[english.path])
        assert record.value.reviewed.fr == blob_id(files[french.path])
        assert french.meta.translation
        assert french.meta.translation.source == blob_id(files[english.path])


def test_three_pages_in_three_sections_stand_in_both_languages() -> None:
    edition = _edition(starter_files(Choices(), DAY))
    for language in Language:
        sections = [page.section for page in edition.pages if page.language is language]
        assert sorted(sections) == ["contribute", "gba-plus", "start"]


@pytest.mark.parametrize("language", Language)
def test_the_site_of_every_page_can_be_planned(language: Language) -> None:
    edition = _edition(starter_files(Choices(), DAY))
    index = index_of(edition, NoHistory())
    plan = SitePlan(Publication(index, edition.registers), language)
    assert {"index.md", "start/index.md", "gba/write-a-page.md"} <= plan.pages.keys()


def test_no_place_is_left_to_fill_in() -> None:
    files = starter_files(Choices(), DAY)
    assert [path for path, content in files.items() if re.search(rb"\$\w|\{\{", content)] == []


@pytest.mark.parametrize("path", SAME)
def test_it_shares_what_every_playbook_has(path: str) -> None:
    assert starter_files(Choices(), DAY)[path] == (ROOT / path).read_bytes()


def test_it_has_every_hook() -> None:
    files = starter_files(Choices(), DAY)
    own = {f"hooks/{path.name}": path.read_bytes() for path in (ROOT / "hooks").glob("*.py")}
    assert len(own) >= 3
    assert {path: files[path] for path in files if path.startswith("hooks/")} == own


def test_it_shares_the_standards_but_for_the_day_they_hold_from() -> None:
    path = "docs/records/standards.yml"
    own, started = _by_id(_own(path)["standards"]), _by_id(_started(path)["standards"])
    assert list(started) == list(own)
    for one in (*own.values(), *started.values()):
        one["since"] = DAY
    assert started == own


def test_it_shares_the_controlled_lists() -> None:
    path = "docs/records/vocabulary.yml"
    assert _started(path)["lists"] == _own(path)["lists"]


def test_its_sections_have_the_names_of_this_repository() -> None:
    path = "docs/records/vocabulary.yml"
    own, started = (_by_id(value["sections"]) for value in (_own(path), _started(path)))
    assert [(one, started[one]["label"]) for one in started] == [
        (one, own[one]["label"]) for one in own
    ]


@pytest.mark.parametrize("name", ["sources", "facts"])
def test_its_sources_and_facts_are_those_of_this_repository(name: str) -> None:
    path = f"docs/records/{name}.yml"
    own, started = _by_id(_own(path)[name]), _by_id(_started(path)[name])
    assert started
    assert started == {one: own[one] for one in started}


def test_it_accounts_for_every_item_of_the_guideline() -> None:
    path = "docs/records/guidelines/SQ_00400.yml"
    own, started = _own(path), _started(path)
    items, kept = _by_id(started.pop("items")), _by_id(own.pop("items"))
    assert started == own
    assert [one for one, item in items.items() if "not_implemented" not in item] == ["SQ_00400-M5"]
    for item in (*items.values(), *kept.values()):
        item.pop("not_implemented", None)
    assert items == kept


def test_the_default_colour_is_the_policys() -> None:
    assert Choices().colour == Policy.model_fields["colour"].default
