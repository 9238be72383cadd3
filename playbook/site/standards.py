"""Service standards, worked out from the ledger.

Invariants:
- what comes after `as_of` counts for nothing: the same day gives the same result for ever;
- each suggestion that a standard covers is met, missed or still in time, and is one of these once;
- one that was withdrawn or withheld in time, before anybody owed an answer, is left out; one that
  was not is missed: withholding can't mend a result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from statistics import median
from typing import Final, Literal, NamedTuple

from playbook.model.ledger import LedgerRecord, State, Step, is_decision, is_final
from playbook.model.queue import Waiting
from playbook.model.reference import ACKNOWLEDGE, ANSWER, DECIDE, Standard
from playbook.model.text import Language
from playbook.model.working_days import working_days
from playbook.site.ledger import decisions
from playbook.site.quarter import Quarter
from playbook.site.standstill import last_step, still_since, until

_days = lru_cache(maxsize=4096)(working_days)


class Verdict(StrEnum):
    """How a suggestion stands to a standard."""

    MET = "met"
    MISSED = "missed"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Case:
    """A suggestion, or a decision, against a standard.

    `on` is the day that says in which quarter it counts. `days` are the working days that it took,
    or has taken so far where it `waits`; None where the standard has no clock.
    """

    suggestion: str
    on: dt.date
    verdict: Verdict
    days: int | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases met a standard and how many missed it, and the days that these took."""

    met: int
    missed: int
    running: int
    days: tuple[int, ...]

    @property
    def judged(self) -> int:
        """How many have a result."""
        return self.met + self.missed

    @property
    def median(self) -> float | None:
        """The number of days that half of them took at most; None without any."""
        return median(self.days) if self.days else None

    @property
    def longest(self) -> int | None:
        """The most days that one of them took; None without any."""
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class Handled:
    """What standards about suggestions are judged by."""

    ledger: Sequence[LedgerRecord]
    waiting: Sequence[Waiting]
    as_of: dt.date


class Stagnant(NamedTuple):
    """An open suggestion that should have moved: since when it stands still, and what it lacks."""

    suggestion: str
    since: dt.date
    lacks: tuple[Literal["acknowledgement", "decision", "step"], ...]


class _Wait(NamedTuple):
    """A suggestion from its receipt to the end of a wait, if it has one, and if that answered."""

    suggestion: str
    received_on: dt.date
    ended_on: dt.date | None
    answered: bool


def tally(cases: Iterable[Case]) -> Tally:
    """What some cases come to."""
    listed = list(cases)
    verdicts = [case.verdict for case in listed]
    days = (case.days for case in listed if case.verdict is not Verdict.RUNNING)
    return Tally(
        met=verdicts.count(Verdict.MET),
        missed=verdicts.count(Verdict.MISSED),
        running=verdicts.count(Verdict.RUNNING),
        days=tuple(sorted(day for day in days if day is not None)),
    )


def by_quarter(cases: Iterable[Case]) -> dict[Quarter, Tally]:
    """What cases come to in each quarter that has any, the newest first."""
    found: dict[Quarter, list[Case]] = {}
    for case in cases:
        found.setdefault(Quarter.of(case.on), []).append(case)
    return {quarter: tally(found[quarter]) for quarter in sorted(found, reverse=True)}


def cases_of(standard: Standard, handled: Handled) -> tuple[Case, ...] | None:
    """Every case of a standard since it holds; None where the ledger doesn't tell of it."""
    measure = _MEASURES.get(standard.id)
    if measure is None or (standard.id in _LACKS and standard.working_days is None):
        return None
    cases = measure(standard, handled)
    return tuple(case for case in cases if standard.since <= case.on <= handled.as_of)


def stagnant(standards: Iterable[Standard], handled: Handled) -> tuple[Stagnant, ...]:
    """The open suggestions that wait past a standard or stand still, the longest first."""
    lacking: dict[str, set[Literal["acknowledgement", "decision", "step"]]] = {}
    for standard in standards:
        if standard.id in _LACKS:
            for case in cases_of(standard, handled) or ():
                if case.waits and case.verdict is Verdict.MISSED:
                    lacking.setdefault(case.suggestion, set()).add(_LACKS[standard.id])
    since = {one.id: one.received_on for one in handled.waiting}
    for record in handled.ledger:
        last = last_step(record, handled.as_of)
        since[record.id] = last.on if last else record.received_on
        if still := still_since(record, handled.as_of):
            since[record.id] = still
            lacking.setdefault(record.id, set()).add("step")
    found = (Stagnant(one, since[one], tuple(sorted(lacks))) for one, lacks in lacking.items())
    return tuple(sorted(found, key=lambda one: (one.since, one.suggestion)))


def _acknowledged(standard: Standard, handled: Handled) -> Iterator[Case]:
    return _timed(standard, handled, lambda state: state is State.ACKNOWLEDGED)


def _decided(standard: Standard, handled: Handled) -> Iterator[Case]:
    return _timed(standard, handled, is_decision)


def _timed(standard: Standard, handled: Handled, ends: Callable[[State], bool]) -> Iterator[Case]:
    if standard.working_days is None:
        return
    waits = [_Wait(one.id, one.received_on, None, answered=False) for one in handled.waiting]
    waits += [_wait(record, handled.as_of, ends) for record in handled.ledger]
    for wait in waits:
        case = _case(wait, standard.working_days, handled.as_of)
        if case:
            yield case


def _wait(record: LedgerRecord, as_of: dt.date, ends: Callable[[State], bool]) -> _Wait:
    """From receipt to the first step that ends the wait, else to the last that closes all."""
    steps = until(record, as_of)
    answer = next((step.on for step in steps if ends(step.to)), None)
    closed = steps[-1].on if steps and is_final(steps[-1].to) else None
    return _Wait(record.id, record.received_on, answer or closed, answer is not None)


def _case(wait: _Wait, limit: int, as_of: dt.date) -> Case | None:
    """The case of a wait; None for one that ended in time without an answer."""
    days = _days(wait.received_on, wait.ended_on or as_of)
    waits = wait.ended_on is None
    if days > limit:
        verdict = Verdict.MISSED
    elif wait.answered:
        verdict = Verdict.MET
    elif waits:
        verdict = Verdict.RUNNING
    else:
        return None
    return Case(wait.suggestion, wait.received_on, verdict, days, waits)


def _answered(standard: Standard, handled: Handled) -> Iterator[Case]:  # noqa: ARG001 - a measure's
    for record in handled.ledger:
        for step in decisions(record, handled.as_of):
            met = _says(step, record.language)
            yield Case(record.id, step.on, Verdict.MET if met else Verdict.MISSED)


def _says(step: Step, language: Language) -> bool:
    """Whether a decision gives its reason and an answer in a language."""
    told = (step.reason, step.answer)
    return all(words is not None and words.in_(language) for words in told)


_MEASURES: Final[Mapping[str, Callable[[Standard, Handled], Iterator[Case]]]] = {
    ACKNOWLEDGE: _acknowledged,
    DECIDE: _decided,
    ANSWER: _answered,
}
_LACKS: Final[Mapping[str, Literal["acknowledgement", "decision"]]] = {
    ACKNOWLEDGE: "acknowledgement",
    DECIDE: "decision",
}
