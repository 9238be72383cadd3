"""What rules found once is not looked for again while everything it rests on is the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from playbook.metadata.reading import EditionReader
from playbook.model.edition import Edition
from playbook.model.finding import Fault
from playbook.model.history import NoHistory
from playbook.rules.judge import Verdicts, faults_of, index_of, verdicts_of
from playbook.rules.rule import Scope
from tests.golden.cases import BASE, DAY, Case

PAGE = "docs/en/methods/talk.md"
HISTORY = NoHistory()


def read(reader: EditionReader, *changes: tuple[str, str], as_of: dt.date = DAY) -> Edition:
    case = Case(BASE)
    contents = case.contents()
    for before, after in changes:
        assert before.encode() in contents[PAGE]
        contents[PAGE] = contents[PAGE].replace(before.encode(), after.encode())
    edition = reader.read(case.tree(contents), contents, as_of).edition
    assert edition is not None
    return edition


def judged(edition: Edition, verdicts: Verdicts) -> list[Fault]:
    index = index_of(edition, HISTORY)
    found = verdicts_of(edition, index, HISTORY, kept=verdicts)
    return [fault for verdict in found for fault in verdict]


def test_kept_verdicts_are_those_of_judging_anew() -> None:
    reader, verdicts = EditionReader(), Verdicts()
    versions = [
        read(reader),
        read(reader, ("title: Talk", "title: talk")),
        read(reader, ("title: Talk", "title: talk"), as_of=dt.date(2031, 1, 1)),
        read(reader, ("## Steps", "## Steps\n\nSee <b>this</b>."), as_of=dt.date(2031, 1, 1)),
        read(reader),
    ]
    told = [judged(edition, verdicts) for edition in versions]
    anew = [list(faults_of(one, index_of(one, HISTORY), HISTORY)) for one in versions]
    assert told == anew
    assert len({len(faults) for faults in told}) > 1


def test_the_same_page_before_the_same_reference_is_judged_once() -> None:
    verdicts, edition = Verdicts(), read(EditionReader())
    page, reference = edition.pages[0], edition.reference
    first = verdicts.of(Scope.PAGE, page, reference)
    assert verdicts.of(Scope.PAGE, page, reference) is first
    later = replace(reference, as_of=dt.date(2040, 1, 1))
    assert verdicts.of(Scope.PAGE, page, later) != first
    assert any(fault.code == "PAG003" for fault in verdicts.of(Scope.PAGE, page, later))


def test_a_register_is_judged_by_the_index_and_never_by_the_reference_alone() -> None:
    verdicts, edition = Verdicts(), read(EditionReader())
    index, owners = index_of(edition, HISTORY), edition.reference.owners
    assert verdicts.of(Scope.REGISTER, owners, index) == ()
    nobody = replace(owners, value=owners.value.model_copy(update={"roles": ()}))
    assert [fault.code for fault in verdicts.of(Scope.REGISTER, nobody, index)] == ["REG010"]
    with pytest.raises(TypeError, match=r"owners\.yml"):
        verdicts.of(Scope.REGISTER, owners, edition.reference)
