"""Every generated page and file is as its golden text says, filled and empty, in both languages."""

from __future__ import annotations

import json

import pytest

from playbook.model.text import Language
from playbook.site.plan import SitePlan
from tests.golden_site.editions import (
    FULLNESS,
    Fullness,
    every,
    golden,
    is_golden,
    kept,
    plan,
    texts,
    texts_of,
)


@pytest.mark.parametrize(("fullness", "language", "path"), list(kept()))
def test_a_generated_page_says_what_its_golden_text_says(
    fullness: Fullness, language: Language, path: str
) -> None:
    made = texts(fullness, language)[path]
    assert made == golden(fullness, language, path).read_text(encoding="utf-8")


def test_a_golden_text_is_kept_of_each_page_that_is_made_and_of_no_other() -> None:
    made = {one for one in every() if is_golden(one[2])}
    assert made == set(kept()), "run: python -m tests.golden_site.update PATH"


@pytest.mark.parametrize("fullness", FULLNESS)
@pytest.mark.parametrize("language", list(Language))
def test_every_generated_page_can_be_made_twice_the_same(
    fullness: Fullness, language: Language
) -> None:
    first = texts(fullness, language)
    again = SitePlan(plan(fullness, language).publication, language)
    assert texts_of(again) == first


def test_every_file_for_machines_that_is_json_is_json() -> None:
    for fullness, language, path in every():
        if path.endswith(".json"):
            json.loads(texts(fullness, language)[path])
