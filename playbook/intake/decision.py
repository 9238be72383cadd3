"""What a person does to a suggestion, as the next step of its record in the ledger.

Invariants: a step that `NEXT` does not allow is refused; the words of a suggestion enter the ledger
only when a person acknowledges it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from playbook.intake.assessment import Assessed
from playbook.metadata.files import LEDGER
from playbook.model.ledger import (
    NEXT,
    Criteria,
    LedgerRecord,
    Said,
    State,
    Step,
    Submitter,
    chained,
    first_digest,
)
from playbook.model.proposal import Proposal
from playbook.model.suggestion import Suggestion
from playbook.model.text import Language

_UNLINKED: Final = "0" * 64


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


def ledger_path(suggestion: str) -> str:
    """Where a suggestion's record lies in the checkout."""
    return f"{LEDGER}{suggestion}.yml"


def opened(assessed: Assessed, act: Act) -> LedgerRecord:
    """The record of a suggestion that nobody has acted on yet, with its first step.

    One that is withheld or withdrawn unread brings none of its words along.
    """
    suggestion = assessed.suggestion
    said = assessed.proposal if act.to is State.ACKNOWLEDGED else None
    said = said or Proposal(title=suggestion.id, language=Language.EN)
    record = LedgerRecord(
        id=suggestion.id,
        door=suggestion.door,
        received_on=min(suggestion.received_on, act.on),
        language=said.language,
        kind=said.kind,
        title=said.title,
        why=said.why,
        pages=assessed.pages,
        segments=said.segments,
        gba_note=said.gba_note,
        submitter=Submitter(name=said.name if said.consent else None, consent=said.consent),
        steps=(_step(act, suggestion),),
    )
    allow(State.RECEIVED, act.to)
    return record.model_copy(update={"steps": (chained(record.steps[0], first_digest(record)),)})


def continued(record: LedgerRecord, act: Act, suggestion: Suggestion | None) -> LedgerRecord:
    """A record with one more step; the head is that which was looked at, where it is at hand."""
    allow(record.state, act.to)
    step = chained(_step(act, suggestion), record.steps[-1].digest)
    return record.model_copy(update={"steps": (*record.steps, step)})


def allow(now: State, to: State) -> None:
    """Raise IllegalStepError where a state may not follow another."""
    if to not in NEXT[now]:
        raise IllegalStepError(now, to)


def _step(act: Act, suggestion: Suggestion | None) -> Step:
    return Step(
        on=act.on,
        to=act.to,
        by=act.by,
        head=suggestion.head if suggestion else None,
        reason=act.reason,
        answer=act.answer,
        into=act.into,
        covered_by=act.covered_by,
        revisit_on=act.revisit_on,
        criteria=act.criteria,
        before=_UNLINKED,
        digest=_UNLINKED,
    )
