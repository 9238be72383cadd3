"""A key that the file's form asks for is there."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET015",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Missing key",
        "Clé manquante",
    ),
    why=Words(
        "The site, the boards and the other rules all rest on this key.",
        "Le site, les tableaux de bord et les autres règles reposent tous sur cette clé.",
    ),
    message=Words(
        "the key `{key}` is missing",
        "la clé « {key} » manque",
    ),
    help=Words(
        "add `{key}:` with its value; the rule’s page and `playbook new page` show what it "
        "looks like",
        "ajoutez `{key}:` et sa valeur; la page de la règle et `playbook new page` en montrent "
        "la forme",
    ),
)
