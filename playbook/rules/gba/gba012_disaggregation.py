"""Data is broken down by a factor, or a data gap plans to have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.gba.stock_phrases import says_nothing
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA012",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Data not disaggregated", "Données non ventilées"),
    why=Words(
        "An average hides the people that GBA Plus looks for. Where a breakdown is missing, the "
        "official advice is to name the gap and plan to fill it, not to give up.",
        "Une moyenne cache les personnes que cherche l’ACS Plus. Quand la ventilation manque, la "
        "consigne officielle est de nommer la lacune et de prévoir la combler, non d’abandonner.",
    ),
    message=Words(
        "{what}, and no data gap plans for it", "{what}, et aucune lacune ne prévoit d’y remédier"
    ),
    help=Words(
        "say in `disaggregated_by` which factors the data distinguishes, or add to `data_gaps` "
        "what is missing, with a plan, an owner and a date",
        "dites dans `disaggregated_by` quels facteurs les données distinguent, ou ajoutez à "
        "`data_gaps` ce qui manque, avec un plan, un responsable et une date",
    ),
    basis="OAG 2022: gaps in the availability and use of disaggregated data",
)

_NO_SOURCE: Final = Words("there is no data source", "il n’y a aucune source de données")


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each source without a factor, or the lack of any source, unless a data gap has a plan."""
    document, value = record.document, record.value
    planned = any(
        not says_nothing(gap.plan.en) and not says_nothing(gap.plan.fr) for gap in value.data_gaps
    )
    if planned or not is_finished(value.status):
        return
    for number, source in enumerate(value.data_sources):
        if not source.disaggregated_by:
            what = Words(
                f"the data source `{source.id}` distinguishes no factor",
                f"la source de données `{source.id}` ne distingue aucun facteur",
            )
            yield RULE.at(document.at("data_sources", number, "id"), what=what)
    if not value.data_sources and value.conclusion != "not_applicable":
        yield RULE.at(key_or_id(document, "data_sources"), what=_NO_SOURCE)
