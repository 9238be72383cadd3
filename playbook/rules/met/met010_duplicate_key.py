"""A key stands once among its siblings."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET010",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Key written twice",
        "Clé écrite deux fois",
    ),
    why=Words(
        "Programs differ about which of the two values counts, and a reviewer may read the "
        "other one.",
        "Les programmes ne s’accordent pas sur la valeur qui compte, et la personne qui révise "
        "peut lire l’autre.",
    ),
    message=Words(
        "`{key}` already stands on line {line}",
        "« {key} » figure déjà à la ligne {line}",
    ),
    help=Words(
        "keep one of the two",
        "gardez l’une des deux",
    ),
    basis="YAML 1.2.2, section 3.2.1.3",
)
