"""A barrier or a negative impact is mitigated, by someone, by a day that has not passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import Impact
from playbook.model.place import Location
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA009",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Impact without mitigation", "Effet sans mesure d’atténuation"),
    why=Words(
        "Naming a barrier helps nobody by itself. Submissions with good data still had no plan to "
        "track or mitigate the impact.",
        "Nommer un obstacle n’aide personne à lui seul. Des présentations riches en données "
        "n’avaient toujours pas de plan pour suivre ou atténuer les effets.",
    ),
    message=Words("{what}", "{what}"),
    help=Words(
        "write a `mitigation` with action, owner, due date and status, and do it by that day; when "
        "none is possible, say why in `reason`",
        "rédigez une `mitigation` avec mesure, responsable, échéance et état, et tenez l’échéance; "
        "si aucune n’est possible, dites pourquoi dans `reason`",
    ),
    basis="PACP 44-1/83 (TBS 2023): some submissions “still do not have a plan to track or "
    "mitigate the impact”",
)

_HARMS: Final = frozenset({"barrier", "negative"})


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Each impact that harms and is left alone, and each mitigation that is late or unexplained."""
    if not is_finished(record.value.status):
        return
    for number, impact in enumerate(record.value.impacts):
        for location, what in _at_fault(impact, reference.as_of):
            yield RULE.at(record.document.at("impacts", number, *location), what=what)


def _at_fault(impact: Impact, today: dt.date) -> Iterator[tuple[Location, Words]]:
    mitigation = impact.mitigation
    if mitigation is None:
        if impact.kind in _HARMS:
            yield ("kind",), _unmitigated(impact)
    elif mitigation.status == "planned" and mitigation.due < today:
        yield ("mitigation", "due"), _overdue(impact, mitigation.due)
    elif mitigation.status == "not_possible" and not mitigation.reason:
        yield ("mitigation", "status"), _unexplained(impact)


def _unmitigated(impact: Impact) -> Words:
    return Words(
        f"`{impact.id}` is a `{impact.kind}` impact without mitigation",
        f"`{impact.id}` est un effet de type `{impact.kind}` sans mesure d’atténuation",
    )


def _overdue(impact: Impact, due: dt.date) -> Words:
    return Words(
        f"the mitigation of `{impact.id}` was planned for {due} and is not in place",
        f"l’atténuation de `{impact.id}` était prévue pour le {due} et n’est pas en place",
    )


def _unexplained(impact: Impact) -> Words:
    return Words(
        f"the mitigation of `{impact.id}` is `not_possible` without a reason",
        f"l’atténuation de `{impact.id}` est `not_possible` sans motif",
    )
