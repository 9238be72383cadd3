"""How names of terms are told apart."""

from __future__ import annotations

import pytest

from playbook.model.glossary import spelling
from playbook.model.text import Language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Client segment", "client segments"),
        ("policy", "Policies"),
        ("process", "processes"),
        ("brush", "brushes"),
        ("box", "boxes"),
        ("lived experience", "Lived-experience"),
        ("GBA Plus", "gba\u00a0plus"),
    ],
)
def test_english_names_are_the_same_in_capitals_and_in_the_plural(one: str, other: str) -> None:
    assert spelling(one, Language.EN) == spelling(other, Language.EN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("segment de clientèle", "Segments de clientèle"),
        ("enjeu", "enjeux"),
        ("norme de service", "NORMES DE SERVICE"),
        ("porte-parole", "porte parole"),
    ],
)
def test_french_names_are_the_same_in_capitals_and_in_the_plural(one: str, other: str) -> None:
    assert spelling(one, Language.FR) == spelling(other, Language.FR)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("gas", "ga", Language.EN),
        ("access", "acces", Language.EN),
        ("status", "statu", Language.EN),
        ("analysis", "analysi", Language.EN),
        ("cas", "ca", Language.FR),
        ("marche", "marché", Language.FR),
        ("segment", "client segment", Language.EN),
    ],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str, language: Language) -> None:
    assert spelling(one, language) != spelling(other, language)
