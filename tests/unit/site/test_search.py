"""What the search knows of each page, and the words that it corrects to."""

from __future__ import annotations

import json

import pytest

from playbook.model.text import Language
from playbook.site.pages.search_words import BYTES_AT_MOST, PATH
from playbook.site.plan import SitePlan
from playbook.site.search import SearchEntry, search_entries
from tests.unit.site.editions import planned

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
VOCABULARY = "docs/records/vocabulary.yml"


def entries(plan: SitePlan) -> dict[str, SearchEntry]:
    return {entry.address: entry for entry in search_entries(plan.writer, plan.generated)}


def text_under(plan: SitePlan, heading: str, address: str = "methods/talk/") -> tuple[str, ...]:
    parts = {part.id: part.paragraphs for part in entries(plan)[address].parts}
    return parts[heading]


def words(plan: SitePlan) -> list[str]:
    told = json.loads(plan.files[PATH].content)["words"]
    assert isinstance(told, str)
    return told.split(" ")


@pytest.mark.parametrize(
    ("language", "title", "label", "heading"),
    [
        (Language.EN, "Talk with one person", "Method", "Steps"),
        (Language.FR, "Parler avec une personne", "Méthode", "Étapes"),
    ],
)
def test_a_page_is_told_by_its_title_its_type_and_its_parts(
    language: Language, title: str, label: str, heading: str
) -> None:
    talk = entries(planned(language=language))["methods/talk/"]
    assert (talk.title, talk.label, talk.secondary) == (title, label, False)
    assert talk.description
    assert talk.keywords
    assert heading in [part.heading for part in talk.parts]


def test_text_is_told_without_citations_and_without_a_blank_where_one_stood() -> None:
    assert text_under(planned(), "tips")[1:] == (
        "Ask one question at a time.",
        "Leave silence for an answer.",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("See ([[welcome]]).", "See (Welcome to the playbook)."),
        ("See [[welcome|the start]], then go.", "See the start, then go."),
        ("**Bold**ly *go* [there](../start/welcome.md).", "Boldly go there."),
        ("A &amp; B&nbsp;C, `code` &lt;b&gt;.", "A & B C, <b>."),
        ("- [x] Ask.", "Ask."),
        ('!!! note "Mind this"\n\n    Words.', "Mind this"),
        ("| a | b |\n|---|---|\n| [[welcome]] | 2 |", "a b"),
    ],
)
def test_markup_is_told_as_a_reader_reads_it(written: str, told: str) -> None:
    change = (TALK, "Choose a quiet place. Say why you ask, then listen.", written)
    assert text_under(planned(change), "steps")[0] == told


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_page_that_no_list_shows_is_not_found_nor_is_its_record(status: str) -> None:
    found = entries(planned((TALK, "status: published", f"status: {status}")))
    assert "methods/talk/" not in found
    assert "gba/talk/" not in found
    assert {"start/welcome/", "gba/welcome/"} <= found.keys()


def test_a_page_that_another_replaces_stands_below_the_others() -> None:
    change = (TALK, "status: published", "status: deprecated\nreplaced_by: welcome")
    assert entries(planned(change))["methods/talk/"].secondary


def test_a_page_has_its_own_aliases_and_the_vocabularys_each_once() -> None:
    own = (TALK, "keywords: [", "aliases: [chat, GBA+]\nkeywords: [")
    shared = "\naliases:\n  - {page: talk, en: [chat, face to face], fr: [tête-à-tête]}\n"
    plan = planned(own, (VOCABULARY, "\nlists:\n", f"{shared}lists:\n"))
    assert entries(plan)["methods/talk/"].aliases == ("chat", "GBA+", "face to face")
    french = planned((VOCABULARY, "\nlists:\n", f"{shared}lists:\n"), language=Language.FR)
    assert entries(french)["methods/talk/"].aliases == ("tête-à-tête",)


def test_pages_that_nobody_writes_stand_below_and_pages_that_only_list_are_not_found() -> None:
    found = entries(planned())
    assert found["gba/talk/"].secondary
    assert not [address for address in found if address.endswith("index/") or address == "/"]
    assert "methods/" not in found


def test_the_words_to_correct_to_begin_with_those_that_name_something() -> None:
    told = words(planned())
    assert {"interview", "conversation", "person", "steps"} <= set(told[:60])
    assert told.index("interview") < told.index("quiet")
    assert len(told) == len(set(told))
    assert all(word.isalpha() and len(word) >= 4 for word in told)


def test_the_words_to_correct_to_keep_their_accents() -> None:
    assert "étapes" in words(planned(language=Language.FR))


def test_the_words_to_correct_to_never_fill_more_than_their_room() -> None:
    letters = "abcdefghij"
    many = " ".join(
        f"{a}{b}{c}{d}entry" for a in letters for b in letters for c in letters for d in letters
    )
    plan = planned((TALK, "Say why you ask, then listen.", many.replace("jentry ", "jentry\n")))
    content = plan.files[PATH].content
    assert BYTES_AT_MOST - 40 < len(content.encode()) <= BYTES_AT_MOST
    assert {"interview", "steps"} <= set(words(plan))
