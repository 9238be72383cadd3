"""Lengths of time as pages write them: the part of ISO 8601 that a page needs (`P3W`, `P1DT4H`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Unit = Literal["year", "month", "week", "day", "hour", "minute"]

_UNITS: Final[dict[str, Unit]] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute",
}  # fmt: skip
_PART: Final = re.compile(r"([0-9]+)([YMWDH])")
_HOURS: Final[dict[Unit, float]] = {
    "year": 365 * 24, "month": 365 * 2, "week": 7 * 24, "day": 24, "hour": 1, "minute": 1 / 60,
}  # fmt: skip


class Part(NamedTuple):
    """A number of units."""

    number: int
    unit: Unit


def parts_of(duration: str) -> Iterator[Part]:
    """The numbers and units of a duration, longest first, as it is written."""
    days, _, hours = duration.removeprefix("P").partition("T")
    for half, prefix in ((days, ""), (hours, "T")):
        for number, letter in _PART.findall(half):
            yield Part(int(number), _UNITS[prefix + letter])


def hours_of(duration: str) -> float:
    """How many hours a duration takes by the calendar; a month is a twelfth of 365 days."""
    return sum(part.number * _HOURS[part.unit] for part in parts_of(duration))
