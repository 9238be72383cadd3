"""A file's YAML holds keys with values."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET021",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "YAML without keys",
        "YAML sans clés",
    ),
    why=Words(
        "An empty file, or one that holds a bare text or list, says nothing that can be checked"
        " or published.",
        "Un fichier vide, ou qui contient un simple texte ou une liste, ne dit rien qui puisse "
        "être vérifié ou publié.",
    ),
    message=Words(
        "there are no keys with values here",
        "il n’y a pas de clés avec des valeurs ici",
    ),
    help=Words(
        "write each key on its own line with its value, such as `status: draft`; take a file of"
        " the same kind as a model",
        "écrivez chaque clé sur sa ligne avec sa valeur, comme `status: draft`; prenez un "
        "fichier du même genre comme modèle",
    ),
)
