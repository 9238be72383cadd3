"""Months counted from a day to another."""

from __future__ import annotations

import datetime as dt

import pytest

from playbook.rules.dates import months_after, months_between


@pytest.mark.parametrize(
    ("day", "later", "months"),
    [
        ("2026-01-31", "2026-01-31", 0),
        ("2026-01-31", "2026-02-27", 0),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-30", 1),
        ("2026-01-31", "2026-03-31", 2),
        ("2026-01-15", "2027-01-14", 11),
        ("2026-01-15", "2027-01-15", 12),
        ("2024-02-29", "2025-02-28", 12),
        ("2026-02-01", "2026-01-01", 0),
    ],
)
def test_whole_months_have_passed(day: str, later: str, months: int) -> None:
    assert months_between(dt.date.fromisoformat(day), dt.date.fromisoformat(later)) == months


@pytest.mark.parametrize("months", range(1, 30))
def test_counting_months_is_the_reverse_of_adding_them(months: int) -> None:
    day = dt.date(2026, 8, 31)
    assert months_between(day, months_after(day, months)) == months
