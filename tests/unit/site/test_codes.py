"""The pages of the codes: each code has one, in words that hold for every finding of it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from playbook.model.finding import Words
from playbook.model.text import Language
from playbook.rules.registry import FAMILIES, registry
from playbook.site.code_words import example
from playbook.site.generated import GeneratedPage
from playbook.site.pages import codes
from tests.unit.site.editions import planned

both_languages = pytest.mark.parametrize("language", list(Language))


def made(language: Language) -> dict[str, GeneratedPage]:
    """The pages of the codes."""
    return {page.path: page for page in codes.pages(planned(language=language).writer)}


@both_languages
def test_every_code_has_a_page_and_a_line_in_its_family(language: Language) -> None:
    pages = made(language)
    listed = re.findall(r"\(/(codes/.+)\)", pages["codes/index.md"].markdown)
    assert sorted(listed) == sorted(codes.code_path(code) for code in registry())
    assert sorted(pages) == sorted(["codes/index.md", *listed])
    assert re.findall(r"^## .*\{#(.+)\}$", pages["codes/index.md"].markdown, re.MULTILINE) == [
        family for family in FAMILIES if any(code.lower().startswith(family) for code in registry())
    ]


@both_languages
def test_the_list_leads_and_the_pages_of_codes_stay_out_of_the_navigation(
    language: Language,
) -> None:
    groups = {path: page.group for path, page in made(language).items()}
    assert groups.pop("codes/index.md") == "help"
    assert set(groups.values()) == {None}


@both_languages
def test_no_page_of_a_code_shows_a_name_that_a_finding_fills_in(language: Language) -> None:
    pages = made(language)
    for code, entry in registry().items():
        words = entry.rule.message.in_(language) + entry.rule.help.in_(language)
        names = {name for _, name, _, _ in Formatter().parse(words) if name}
        text = pages[codes.code_path(code)].markdown
        assert [name for name in names if f"{{{name}}}" in text] == [], code


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("there is no page `{page}`", "there is no page `…`"),
        ("{meant}write the part in `{{#id}}`", "write the part in `{#id}`"),
        ("{remedy}run it", "… run it"),
        ("`{key}` must be {expected}{found}", "`…` must be …"),
        ("{what}", "…"),
    ],
)
def test_an_ellipsis_stands_for_what_a_finding_names(template: str, shown: str) -> None:
    assert example(Words(template, template)).en == shown


@pytest.mark.parametrize(
    ("sentence", "markdown"),
    [
        ("write `a_b*` or `*c*` here", "write `a_b*` or `*c*` here"),
        ("`a` `b`", "`a` `b`"),
        ("a * b", "a &#42; b"),
        ("an odd ` *x*", "an odd &#96; &#42;x&#42;"),
    ],
)
def test_what_stands_between_backticks_is_code_and_the_rest_is_text(
    sentence: str, markdown: str
) -> None:
    assert planned().writer.told(Words(sentence, sentence)) == markdown


def test_a_level_that_rises_at_release_is_said() -> None:
    level = "- Level: Warning; at release: error"
    assert level in made(Language.EN)["codes/gba003.md"].markdown
    french = "- Niveau\u00a0: Avertissement; à la publication\u00a0: erreur"
    assert french in made(Language.FR)["codes/gba003.md"].markdown


def test_a_code_whose_words_depend_on_the_case_says_so() -> None:
    text = made(Language.EN)["codes/gba007.md"].markdown
    assert "Each finding says what is wrong in its case." in text
    assert "Each finding says what to do in its case." in text
    assert "…" not in text


def test_what_a_code_answers_is_marked_as_english_on_a_french_page() -> None:
    assert "{: lang=en }" in made(Language.FR)["codes/gba003.md"].markdown
    assert "{: lang=en }" not in made(Language.EN)["codes/gba003.md"].markdown
