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


def review_due(meta: Common, types: Types) -> dt.date:
    """The day by which a page is to be reviewed again, by its own interval or its type's."""
    page_type = types.of(getattr(meta, "type", ""))
    interval = meta.review_in_months or (
        page_type.review_in_months if page_type else _DEFAULT_INTERVAL
    )
    return months_after(meta.last_reviewed, interval)
