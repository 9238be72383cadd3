"""YAML here is one document whose keys are plain text."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET011",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Unusual YAML",
        "YAML inhabituel",
    ),
    why=Words(
        "Programs read such texts in different ways: what the check sees would not be what the "
        "site publishes.",
        "Les programmes lisent de tels textes de façons différentes : ce que la vérification "
        "voit ne serait pas ce que le site publie.",
    ),
    message=Words(
        "this is no plain `key: value`: a key that is not text, a second document, a line `...`"
        " or a directive",
        "ce n’est pas un simple « clé : valeur » : une clé qui n’est pas du texte, un second "
        "document, une ligne `...` ou une directive",
    ),
    help=Words(
        "write one set of keys and values, each key a plain word",
        "écrivez un seul ensemble de clés et de valeurs, chaque clé étant un simple mot",
    ),
    basis="YAML 1.2.2, sections 6.8 and 9.1",
)
