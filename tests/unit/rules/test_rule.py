"""How a fault becomes a sentence."""

from __future__ import annotations

import pytest

from playbook.model.finding import Level, Shown, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope

RULE = Rule(
    code="XYZ001",
    scope=Scope.PAGE,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Title", "Titre"),
    why=Words("Why", "Pourquoi"),
    message=Words("`{value}` is wrong", "« {value} » est faux"),
    help=Words("{meant}mend it", "{meant}corrigez"),
)
PLACE = Place("docs/en/x.md", 1, 1)


def worded(value: Shown) -> Words:
    return RULE.finding(RULE.at(PLACE, value=value, meant="")).message


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (1200, "`1,200` is wrong", "« 1\u00a0200 » est faux"),
        (Words("a date", "une date"), "`a date` is wrong", "« une date » est faux"),
        ("two\n  lines", "`two lines` is wrong", "« two lines » est faux"),
        ("a\u202eb", "`a\\u202eb` is wrong", "« a\\u202eb » est faux"),
        ("\x1b[31m", "`\\u001b[31m` is wrong", "« \\u001b[31m » est faux"),
    ],
)
def test_a_value_is_shown_as_each_language_writes_it(value: Shown, en: str, fr: str) -> None:
    assert worded(value) == Words(en, fr)


def test_a_long_word_is_cut_and_a_list_is_cut_later() -> None:
    assert len(worded("x" * 500).en) == len("`` is wrong") + 60
    assert len(worded("one, " * 500).en) == len("`` is wrong") + 400


def test_braces_in_a_value_are_not_filled() -> None:
    assert worded("{value}").en == "`{value}` is wrong"


def test_a_release_raises_the_level() -> None:
    fault = RULE.at(PLACE, value="x", meant="")
    assert RULE.finding(fault).level is Level.WARNING
    assert RULE.finding(fault, release=True).level is Level.ERROR
