"""A quality check is of a suggestion that had been decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import is_decision
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.registers import QualityCheck, QualityChecks
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG019",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words(
        "Quality check of a suggestion that was not decided",
        "Contrôle de la qualité d’une suggestion sans décision",
    ),
    why=Words(
        "A check looks at how a suggestion was handled. Without a decision there is nothing to "
        "look at, and the published results would count it all the same.",
        "Un contrôle porte sur le traitement d’une suggestion. Sans décision, il n’y a rien à "
        "vérifier, et les résultats publiés le compteraient quand même.",
    ),
    message=Words(
        "the check of `{suggestion}` {problem}", "le contrôle de `{suggestion}` {problem}"
    ),
    help=Words(
        "{meant}write the id of a suggestion that was decided by that day, or take the check out",
        "{meant}écrivez l’identifiant d’une suggestion qui avait déjà fait l’objet d’une décision, "
        "ou supprimez le contrôle",
    ),
    basis="Jersey: the Customer Feedback Manager checks a sample of handled complaints",
)
_UNKNOWN: Final = Words(
    "names a suggestion that is not in `docs/records/suggestions`",
    "nomme une suggestion absente de `docs/records/suggestions`",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each check of a suggestion that the ledger lacks, or that was not decided by that day."""
    value = document.value
    if not isinstance(value, QualityChecks):
        return
    for number, one in enumerate(value.quality_checks):
        problem = _problem(one, index)
        if problem:
            known = one.suggestion in index.ledger
            meant = "" if known else did_you_mean(nearest(one.suggestion, index.ledger))
            place = document.at("quality_checks", number, "suggestion")
            yield RULE.at(place, suggestion=one.suggestion, problem=problem, meant=meant)


def _problem(one: QualityCheck, index: Index) -> Words | None:
    filed = index.ledger.get(one.suggestion)
    if filed is None:
        return _UNKNOWN
    if any(is_decision(step.to) and step.on <= one.on for step in filed.value.steps):
        return None
    day = one.on.isoformat()
    return Words(
        f"was made on {day}, before there was a decision",
        f"a été fait le {day}, avant toute décision",
    )
