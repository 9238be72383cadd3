"""A fact of the list is cited by a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.reference import Facts
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT007",
    scope=Scope.REGISTER,
    level=Level.ADVICE,
    title=Words(
        "Fact that nothing cites",
        "Fait que rien ne cite",
    ),
    why=Words(
        "A number kept for nobody is not checked against its source, and is wrong when "
        "somebody takes it.",
        "Un nombre que personne n’emploie n’est pas vérifié à la source, et il sera faux le "
        "jour où quelqu’un le prendra.",
    ),
    message=Words(
        "no page cites the fact `{id}`",
        "aucune page ne renvoie au fait « {id} »",
    ),
    help=Words(
        "cite it as `[@{id}]` where a page states it, or take it off the list",
        "renvoyez-y par `[@{id}]` là où une page l’énonce, ou retirez-le de la liste",
    ),
    of_pages=True,
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each fact that no page cites."""
    if not isinstance(document.value, Facts):
        return
    for number, fact in enumerate(document.value.facts):
        if not index.found("cites", fact.id):
            yield RULE.at(document.at("facts", number, "id"), id=fact.id)
