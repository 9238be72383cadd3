"""How suggestions stand to the service standards, for every ledger that there can be."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.ledger import LedgerRecord, State, Step
from playbook.model.queue import Waiting
from playbook.model.reference import ACKNOWLEDGE, ANSWER, DECIDE, Standard
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.model.working_days import is_working_day, working_days
from playbook.site.quarter import Quarter
from playbook.site.standards import (
    Handled,
    Verdict,
    by_quarter,
    cases_of,
    stagnant,
    tally,
)
from playbook.site.standstill import IDLE, still_since
from tests.ledgers import day, record, step

MONDAY = day("2026-08-10")
DAYS = st.dates(dt.date(2026, 7, 1), dt.date(2027, 6, 30))
CLOCKS = {ACKNOWLEDGE: 5, DECIDE: 30, ANSWER: None}


def standard(name: str, since: str = "2026-01-01", **more: Any) -> Standard:  # noqa: ANN401 - its fields
    words = {"en": "Words.", "fr": "Mots."}
    told = dict.fromkeys(("statement", "measure", "target", "channel", "how_measured"), words)
    fields = {**told, "working_days": CLOCKS.get(name), "since": since, **more}
    return Standard.model_validate({"id": name, **fields})


def waiting(name: str, received_on: dt.date) -> Waiting:
    return Waiting(name, Door.PULL, received_on, (), 0)


def handled(*ledger: LedgerRecord, as_of: str, waits: tuple[Waiting, ...] = ()) -> Handled:
    return Handled(ledger, waits, day(as_of))


def verdicts(name: str, judged_by: Handled) -> list[Verdict]:
    cases = cases_of(standard(name), judged_by)
    assert cases is not None
    return [case.verdict for case in cases]


STEPS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from([one for one in State if one != "received"])),
    min_size=1,
    max_size=5,
)


@st.composite
def records(draw: st.DrawFn) -> LedgerRecord:
    """A record with any steps at all, their days in order."""
    received = draw(DAYS)
    on, steps = received, []
    for days, state in draw(STEPS):
        on += dt.timedelta(days=days)
        steps.append(step(state, on.isoformat()))
    name = f"pr-{draw(st.integers(1, 99))}"
    return record(name, received.isoformat(), steps, language=draw(st.sampled_from(Language)))


LEDGERS = st.lists(records(), max_size=6, unique_by=lambda one: one.id)
WAITS = st.lists(st.builds(waiting, st.sampled_from(["br-a", "br-b"]), DAYS), max_size=2)


def judged(ledger: list[LedgerRecord], waits: list[Waiting], as_of: dt.date) -> Handled:
    return Handled(tuple(ledger), tuple({one.id: one for one in waits}.values()), as_of)


@pytest.mark.parametrize("name", [ACKNOWLEDGE, DECIDE])
@given(LEDGERS, WAITS, DAYS)
def test_each_suggestion_is_at_most_one_case_and_each_case_has_one_verdict(
    name: str, ledger: list[LedgerRecord], waits: list[Waiting], as_of: dt.date
) -> None:
    found = cases_of(standard(name), judged(ledger, waits, as_of)) or ()
    ids = [case.suggestion for case in found]
    assert len(ids) == len(set(ids))
    counted = tally(found)
    assert counted.met + counted.missed + counted.running == len(found)
    assert len(counted.days) == counted.judged
    assert (counted.median is None) == (counted.longest is None) == (counted.judged == 0)


@pytest.mark.parametrize("name", [ACKNOWLEDGE, DECIDE, ANSWER])
@given(LEDGERS, WAITS, DAYS)
def test_quarters_add_up_to_the_whole(
    name: str, ledger: list[LedgerRecord], waits: list[Waiting], as_of: dt.date
) -> None:
    found = cases_of(standard(name), judged(ledger, waits, as_of)) or ()
    quarters = by_quarter(found)
    assert list(quarters) == sorted(quarters, reverse=True)
    whole = tally(found)
    for count in ("met", "missed", "running"):
        assert sum(getattr(one, count) for one in quarters.values()) == getattr(whole, count)
    assert sorted(chain(*(one.days for one in quarters.values()))) == list(whole.days)


@pytest.mark.parametrize("name", [ACKNOWLEDGE, DECIDE, ANSWER])
@given(LEDGERS, DAYS)
def test_what_comes_later_changes_nothing(
    name: str, ledger: list[LedgerRecord], as_of: dt.date
) -> None:
    cut = [
        one.model_copy(update={"steps": kept})
        for one in ledger
        if one.received_on <= as_of
        and (kept := tuple(step for step in one.steps if step.on <= as_of))
    ]
    # A suggestion whose first step is still to come waits in the queue.
    waits = [
        waiting(one.id, one.received_on)
        for one in ledger
        if one.received_on <= as_of < one.steps[0].on
    ]
    whole = cases_of(standard(name), judged(ledger, [], as_of)) or ()
    before = cases_of(standard(name), Handled(tuple(cut), tuple(waits), as_of)) or ()
    assert sorted(whole, key=repr) == sorted(before, key=repr)


@given(LEDGERS, WAITS, DAYS, st.integers(0, 40))
def test_what_was_met_or_missed_stays_so(
    ledger: list[LedgerRecord], waits: list[Waiting], as_of: dt.date, more: int
) -> None:
    later = as_of + dt.timedelta(days=more)
    for name in (ACKNOWLEDGE, DECIDE):
        then = {
            case.suggestion: case.verdict
            for case in cases_of(standard(name), judged(ledger, waits, as_of)) or ()
            if case.verdict is not Verdict.RUNNING
        }
        now = {
            case.suggestion: case.verdict
            for case in cases_of(standard(name), judged(ledger, waits, later)) or ()
        }
        assert then.items() <= now.items()


@given(LEDGERS, WAITS, DAYS)
def test_only_open_suggestions_stand_still_and_the_longest_come_first(
    ledger: list[LedgerRecord], waits: list[Waiting], as_of: dt.date
) -> None:
    judged_by = judged(ledger, waits, as_of)
    found = stagnant([standard(name) for name in CLOCKS], judged_by)
    assert [one.since for one in found] == sorted(one.since for one in found)
    assert all(one.lacks for one in found)
    for one in found:
        of_ledger = next((each for each in ledger if each.id == one.suggestion), None)
        last = [each for each in of_ledger.steps if each.on <= as_of][-1:] if of_ledger else []
        assert not last or last[0].to not in {State.WITHHELD, State.RELEASED, State.WITHDRAWN}


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [("2026-08-17", Verdict.MET), ("2026-08-18", Verdict.MISSED)],
)
def test_the_last_day_in_time_is_the_fifth_working_day(answered: str, verdict: Verdict) -> None:
    one = record("pr-1", MONDAY.isoformat(), [step("acknowledged", answered)])
    assert verdicts(ACKNOWLEDGE, handled(one, as_of="2026-12-01")) == [verdict]


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [("2026-08-17", Verdict.RUNNING), ("2026-08-18", Verdict.MISSED)],
)
def test_one_that_waits_is_missed_on_the_day_after_the_last(as_of: str, verdict: Verdict) -> None:
    judged_by = handled(as_of=as_of, waits=(waiting("pr-1", MONDAY),))
    (case,) = cases_of(standard(ACKNOWLEDGE), judged_by) or ()
    assert (case.verdict, case.waits) == (verdict, True)
    assert case.days == working_days(MONDAY, day(as_of))


@pytest.mark.parametrize(("on", "told"), [("2026-08-17", []), ("2026-08-18", [Verdict.MISSED])])
@pytest.mark.parametrize("state", ["withdrawn", "withheld"])
def test_withholding_in_time_counts_for_nothing_and_later_mends_nothing(
    state: str, on: str, told: list[Verdict]
) -> None:
    one = record("pr-1", MONDAY.isoformat(), [step(state, on)])
    assert verdicts(ACKNOWLEDGE, handled(one, as_of="2026-12-01")) == told


def test_the_first_decision_ends_the_wait_whatever_comes_after_it() -> None:
    steps = [
        step("acknowledged", "2026-08-11"),
        step("declined", "2026-08-12"),
        step("in_assessment", "2026-11-01"),
    ]
    judged_by = handled(record("pr-1", MONDAY.isoformat(), steps), as_of="2026-12-01")
    (case,) = cases_of(standard(DECIDE), judged_by) or ()
    assert (case.verdict, case.days) == (Verdict.MET, 2)


def answering(language: str, **told: object) -> list[Verdict]:
    steps: list[Step] = [step("acknowledged", "2026-08-11"), step("declined", "2026-08-12", **told)]
    one = record("pr-1", MONDAY.isoformat(), steps, language=language)
    return verdicts(ANSWER, handled(one, as_of="2026-12-01"))


def test_a_decision_needs_its_reason_and_its_answer_in_the_suggestion_s_language() -> None:
    both, english = {"en": "Yes.", "fr": "Oui."}, {"en": "Yes."}
    assert answering("fr") == [Verdict.MET]
    assert answering("en", reason=english, answer=english) == [Verdict.MET]
    assert answering("fr", reason=both, answer=english) == [Verdict.MISSED]
    assert answering("fr", reason=english, answer=both) == [Verdict.MISSED]
    assert answering("fr", answer=None) == [Verdict.MISSED]


def test_a_suggestion_received_before_the_standard_began_does_not_count() -> None:
    one = record("pr-1", MONDAY.isoformat(), [step("acknowledged", "2026-08-11")])
    judged_by = handled(one, as_of="2026-12-01")
    assert cases_of(standard(ACKNOWLEDGE, since="2026-08-11"), judged_by) == ()
    assert len(cases_of(standard(ACKNOWLEDGE, since="2026-08-10"), judged_by) or ()) == 1


def test_the_ledger_does_not_tell_of_other_standards() -> None:
    judged_by = handled(as_of="2026-12-01")
    assert cases_of(standard("review-on-time"), judged_by) is None
    assert cases_of(standard(ACKNOWLEDGE, working_days=None), judged_by) is None


def test_an_open_suggestion_stands_still_60_days_after_its_last_step() -> None:
    one = record("pr-1", MONDAY.isoformat(), [step("acknowledged", "2026-08-11")])
    last = day("2026-08-11")
    assert still_since(one, last + IDLE - dt.timedelta(days=1)) is None
    assert still_since(one, last + IDLE) == last
    assert still_since(one, last - dt.timedelta(days=1)) is None


def test_a_deferred_suggestion_stands_still_from_its_own_day() -> None:
    steps = [
        step("acknowledged", "2026-08-11"),
        step("deferred", "2026-08-12", revisit_on=day("2026-12-24")),
    ]
    one = record("pr-1", MONDAY.isoformat(), steps)
    assert still_since(one, day("2026-12-24")) is None
    assert still_since(one, day("2026-12-25")) == day("2026-12-24")


def test_what_a_suggestion_waits_for_is_said_together() -> None:
    acknowledged = record("pr-2", MONDAY.isoformat(), [step("acknowledged", "2026-08-11")])
    judged_by = handled(acknowledged, as_of="2026-11-02", waits=(waiting("pr-1", MONDAY),))
    found = stagnant([standard(name) for name in CLOCKS], judged_by)
    assert [(one.suggestion, one.lacks) for one in found] == [
        ("pr-1", ("acknowledgement", "decision")),
        ("pr-2", ("decision", "step")),
    ]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)))
def test_a_day_lies_in_its_quarter_and_quarters_follow_each_other(on: dt.date) -> None:
    quarter = Quarter.of(on)
    assert quarter.first <= on <= quarter.last
    assert Quarter.of(quarter.last + dt.timedelta(days=1)) == quarter.next > quarter
    assert 90 <= (quarter.last - quarter.first).days + 1 <= 92


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2026-04-01", "2026-27-q1"),
        ("2026-12-31", "2026-27-q3"),
        ("2027-01-01", "2026-27-q4"),
        ("2027-03-31", "2026-27-q4"),
        ("2099-12-01", "2099-00-q3"),
    ],
)
def test_the_fiscal_year_begins_in_april(on: str, name: str) -> None:
    assert Quarter.of(day(on)).name == name


@given(DAYS, DAYS)
def test_working_days_are_counted_one_by_one(first: dt.date, second: dt.date) -> None:
    start, end = sorted((first, second))
    days = (start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert working_days(start, end) == sum(map(is_working_day, days))
    assert working_days(end, start) == 0
