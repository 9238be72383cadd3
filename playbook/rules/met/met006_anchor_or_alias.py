"""YAML here has no anchors and no aliases."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET006",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "YAML anchor or alias",
        "Ancre ou alias YAML",
    ),
    why=Words(
        "A value that is written elsewhere cannot be read in its place, and a few lines of "
        "aliases can expand into billions of values.",
        "Une valeur écrite ailleurs ne se lit pas à sa place, et quelques lignes d’alias "
        "peuvent se déployer en milliards de valeurs.",
    ),
    message=Words(
        "`{name}` is used as a YAML anchor or alias",
        "« {name} » sert d’ancre ou d’alias YAML",
    ),
    help=Words(
        "write the value out here; if the text itself starts with `&` or `*`, put it between "
        "quotation marks",
        "écrivez la valeur ici en entier; si le texte lui-même commence par `&` ou `*`, "
        "mettez-le entre guillemets",
    ),
    basis="CWE-776",
)
