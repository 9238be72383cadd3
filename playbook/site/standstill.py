"""Since when a suggestion stands still: one answer for every page that asks."""

from __future__ import annotations

import datetime as dt
from typing import Final

from playbook.model.ledger import LedgerRecord, Step, is_final

IDLE: Final = dt.timedelta(days=60)


def still_since(record: LedgerRecord, as_of: dt.date) -> dt.date | None:
    """Since when an open suggestion stands still; None for one that had a step in the last 60 days.

    One that was deferred stands still from the day on which it was to be looked at again.
    """
    last = last_step(record, as_of)
    if last is None or is_final(last.to):
        return None
    if last.revisit_on:
        return last.revisit_on if last.revisit_on < as_of else None
    return last.on if last.on + IDLE <= as_of else None


def last_step(record: LedgerRecord, as_of: dt.date) -> Step | None:
    """The last thing that was done until a day."""
    return next(iter(reversed(until(record, as_of))), None)


def until(record: LedgerRecord, as_of: dt.date) -> tuple[Step, ...]:
    """What was done until a day."""
    return tuple(step for step in record.steps if step.on <= as_of)
