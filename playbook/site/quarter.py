"""Quarters of the fiscal year of the Government of Canada, which begins on April 1."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

_MONTHS: Final = 12
_OF_QUARTER: Final = 3


class Quarter(NamedTuple):
    """A quarter by the calendar year in which its fiscal year begins, and its number from 1 to 4.

    Quarters are in the order of time.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter that a day lies in."""
        months = day.year * _MONTHS + day.month - 1 - _OF_QUARTER
        return cls(months // _MONTHS, months % _MONTHS // _OF_QUARTER + 1)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        months = self.number * _OF_QUARTER
        return dt.date(self.year + months // _MONTHS, months % _MONTHS + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.next.first - dt.timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        year, number = divmod(self.number, 4)
        return Quarter(self.year + year, number + 1)

    @property
    def name(self) -> str:
        """`2026-27-q3`."""
        return f"{self.year}-{(self.year + 1) % 100:02}-q{self.number}"
