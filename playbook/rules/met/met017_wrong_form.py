"""A value has the form that its key asks for."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET017",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Value of the wrong form",
        "Valeur de la mauvaise forme",
    ),
    why=Words(
        "A date that is no date or a list that is no list cannot be sorted, compared or published.",
        "Une date qui n’en est pas une, ou une liste qui n’en est pas une, ne peut être ni "
        "triée, ni comparée, ni publiée.",
    ),
    message=Words(
        "`{key}` must be {expected}{found}",
        "`{key}` doit être {expected}{found}",
    ),
    help=Words(
        "write {expected}",
        "écrivez {expected}",
    ),
    basis="ISO 8601 for dates and lengths of time",
)
