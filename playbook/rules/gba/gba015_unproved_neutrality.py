"""“No differential impact” is a finding, and is proved like one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA015",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Neutrality not shown", "Neutralité non démontrée"),
    why=Words(
        "A submission once said that it had no gender impact, and no analysis had been made to "
        "reach that conclusion. Neutral is what you find, never what you assume.",
        "Une présentation affirmait n’avoir aucun effet selon le genre, sans qu’aucune analyse ait "
        "mené à cette conclusion. La neutralité se constate, elle ne se présume pas.",
    ),
    message=Words(
        "`no_differential_impact` is not shown: {what}",
        "`no_differential_impact` n’est pas démontré : {what}",
    ),
    help=Words(
        "show it with a data source, people heard (or a reason) and at least {least} factors "
        "assessed, and have it reviewed; or change the conclusion",
        "démontrez-le par une source de données, des personnes entendues (ou un motif) et au moins "
        "{least} facteurs évalués, et faites-le examiner; ou changez la conclusion",
    ),
    basis="PACP 42-1/9 (OAG 2015): no gender impact claimed, “but there was no analysis performed "
    "to reach that conclusion”",
)

_LEAST: Final = 3
_NO_DATA: Final = Words("there is no data source", "il n’y a aucune source de données")
_NOBODY: Final = Words(
    "nobody was heard, and no reason is given",
    "personne n’a été entendu, et aucun motif n’est donné",
)
_NO_REVIEWER: Final = Words("no reviewer is named", "aucune personne n’est chargée de l’examen")


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each thing that is missing from the proof."""
    value = record.value
    if value.conclusion == "no_differential_impact" and is_finished(value.status):
        for what in _lacking(value):
            yield RULE.at(record.document.at("conclusion"), what=what, least=_LEAST)


def _lacking(value: GbaRecord) -> Iterator[Words]:
    if not value.data_sources:
        yield _NO_DATA
    if not (value.consulted or value.advocate_used or value.not_consulted):
        yield _NOBODY
    assessed = {answer.factor for answer in value.factors if answer.status != "unknown"}
    if len(assessed) < _LEAST:
        yield _few_factors(len(assessed))
    if value.status != "self_assessed" and value.roles.reviewer is None:
        yield _NO_REVIEWER


def _few_factors(count: int) -> Words:
    return Words(
        f"the number of factors assessed is {count}, and at least {_LEAST} are needed",
        f"le nombre de facteurs évalués est de {count}, et il en faut au moins {_LEAST}",
    )
