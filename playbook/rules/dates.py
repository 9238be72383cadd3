"""Days worked out from other days."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from playbook.model.page import Common
from playbook.model.reference import Types

_MONTHS: Final = 12
_DEFAULT_INTERVAL: Final = 12


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later; the last day of the month where there is no such day."""
    count = day.year * _MONTHS + day.month - 1 + months
    year, month = count // _MONTHS, count % _MONTHS + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(day: dt.date, later: dt.date) -> int:
    """How many whole months have passed; none where the later day is not later."""
    count = (later.year - day.year) * _MONTHS + later.month - day.month
    whole = count if months_after(day, count) <= later else count - 1
    return max(whole, 0)


def review_interval(meta: Common, types: Types) -> int:
    """Every how many months a page is to be reviewed: its own interval, or its type's."""
    page_type = types.of(getattr(meta, "type", ""))
    by_type = page_type.review_in_months if page_type else _DEFAULT_INTERVAL
    return meta.review_in_months or by_type


def review_due(meta: Common, types: Types) -> dt.date:
    """The day by which a page is to be reviewed again."""
    return months_after(meta.last_reviewed, review_interval(meta, types))
