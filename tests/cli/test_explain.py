"""`playbook explain`: what each code means, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from playbook.rules.registry import registry
from tests.cli.running import english, playbook


def named(*templates: str) -> set[str]:
    """The names in braces that templates ask for."""
    return {name for text in templates for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", registry())
def test_explains_every_code(tmp_path: Path, code: str, language: str) -> None:
    ran = playbook(tmp_path, "explain", code, "--lang", language)
    rule = registry()[code].rule
    assert (ran.code, ran.err) == (0, "")
    for words in (rule.title, rule.why):
        assert (words.en if language == "en" else words.fr) in ran.out
    filled = named(*rule.message, *rule.help)
    assert [name for name in filled if f"{{{name}}}" in ran.out] == []
    assert not re.search(r"\{\{|\}\}|\w+=[\w'\"]|None|Words\(", ran.out)
    assert not re.search(r"^[^:]+: …$", ran.out, re.MULTILINE)


CASES = {
    "en": ("Each finding says what is wrong in its case.", "Each finding says what to do"),
    "fr": (
        "Chaque constat dit ce qui ne va pas dans son cas.",
        "Chaque constat dit que faire dans",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_code_whose_words_depend_on_the_case_says_so(tmp_path: Path, language: str) -> None:
    message, advice = CASES[language]
    both = playbook(tmp_path, "explain", "SUG012", "--lang", language).out
    assert f"\n{message}\n{advice}" in both
    assert "…" not in both
    behind = playbook(tmp_path, "explain", "LNG004", "--lang", language).out
    assert message in behind
    assert advice not in behind
    assert "`playbook record translated …`" in behind


def test_says_what_an_ellipsis_stands_for_where_there_is_one(tmp_path: Path) -> None:
    told = "An ellipsis stands for what the finding names.\n"
    assert told in english(tmp_path, "explain", "LNK001").out
    assert told not in english(tmp_path, "explain", "SUG012").out


def test_explains_in_both_languages_differently(tmp_path: Path) -> None:
    en, fr = (playbook(tmp_path, "explain", "GBA006", "--lang", one).out for one in ("en", "fr"))
    assert "Level: warning; at release: error" in en
    assert "Niveau\u00a0: avertissement; à la publication\u00a0: erreur" in fr


def test_takes_a_code_in_small_letters(tmp_path: Path) -> None:
    assert english(tmp_path, "explain", "gba006") == english(tmp_path, "explain", "GBA006")


@pytest.mark.parametrize(("language", "words"), [("en", "did you mean"), ("fr", "vouliez-vous")])
def test_an_unknown_code_names_the_nearest(tmp_path: Path, language: str, words: str) -> None:
    ran = playbook(tmp_path, "explain", "GBA0006", "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "`GBA006`" in ran.err


def test_a_word_that_is_like_no_code_is_refused_alone(tmp_path: Path) -> None:
    ran = english(tmp_path, "explain", "nonsense")
    assert (ran.code, ran.out, ran.err) == (2, "", "playbook: there is no code nonsense.\n")


def test_needs_no_playbook_but_a_code(tmp_path: Path) -> None:
    assert english(tmp_path, "explain").code == 2
