"""The search answers what people type, in both languages, no worse than it did."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from playbook.model.text import Language
from tests.search.baseline import FLOOR, TOLERANCE, baseline
from tests.search.measuring import Answer, Score, ask, scores, worker_of
from tests.search.queries import Query, queries
from tests.search.sites import addresses

in_each_language = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module")
def measured(browser: Browser, base: str) -> dict[Language, dict[str, Score]]:
    found = {}
    for language in Language:
        page = browser.new_page()
        page.goto(f"{base}{language}/")
        answers = ask(page, worker_of(language), None, queries(language))
        found[language] = scores(answers, addresses(language))
        page.close()
    return found


@in_each_language
def test_queries_are_many_of_each_kind_and_name_pages_that_are_there(language: Language) -> None:
    asked = queries(language)
    assert len(asked) >= 45
    assert len({one.query for one in asked}) == len(asked)
    own = {Language.EN: {"apostrophe"}, Language.FR: {"accent", "elision"}}[language]
    assert {one.tag for one in asked} == {
        "acronym", "plural", "typo", "synonym", "natural", *own,
    }  # fmt: skip
    assert {page for one in asked for page in one.targets} == set(addresses(language))
    assert all(one.wanted for one in asked)


@in_each_language
def test_the_search_answers_no_worse_than_before(
    measured: dict[Language, dict[str, Score]], language: Language
) -> None:
    before = baseline()[language]
    assert measured[language].keys() == before.keys()
    for tag, score in measured[language].items():
        # One query of a tag may fall from the first place to the second.
        allowed = TOLERANCE if tag == "all" else TOLERANCE + 0.5 / score.queries
        assert score.mrr >= before[tag] - allowed, tag


@in_each_language
def test_the_page_wanted_stands_first_nearly_always(
    measured: dict[Language, dict[str, Score]], language: Language
) -> None:
    assert measured[language]["all"].mrr >= FLOOR
    assert measured[language]["all"].empty == 0


def test_neither_language_is_answered_worse_than_the_other(
    measured: dict[Language, dict[str, Score]],
) -> None:
    english, french = (measured[language]["all"].mrr for language in Language)
    assert abs(english - french) <= 0.02


def test_a_page_counts_by_its_place_and_not_at_all_beyond_the_tenth() -> None:
    where = {"one": "one/", "two": "two/"}
    wanted = Query("tag", "x", {"one": 2, "two": 1})
    others = tuple(f"other-{number}/" for number in range(9))
    answers = [
        Answer(wanted, ("two/", "one/")),
        Answer(wanted, (*others, "one/")),
        Answer(wanted, (*others, "two/", "one/")),
        Answer(wanted, ()),
    ]
    assert [answer.rank(where) for answer in answers] == [2, 10, None, None]
    assert Score.of(answers, where) == Score(queries=4, mrr=0.15, hit=0.5, empty=1)
