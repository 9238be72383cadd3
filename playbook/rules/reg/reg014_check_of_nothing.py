"""A quality check checks at least one criterion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import QualityChecks
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG014",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Quality check of nothing", "Contrôle de la qualité qui ne contrôle rien"),
    why=Words(
        "It would count in the sample, and the published results would rest on checks that nobody "
        "made.",
        "Il compterait dans l’échantillon, et les résultats publiés reposeraient sur des contrôles "
        "que personne n’a faits.",
    ),
    message=Words(
        "the check of `{suggestion}` on {day} judges none of the six criteria",
        "le contrôle de `{suggestion}` du {day} ne juge aucun des six critères",
    ),
    help=Words(
        "judge at least one criterion as `met`, `partly` or `not_met`, or take the check out",
        "cotez au moins un critère `met`, `partly` ou `not_met`, ou supprimez le contrôle",
    ),
    basis="Jersey: six criteria of the quality assurance framework for feedback",
)
_CRITERIA: Final = (
    "followed_policy",
    "quality_of_response",
    "accurate_record",
    "lessons_captured",
    "communication",
    "process",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each check with six times `not_checked`."""
    value = document.value
    if not isinstance(value, QualityChecks):
        return
    for number, one in enumerate(value.quality_checks):
        if all(getattr(one, name) == "not_checked" for name in _CRITERIA):
            place = document.at("quality_checks", number, "suggestion")
            yield RULE.at(place, suggestion=one.suggestion, day=one.on.isoformat())
