"""Lengths of time are read whole, and compared by the calendar."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.duration import Part, hours_of, parts_of

DURATIONS = st.from_regex(r"P([0-9]{1,3}[YMWD])*(T([0-9]{1,3}[HM])+)?", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("P3W", [(3, "week")]),
        ("P1DT4H", [(1, "day"), (4, "hour")]),
        ("P2M", [(2, "month")]),
        ("PT2M", [(2, "minute")]),
        ("P1Y2M10DT2H30M", [(1, "year"), (2, "month"), (10, "day"), (2, "hour"), (30, "minute")]),
    ],
)
def test_a_duration_comes_in_its_numbers_and_units(
    written: str, parts: list[tuple[int, str]]
) -> None:
    assert list(parts_of(written)) == parts


@given(DURATIONS)
def test_every_number_that_a_page_may_write_is_read_in_its_place(written: str) -> None:
    numbers = [int(digits) for digits in re.findall("[0-9]+", written)]
    assert [part.number for part in parts_of(written)] == numbers


@given(DURATIONS)
def test_only_what_stands_after_the_t_is_counted_in_hours_and_minutes(written: str) -> None:
    days = written.partition("T")[0]
    short = [part for part in parts_of(written) if part.unit in {"hour", "minute"}]
    assert [*parts_of(days), *short] == list(parts_of(written))


@pytest.mark.parametrize(
    ("written", "hours"),
    [("PT1H", 1), ("PT45M", 0.75), ("P2D", 48), ("P1DT4H", 28), ("P3W", 504), ("P1M", 730)],
)
def test_a_duration_takes_its_hours(written: str, hours: float) -> None:
    assert hours_of(written) == pytest.approx(hours)


@pytest.mark.parametrize(
    ("one", "other"),
    [("PT60M", "PT1H"), ("PT24H", "P1D"), ("P7D", "P1W"), ("P12M", "P1Y"), ("P365D", "P1Y")],
)
def test_a_length_of_time_is_as_long_in_other_units(one: str, other: str) -> None:
    assert hours_of(one) == pytest.approx(hours_of(other))


@given(DURATIONS, st.integers(1, 999))
def test_a_day_more_takes_24_hours_more(written: str, days: int) -> None:
    more = f"P{days}D{written.removeprefix('P')}"
    assert next(parts_of(more)) == Part(days, "day")
    assert hours_of(more) == pytest.approx(hours_of(written) + 24 * days)
