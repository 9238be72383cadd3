"""The twins of one page id."""

from __future__ import annotations

import pytest

from playbook.metadata.reading import read_page
from playbook.model.document import Page
from playbook.model.edition import Pair
from playbook.model.history import NoHistory
from playbook.model.text import Language
from tests.golden.cases import BASE


def page(language: Language) -> Page:
    path = f"docs/{language.value}/methods/talk.md"
    read, faults, _ = read_page(path, (BASE / path).read_bytes())
    assert read is not None, faults
    return read


ENGLISH, FRENCH = page(Language.EN), page(Language.FR)


@pytest.mark.parametrize(
    ("en", "fr"), [(ENGLISH, FRENCH), (ENGLISH, None), (None, FRENCH), (None, None)]
)
def test_a_pair_has_each_twin_under_its_language_and_lists_those_that_are_there(
    en: Page | None, fr: Page | None
) -> None:
    pair = Pair("talk", en, fr, NoHistory())
    assert pair.of(Language.EN) is en
    assert pair.of(Language.FR) is fr
    assert list(pair) == [twin for twin in (en, fr) if twin]
