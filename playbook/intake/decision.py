"""What a person does to a suggestion, as the next step of its record in the ledger.

Invariants: a step that `following` does not allow is refused; the words of a suggestion enter the
ledger only when a person looks at them: acknowledges it, or assesses it again as it is now.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from playbook.intake.assessment import Assessed
from playbook.model.ledger import (
    Criteria,
    LedgerRecord,
    Said,
    State,
    Step,
    Submitter,
    Wording,
    chained,
    first_digest,
    following,
    with_step,
)
from playbook.model.text import Language

_UNLINKED: Final = "0" * 64
# To reach these a person has looked at the suggestion as it is now, or need not have.
_LOOKING: Final = frozenset({State.ACKNOWLEDGED, State.IN_ASSESSMENT})
_UNSEEN: Final = frozenset({State.WITHDRAWN, State.WITHHELD})


class IllegalStepError(Exception):
    """A state that may not follow the one a suggestion is in."""

    def __init__(self, now: State, to: State) -> None:
        super().__init__(f"{now} -> {to}")
        self.now = now
        self.to = to


@dataclass(frozen=True)
class Act:
    """What a person does: to which state, when, in which role, and what they say of it."""

    to: State
    on: dt.date
    by: str
    reason: Said | None = None
    answer: Said | None = None
    into: str | None = None
    covered_by: str | None = None
    revisit_on: dt.date | None = None
    criteria: Criteria | None = None


def opened(assessed: Assessed, act: Act) -> LedgerRecord:
    """The record of a suggestion that nobody has acted on yet, with its first step.

    One that is withheld or withdrawn unread brings none of its words along.
    """
    suggestion = assessed.suggestion
    allow(None, act.to)
    unread = Wording(language=Language.EN, kind="correction", title=suggestion.id)
    nothing = unread.model_copy(update={"pages": assessed.pages})
    said = _said(assessed, nothing) if act.to is State.ACKNOWLEDGED else nothing
    record = LedgerRecord(
        id=suggestion.id,
        door=suggestion.door,
        received_on=min(suggestion.received_on, act.on),
        **dict(said),
        steps=(_step(act, suggestion.head),),
    )
    return record.model_copy(update={"steps": (chained(record.steps[0], first_digest(record)),)})


def continued(record: LedgerRecord, act: Act, assessed: Assessed | None) -> LedgerRecord:
    """A record with one more step; who looks at another head brings its words along.

    What is withdrawn or withheld is not looked at for that.
    """
    allow(record, act.to)
    head = assessed.suggestion.head if assessed else None
    if act.to in _UNSEEN and head != record.head:
        head = None
    step = _step(act, head)
    if assessed and act.to in _LOOKING and (head != record.head or not record.acknowledged_on):
        words = _said(assessed, record.wording)
        step = step.model_copy(update={"words": words if words != record.wording else None})
    return with_step(record, step)


def allow(record: LedgerRecord | None, to: State) -> None:
    """Raise IllegalStepError where a state may not follow the one that a suggestion is in."""
    now = record.state if record else State.RECEIVED
    acknowledged = record is not None and record.acknowledged_on is not None
    if to not in following(now, acknowledged=acknowledged):
        raise IllegalStepError(now, to)


def has_moved(record: LedgerRecord, assessed: Assessed | None) -> bool:
    """Whether what is at hand is not what a person looked at last."""
    return assessed is not None and record.head != assessed.suggestion.head


def _said(assessed: Assessed, before: Wording) -> Wording:
    """What the suggestion says now; of what can't be read, what it said before."""
    said = assessed.proposal
    if said is None:
        return before.model_copy(update={"pages": assessed.pages})
    role = before.submitter.role
    name = said.name if said.consent else None
    return Wording(
        language=said.language,
        kind=said.kind,
        title=said.title,
        why=said.why,
        pages=assessed.pages,
        segments=said.segments,
        gba_note=said.gba_note,
        submitter=Submitter(role=role, name=name, consent=said.consent),
    )


def _step(act: Act, head: str | None) -> Step:
    return Step(
        on=act.on,
        to=act.to,
        by=act.by,
        head=head,
        reason=act.reason,
        answer=act.answer,
        into=act.into,
        covered_by=act.covered_by,
        revisit_on=act.revisit_on,
        criteria=act.criteria,
        before=_UNLINKED,
        digest=_UNLINKED,
    )
