"""Whoever checks how a suggestion was handled did not decide it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import is_decision
from playbook.model.registers import QualityChecks
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG020",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Quality check of one’s own decision", "Contrôle de sa propre décision"),
    why=Words(
        "A second look is worth something because it is another person’s.",
        "Un deuxième regard vaut quelque chose parce que c’est celui de quelqu’un d’autre.",
    ),
    message=Words(
        "the role `{role}` checks `{suggestion}`, which it decided itself",
        "le rôle `{role}` vérifie `{suggestion}`, dont il a lui-même décidé",
    ),
    help=Words(
        "have another role of `docs/records/owners.yml` check it, and name that role",
        "faites vérifier la suggestion par un autre rôle de `docs/records/owners.yml` et nommez ce "
        "rôle",
    ),
    basis="Jersey: an advisor handles a complaint, and a feedback manager checks it",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each check by a role that took a decision on the suggestion until that day."""
    value = document.value
    if not isinstance(value, QualityChecks):
        return
    for number, one in enumerate(value.quality_checks):
        filed = index.ledger.get(one.suggestion)
        steps = filed.value.steps if filed else ()
        if one.role in {step.by for step in steps if is_decision(step.to) and step.on <= one.on}:
            place = document.at("quality_checks", number, "role")
            yield RULE.at(place, role=one.role, suggestion=one.suggestion)
