"""A command line that can't be understood is told in the language that it asks for."""

from __future__ import annotations

import pytest

from tests.checkouts import Checkout
from tests.cli.running import playbook


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("defer", "pr-1", "--until", "demain"),
            "valeur refusée pour --until\u00a0: «\u00a0demain\u00a0» n’est pas une date",
        ),
        (("acknowledge",), "il manque ID"),
        (("acknowledge", "pr-1", "--bye", "x"), "il n’y a pas d’option --bye"),
        (("check", "pr-1", "--format", "xml"), "écrivez l’une de celles-ci\u00a0: text, json"),
    ],
)
def test_a_command_line_that_cannot_be_understood_is_told_in_french(
    checkout: Checkout, arguments: tuple[str, ...], told: str
) -> None:
    ran = playbook(checkout.root, "intake", *arguments, "--lang", "fr")
    assert ran.code == 2
    assert ran.err.startswith("Utilisation\u00a0: ")
    assert told in ran.err
    assert "Error" not in ran.err
    ran = playbook(checkout.root, "intake", *arguments, "--lang=en")
    assert ran.err.startswith("Usage: ")


def test_what_nobody_put_into_french_is_told_as_it_is(checkout: Checkout) -> None:
    ran = playbook(checkout.root, "intake", "acknowledge", "pr-1", "x", "--lang", "fr")
    assert ran.code == 2
    assert "Erreur\u00a0: Got unexpected extra argument" in ran.err
