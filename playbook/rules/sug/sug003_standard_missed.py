"""A suggestion is acknowledged and decided within the working days that the standards promise.

Only what can still be done is told: a decision that came late can't be made earlier. One that was
taken up again after its decision waits from that day on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, is_decision
from playbook.model.reference import ACKNOWLEDGE, DECIDE
from playbook.model.working_days import after_working_days, working_days
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG003",
    scope=Scope.LEDGER,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Service standard missed", "Norme de service non respectée"),
    why=Words(
        "People who wait longer than they were promised stop suggesting.",
        "Les gens qui attendent plus longtemps que promis cessent de faire des suggestions.",
    ),
    message=Words(
        "the suggestion was to be {done} by {due}, within {allowed} working days; {passed} have "
        "passed",
        "la suggestion devait faire l’objet {done} au plus tard le {due}, en {allowed} jours "
        "ouvrables; il s’en est écoulé {passed}",
    ),
    help=Words(
        "{remedy}; the standard is `{standard}` of `standards.yml`",
        "{remedy}; la norme est `{standard}` dans `standards.yml`",
    ),
    basis="Policy on Service and Digital, Treasury Board: service standards and results on them",
)

_ACKNOWLEDGED: Final = Words("acknowledged", "d’un accusé de réception")
_DECIDED: Final = Words("decided", "d’une décision")
_ACKNOWLEDGE: Final = Words("read it and acknowledge it", "lisez-la et accusez-en réception")
_DECIDE: Final = Words(
    "decide it, or defer it with a reason and a day to come back to it",
    "prenez une décision, ou reportez-la en donnant un motif et une date de retour",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """Each standard that an open suggestion is past."""
    value, reference = filed.value, index.reference
    promised = {one.id: one.working_days for one in reference.standards.value.standards}
    for standard, since, done, remedy in _waiting(value):
        allowed = promised.get(standard)
        if allowed is None or since is None:
            continue
        passed = working_days(since, reference.as_of)
        if passed > allowed:
            yield RULE.at(
                filed.document.at("received_on"),
                done=done,
                due=after_working_days(since, allowed).isoformat(),
                allowed=allowed,
                passed=passed,
                remedy=remedy,
                standard=standard,
            )


def _waiting(value: LedgerRecord) -> Iterator[tuple[str, dt.date | None, Words, Words]]:
    """Each standard, and since when an open suggestion waits for what it promises."""
    if not value.is_open:
        return
    received = None if value.acknowledged_on else value.received_on
    undecided = None if value.decision else _taken_up(value)
    yield ACKNOWLEDGE, received, _ACKNOWLEDGED, _ACKNOWLEDGE
    yield DECIDE, undecided, _DECIDED, _DECIDE


def _taken_up(value: LedgerRecord) -> dt.date:
    """The day a suggestion without a decision was received, or taken up after its last decision."""
    day, decided = value.received_on, False
    for step in value.steps:
        if decided:
            day = step.on
        decided = is_decision(step.to)
    return day
