"""An id stands once in its list."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET019",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Id given twice",
        "Identifiant donné deux fois",
    ),
    why=Words(
        "What refers to the id would find only one of the two, and which one nobody can say.",
        "Ce qui renvoie à l’identifiant ne trouverait que l’un des deux, sans que personne "
        "puisse dire lequel.",
    ),
    message=Words(
        "the id `{id}` already stands in this list",
        "l’identifiant « {id} » figure déjà dans cette liste",
    ),
    help=Words(
        "give one of the two another id, or delete it",
        "donnez un autre identifiant à l’un des deux, ou supprimez-le",
    ),
)
