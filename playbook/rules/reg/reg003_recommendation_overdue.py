"""A recommendation is closed by the day it is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import Recommendations
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG003",
    scope=Scope.REGISTER,
    level=Level.WARNING,
    title=Words("Recommendation overdue", "Recommandation en retard"),
    why=Words(
        "A date that passes without a word tells the body that asked, and every reader, that "
        "nobody follows it up.",
        "Une échéance qui passe en silence dit à l’organisme qui l’a demandée, et à tout le monde, "
        "que personne n’en fait le suivi.",
    ),
    message=Words(
        "the recommendation `{id}` was due on {due} and is still `{status}`",
        "la recommandation `{id}` devait avoir une suite le {due} et reste à l’état `{status}`",
    ),
    help=Words(
        "close it with its evidence, or agree on another day and note to whom it was escalated",
        "fermez-la, preuve à l’appui, ou convenez d’une autre date et indiquez à qui elle a été "
        "soumise",
    ),
    basis="Jersey, Customer and Local Services: recommendations are reviewed and escalated",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each recommendation that is not closed and whose day has passed."""
    value = document.value
    if not isinstance(value, Recommendations):
        return
    for number, one in enumerate(value.recommendations):
        if one.due and one.due < index.reference.as_of and one.status != "closed":
            place = document.at("recommendations", number, "due")
            yield RULE.at(place, id=one.id, due=one.due.isoformat(), status=one.status)
