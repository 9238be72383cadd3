"""Something is watched, and the next look at it is not overdue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA013",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("No monitoring, or monitoring overdue", "Suivi absent ou en retard"),
    why=Words(
        "Without an indicator that somebody looks at, nobody learns whether the page reached the "
        "people it was meant for.",
        "Sans indicateur que quelqu’un regarde, on n’apprend jamais si la page a servi les "
        "personnes visées.",
    ),
    message=Words("{what}", "{what}"),
    help=Words(
        "name at least one indicator with its source, frequency and owner; after each look write "
        "`last_result` and the next `next_due`",
        "nommez au moins un indicateur avec sa source, sa fréquence et son responsable; après "
        "chaque relevé, inscrivez `last_result` et le prochain `next_due`",
    ),
    basis="OAG 2022: weak monitoring and reporting; PACP 44-1/83 (TBS 2023): no plan to track the "
    "impact",
)

_NONE: Final = Words("nothing is monitored", "aucun suivi n’est prévu")


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """A record without monitoring, and each indicator whose day has passed."""
    document, value = record.document, record.value
    if not is_finished(value.status) or value.conclusion == "not_applicable":
        return
    if not value.monitoring:
        yield RULE.at(key_or_id(document, "monitoring"), what=_NONE)
    for number, plan in enumerate(value.monitoring):
        if plan.next_due < reference.as_of:
            what = Words(
                f"the next look at this indicator was due on {plan.next_due}",
                f"le prochain relevé de cet indicateur était prévu pour le {plan.next_due}",
            )
            yield RULE.at(document.at("monitoring", number, "next_due"), what=what)
