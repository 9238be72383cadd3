"""YAML here has no tags."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET007",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "YAML tag",
        "Étiquette YAML",
    ),
    why=Words(
        "A tag asks the reading program to build something of the writer’s choice; a page needs"
        " text only.",
        "Une étiquette demande au programme de lecture de construire ce que veut l’auteur; une "
        "page n’a besoin que de texte.",
    ),
    message=Words(
        "`{tag}` is a YAML tag",
        "« {tag} » est une étiquette YAML",
    ),
    help=Words(
        "remove the tag; if the text itself starts with `!`, put it between quotation marks",
        "retirez l’étiquette; si le texte lui-même commence par `!`, mettez-le entre guillemets",
    ),
    basis="CWE-502",
)
