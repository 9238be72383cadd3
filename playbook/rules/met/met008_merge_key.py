"""YAML here has no merge keys."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET008",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "YAML merge key",
        "Clé de fusion YAML",
    ),
    why=Words(
        "A merge key brings in keys that a reader of the file does not see, and a short chain "
        "of them takes minutes to read.",
        "Une clé de fusion ajoute des clés que la personne qui lit le fichier ne voit pas, et "
        "une courte chaîne de fusions prend des minutes à lire.",
    ),
    message=Words(
        "`<<` merges keys from elsewhere",
        "`<<` fusionne des clés venues d’ailleurs",
    ),
    help=Words(
        "write the keys out here",
        "écrivez ici les clés en entier",
    ),
    basis="YAML 1.2 dropped merge keys",
)
