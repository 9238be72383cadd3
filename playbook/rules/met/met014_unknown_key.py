"""A key is one that the file's form knows."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET014",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Unknown key",
        "Clé inconnue",
    ),
    why=Words(
        "A misspelt key is silently lost: its value is neither checked nor published.",
        "Une clé mal écrite se perd en silence : sa valeur n’est ni vérifiée ni publiée.",
    ),
    message=Words(
        "there is no key `{key}` here",
        "il n’y a pas de clé « {key} » ici",
    ),
    help=Words(
        "{meant}the keys here are: {known}",
        "{meant}les clés possibles ici : {known}",
    ),
)
