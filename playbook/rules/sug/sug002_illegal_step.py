"""Steps follow each other as the workflow allows, on days that go forward; an id says its door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, State, following
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG002",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Step that cannot be", "Étape impossible"),
    why=Words(
        "A suggestion that skips its acknowledgement or its decision was not dealt with in the "
        "open, and working days can’t be counted between days that are out of order.",
        "Une suggestion qui saute l’accusé de réception ou la décision n’a pas été traitée au vu "
        "de tous, et on ne peut compter les jours ouvrables entre des dates en désordre.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{remedy}", "{remedy}"),
    basis="ISSA guideline SQ_00400: suggestions are recorded, assessed and answered",
)

_UNREAD: Final = frozenset({State.WITHDRAWN, State.WITHHELD})
_Told = tuple[Location, Words, Words]

_AGAIN: Final = Words(
    "take the step back with git and record it on the day it is taken",
    "retirez l’étape avec git et inscrivez-la à la date où elle est franchie",
)
_DOOR: Final = Words(
    "take the file back from git: the id and the door are given when a suggestion is taken in",
    "reprenez le fichier dans git : l’identifiant et la voie sont donnés à l’arrivée de la "
    "suggestion",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """Each step that can't follow the one before, each day out of order, and another's door."""
    value = filed.value
    for told in (_doors, _days, _transitions):
        for location, what, remedy in told(value):
            yield RULE.at(filed.document.at(*location), what=what, remedy=remedy)
    as_of = index.reference.as_of
    days: list[tuple[Location, dt.date]] = [(("received_on",), value.received_on)]
    days += [(("steps", number, "on"), step.on) for number, step in enumerate(value.steps)]
    for location, day in days:
        if day > as_of:
            what = Words(f"{day} has not come yet", f"le {day} n’est pas encore arrivé")
            yield RULE.at(filed.document.at(*location), what=what, remedy=_AGAIN)


def _doors(value: LedgerRecord) -> Iterator[_Told]:
    """A remote that is not main puts its name before the door."""
    if value.door not in value.id.split("-")[:2]:
        what = Words(
            f"the id `{value.id}` does not say the door `{value.door}`",
            f"l’identifiant `{value.id}` ne dit pas la voie `{value.door}`",
        )
        yield ("door",), what, _DOOR


def _days(value: LedgerRecord) -> Iterator[_Told]:
    days = [value.received_on, *(step.on for step in value.steps)]
    for number, (before, day) in enumerate(pairwise(days)):
        if day < before:
            what = Words(
                f"the step is dated {day}, before the day of what it follows, {before}",
                f"l’étape est datée du {day}, avant la date de ce qui la précède, le {before}",
            )
            yield ("steps", number, "on"), what, _AGAIN


def _transitions(value: LedgerRecord) -> Iterator[_Told]:
    states = [State.RECEIVED, *(step.to for step in value.steps)]
    acknowledged = False  # or told already: what comes after is not told again
    for number, (before, state) in enumerate(pairwise(states)):
        allowed = following(before, acknowledged=acknowledged)
        acknowledged = acknowledged or state not in _UNREAD
        if state not in allowed:
            what = Words(
                f"`{state}` can’t follow `{before}`", f"`{state}` ne peut suivre `{before}`"
            )
            names = ", ".join(f"`{one}`" for one in State if one in allowed)
            remedy = Words(
                f"take the step back with git; after `{before}` may come {names}",
                f"retirez l’étape avec git; après `{before}` peut venir {names}",
            )
            yield ("steps", number, "to"), what, remedy
