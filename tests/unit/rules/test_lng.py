"""Prose of a page and its place, where a golden case would say less than a line."""

from __future__ import annotations

import pytest

from playbook.metadata.reading import read_edition, read_page
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.rules.registry import checks
from playbook.rules.rule import Scope
from playbook.rules.stretches import HIDDEN, stretches, unquoted
from tests.golden.cases import BASE, DAY, Case

PATH = "docs/fr/start/welcome.md"


def page_with(body: str) -> Page:
    written = (BASE / PATH).read_text() + body
    page, _, _ = read_page(PATH, written.encode())
    assert page is not None
    return page


@pytest.fixture(scope="module")
def reference() -> Reference:
    case = Case(BASE)
    contents = case.contents()
    edition = read_edition(case.tree(contents), contents, DAY).edition
    assert edition is not None
    return edition.reference


def test_markup_is_told_from_the_blanks_that_the_author_wrote() -> None:
    last = list(stretches(page_with("\n**Temps** `a` : b\n")))[-1]
    assert last.masked == f"{HIDDEN * 2}Temps{HIDDEN * 2} {HIDDEN * 3} : b"


def test_a_quotation_is_blanked_and_the_rest_keeps_its_offset() -> None:
    text = 'Il dit «\u00a0je\u00a0», “I” ou "me", puis je.'
    assert len(unquoted(text)) == len(text)
    assert unquoted(text).split() == ["Il", "dit", ",", "ou", ",", "puis", "je."]


@pytest.mark.parametrize(
    "hostile", ['"', "«", "“", "1 ", "1 234 ", "(ABC", "[", " :", " ;", "I ", "12h", "e.g.", "1–"]
)
def test_a_hostile_page_is_judged_to_the_end(hostile: str, reference: Reference) -> None:
    line = (hostile * 1900)[:1900]
    page = page_with("\n" + "\n".join([line] * 40) + "\n")
    mine = [
        check
        for check in checks(Scope.PAGE)
        if ".lng." in check.__module__ or ".sty." in check.__module__
    ]
    faults = [fault for check in mine for fault in check(page, reference)]
    assert {fault.place.path for fault in faults} <= {PATH}
