"""Mitigation lowers a risk, and one that stays high has a dated plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import Risk, Risks
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG006",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Risk that mitigation does not answer", "Risque sans mesure à sa hauteur"),
    why=Words(
        "A high risk without a dated mitigation is one that everybody knows and nobody treats.",
        "Un risque élevé sans mesure datée est un risque que tout le monde connaît et que personne "
        "ne traite.",
    ),
    message=Words("the risk `{id}` {problem}", "le risque `{id}` {problem}"),
    help=Words(
        "show what mitigation does: {advice}",
        "montrez l’effet des mesures : {advice}",
    ),
    basis="Jersey: three high risks after mitigation, each with its definition and mitigations",
)
_ORDER: Final = ("low", "medium", "high")
_NO_DATE: Final = Words(
    "is high after mitigation and no mitigation has a date",
    "est élevé après atténuation et aucune mesure n’a de date",
)
_ADD_DATE: Final = Words(
    "write in `on` since when or by when one of the mitigations is in place",
    "inscrivez dans `on` depuis quand ou pour quand l’une des mesures est en place",
)
_HIGHER: Final = Words(
    "is rated higher after mitigation than before",
    "est coté plus haut après atténuation qu’avant",
)
_RATE_AGAIN: Final = Words(
    "rate the risk again, without mitigation and then with it",
    "cotez de nouveau le risque, sans les mesures puis avec elles",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each risk that grows by mitigation, or stays high without a dated one."""
    value = document.value
    if not isinstance(value, Risks):
        return
    for number, risk in enumerate(value.risks):
        for problem, advice in _problems(risk):
            place = document.at("risks", number, "rating_after")
            yield RULE.at(place, id=risk.id, problem=problem, advice=advice)


def _problems(risk: Risk) -> Iterator[tuple[Words, Words]]:
    if risk.rating_after == "high" and not any(one.on for one in risk.mitigations):
        yield _NO_DATE, _ADD_DATE
    if _ORDER.index(risk.rating_after) > _ORDER.index(risk.rating_before):
        yield _HIGHER, _RATE_AGAIN
