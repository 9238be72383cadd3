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


BRACES = re.compile(r"[{}]")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", registry())
def test_explains_every_code(tmp_path: Path, code: str, language: str) -> None:
    ran = playbook(tmp_path, "explain", code, "--lang", language)
    rule = registry()[code].rule
    assert (ran.code, ran.err) == (0, "")
    for words in (rule.title, rule.why):
        assert (words.en if language == "en" else words.fr) in ran.out
    fields = named(ran.out)
    assert fields <= named(*rule.message, *rule.help) - {"meant"}
    left = ran.out
    for name in fields:
        left = left.replace(f"{{{name}}}", "")
    assert not BRACES.search(left.replace("{{", "").replace("}}", ""))
    assert not re.search(r"\w+=[\w'\"]|None|Words\(", left)


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
