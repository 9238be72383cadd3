"""The files of a change are read as what they were and would be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from playbook.metadata.change import ChangeReading, read_change
from playbook.metadata.reading import read_edition
from playbook.model.edition import Edition, TreeFile
from playbook.model.proposed import FileChange
from playbook.model.text import Language
from tests.golden.cases import BASE, DAY, Case

TALK = "docs/en/methods/talk.md"
MOVED = "docs/en/methods/here/talk.md"
RECORD = "docs/records/gba/talk.yml"
PROGRAMME = "docs/records/gba/_programme.yml"
SOURCES = "docs/records/sources.yml"


@pytest.fixture(scope="module")
def contents() -> Mapping[str, bytes]:
    return Case(BASE).contents()


@pytest.fixture(scope="module")
def edition(contents: Mapping[str, bytes]) -> Edition:
    found = read_edition(Case(BASE).tree(contents), contents, DAY).edition
    assert found
    return found


def change(edition: Edition, files: Mapping[str, bytes | None]) -> ChangeReading:
    there = {file.path: file for file in edition.files}
    after = {path: data for path, data in files.items() if data is not None}
    entries = {path: TreeFile(path, "file", len(data)) for path, data in after.items()}
    changes = [FileChange(path, there.get(path), entries.get(path)) for path in files]
    return read_change(edition, changes, after)


def test_a_page_that_moves_is_one_change(edition: Edition, contents: Mapping[str, bytes]) -> None:
    proposed = change(edition, {TALK: None, MOVED: contents[TALK]}).proposed
    ((before, after),) = proposed.pages
    assert before
    assert after
    assert (before.path, after.path) == (TALK, MOVED)
    assert proposed.page_ids == {"talk"}
    assert proposed.languages("talk") == {Language.EN}


def test_of_two_pages_that_come_for_one_the_first_is_where_it_went(
    edition: Edition, contents: Mapping[str, bytes]
) -> None:
    other = "docs/en/methods/there/talk.md"
    files = {TALK: None, MOVED: contents[TALK], other: contents[TALK]}
    pages = change(edition, files).proposed.pages
    assert [(was and was.path, now and now.path) for was, now in pages] == [
        (TALK, MOVED),
        (None, other),
    ]


def test_a_copy_is_no_move(edition: Edition, contents: Mapping[str, bytes]) -> None:
    ((before, _),) = change(edition, {MOVED: contents[TALK]}).proposed.pages
    assert before is None


def test_a_record_that_can_not_be_read_says_so_and_changes_nothing(edition: Edition) -> None:
    reading = change(edition, {RECORD: b"id: [", SOURCES: b"sources: 1"})
    assert (reading.proposed.records, reading.proposed.lists) == ((), ())
    assert {fault.place.path for fault in reading.faults} == {RECORD, SOURCES}


def test_what_goes_is_told_apart_from_what_can_not_be_read(edition: Edition) -> None:
    proposed = change(edition, {RECORD: None, SOURCES: None, PROGRAMME: None}).proposed
    assert [(one.id, one.before is None, one.after) for one in proposed.records] == [
        ("talk", False, None)
    ]
    assert [(one.path, one.after) for one in proposed.lists] == [(SOURCES, None)]


def test_a_file_whose_bytes_were_not_given_is_not_read(edition: Edition) -> None:
    file = TreeFile(PROGRAMME, "file", 12)
    reading = read_change(edition, [FileChange(PROGRAMME, file, file)], {}, (PROGRAMME,))
    assert (reading.faults, reading.texts) == ((), {})
    assert reading.proposed.conflicts == (PROGRAMME,)
