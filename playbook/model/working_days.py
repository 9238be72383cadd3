"""Working days: every day but weekends and federal holidays of Canada.

Source: Canada Labour Code, general holidays, as the `holidays` library keeps them; one that falls
on a weekend is observed on the next working day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import islice

from holidays import country_holidays
from holidays.constants import GOVERNMENT

_SATURDAY = 5


def is_working_day(day: dt.date) -> bool:
    """Whether the federal public service works on this day."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def working_days(start: dt.date, end: dt.date) -> int:
    """How many working days came after `start`, `end` among them; none where it is not later."""
    days = (start + dt.timedelta(number) for number in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


def after_working_days(start: dt.date, count: int) -> dt.date:
    """The day on which this many working days have passed since `start`."""
    return next(islice(_working_days_from(start), count - 1, None)) if count else start


def _working_days_from(start: dt.date) -> Iterator[dt.date]:
    day = start
    while True:
        day += dt.timedelta(1)
        if is_working_day(day):
            yield day


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    return frozenset(country_holidays("CA", years=year, categories=(GOVERNMENT,)))
