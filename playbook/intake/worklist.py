"""What is to be done next about each suggestion, and by when."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final, NamedTuple

from playbook.model.ledger import LedgerRecord, State
from playbook.model.reference import ACKNOWLEDGE, DECIDE, Standards
from playbook.model.working_days import after_working_days


class Next(StrEnum):
    """What somebody does next."""

    ACKNOWLEDGE = "acknowledge"
    ASSESS = "assess"
    DECIDE = "decide"
    REVISIT = "revisit"
    APPLY = "apply"


_STANDARD: Final = {Next.ACKNOWLEDGE: ACKNOWLEDGE, Next.DECIDE: DECIDE}
_ACCEPTED: Final = frozenset({State.ACCEPTED, State.ACCEPTED_WITH_CHANGES})


class Task(NamedTuple):
    """What comes next; `due` is the last day on which it keeps the standard, where there is one."""

    to: Next
    due: dt.date | None

    def is_late(self, as_of: dt.date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < as_of


def next_task(
    record: LedgerRecord | None,
    received_on: dt.date,
    standards: Standards,
    head: str | None = None,
) -> Task:
    """What is to be done about an open suggestion that was received on a day.

    Where its `head` is not what a person looked at last, it is assessed again before all else, by
    the same day: every other step would be refused.
    """
    if record is None or record.acknowledged_on is None:
        return _within(Next.ACKNOWLEDGE, received_on, standards)
    task = _after(record, received_on, standards)
    return task._replace(to=Next.ASSESS) if head not in {None, record.head} else task


def _after(record: LedgerRecord, received_on: dt.date, standards: Standards) -> Task:
    """What follows the last step of a record that a person has acknowledged."""
    if record.state is State.DEFERRED:
        return Task(Next.REVISIT, record.steps[-1].revisit_on)
    if record.state in _ACCEPTED:
        return Task(Next.APPLY, None)
    return _within(Next.DECIDE, received_on, standards)


def _within(to: Next, received_on: dt.date, standards: Standards) -> Task:
    """A task with the day that the standard for it gives; without one, no day."""
    found = (one.working_days for one in standards.standards if one.id == _STANDARD[to])
    days = next(found, None)
    return Task(to, None if days is None else after_working_days(received_on, days))
