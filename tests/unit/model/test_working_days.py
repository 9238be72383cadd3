"""Working days are those on which the federal public service works."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.working_days import after_working_days, is_working_day, working_days

DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2035, 12, 31))
FREE = (
    *("2026-01-01", "2026-04-03", "2026-05-18", "2026-07-01", "2026-09-07", "2026-09-30"),
    *("2026-10-12", "2026-11-11", "2026-12-25", "2026-12-28"),
    *("2027-01-01", "2027-03-26", "2027-05-24", "2027-07-01", "2027-09-06", "2027-09-30"),
    *("2027-10-11", "2027-11-11", "2027-12-27", "2027-12-28"),
)


@pytest.mark.parametrize("year", [2026, 2027])
def test_weekdays_are_working_days_but_for_federal_holidays(year: int) -> None:
    days = [dt.date(year, 1, 1) + dt.timedelta(number) for number in range(365)]
    weekdays = {day for day in days if day.weekday() < 5}
    free = {dt.date.fromisoformat(day) for day in FREE if day.startswith(str(year))}
    assert {day for day in days if is_working_day(day)} == weekdays - free


def test_a_holiday_on_a_weekend_is_observed_on_the_next_working_day() -> None:
    assert not is_working_day(dt.date(2026, 12, 26))
    assert not is_working_day(dt.date(2026, 12, 28))
    assert is_working_day(dt.date(2026, 12, 29))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-02", "2026-11-02", 0),
        ("2026-11-02", "2026-11-01", 0),
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-06", "2026-11-08", 0),
        ("2026-11-06", "2026-11-09", 1),
        ("2026-11-10", "2026-11-12", 1),
        ("2026-12-23", "2027-01-04", 5),
    ],
)
def test_the_day_something_starts_on_does_not_count(start: str, end: str, days: int) -> None:
    assert working_days(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == days


@given(DAYS, st.integers(1, 60))
def test_after_so_many_working_days_so_many_have_passed(start: dt.date, count: int) -> None:
    end = after_working_days(start, count)
    assert is_working_day(end)
    assert working_days(start, end) == count
    assert working_days(start, end - dt.timedelta(1)) == count - 1


@given(DAYS)
def test_no_working_day_later_is_the_same_day(start: dt.date) -> None:
    assert after_working_days(start, 0) == start


@given(DAYS, st.integers(0, 90), st.integers(0, 90))
def test_working_days_add_up(start: dt.date, first: int, then: int) -> None:
    middle = start + dt.timedelta(first)
    end = middle + dt.timedelta(then)
    assert working_days(start, end) == working_days(start, middle) + working_days(middle, end)
