"""A record of the ledger says where a suggestion stands, and proves what was done to it."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playbook.metadata.events import read_yaml
from playbook.metadata.files import LEDGER_RECORD
from playbook.metadata.limits import RECORD
from playbook.metadata.writing import written
from playbook.model.ledger import (
    NEXT,
    LedgerRecord,
    Said,
    State,
    Step,
    broken_link,
    chained,
    first_digest,
    following,
    is_decision,
    is_final,
    likenesses,
    with_step,
)
from playbook.model.text import Language
from tests.ledger import REWORDED, SIMPLE, STEPS, record, reworded, step

HEAD, LATER = "1" * 40, "2" * 40
WORDS = {"reason": {"en": "It is clearer."}, "answer": {"en": "Thank you."}}


def passed(*states: str) -> LedgerRecord:
    """A suggestion that passed through these states, one a day."""
    return record([step(state, f"2026-11-{day:02}") for day, state in enumerate(states, start=4)])


def with_steps(one: LedgerRecord, steps: list[Step]) -> LedgerRecord:
    return one.model_copy(update={"steps": tuple(steps)})


@settings(max_examples=30)
@given(SIMPLE)
def test_a_chain_that_nobody_touched_is_whole(one: LedgerRecord) -> None:
    assert broken_link(one) is None


@settings(max_examples=30)
@given(SIMPLE, st.data())
def test_a_changed_step_breaks_the_chain_where_it_stands(
    one: LedgerRecord, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(one.steps) - 1))
    key = data.draw(st.sampled_from(sorted(Step.model_fields)))
    value = getattr(data.draw(STEPS), key)
    assume(value != getattr(one.steps[number], key))
    steps = list(one.steps)
    steps[number] = steps[number].model_copy(update={key: value})
    assert broken_link(with_steps(one, steps)) == number


@settings(max_examples=30)
@given(SIMPLE, st.data())
def test_a_step_that_is_taken_out_is_missed_by_the_one_after_it(
    one: LedgerRecord, data: st.DataObject
) -> None:
    assume(len(one.steps) > 1)
    number = data.draw(st.integers(0, len(one.steps) - 2))
    steps = list(one.steps)
    del steps[number]
    assert broken_link(with_steps(one, steps)) == number


@settings(max_examples=30)
@given(SIMPLE, st.data())
def test_steps_in_another_order_break_the_chain(one: LedgerRecord, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(one.steps))))
    assume(order != sorted(order))
    moved = next(place for place, number in enumerate(order) if place != number)
    assert broken_link(with_steps(one, [one.steps[number] for number in order])) == moved


@settings(max_examples=30)
@given(SIMPLE, STEPS, st.data())
def test_a_step_that_is_slipped_in_breaks_the_chain(
    one: LedgerRecord, other: Step, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(one.steps) - 1))
    before = one.steps[number].before
    steps = list(one.steps)
    steps.insert(number, chained(other, before))
    assert broken_link(with_steps(one, steps)) == number + 1


@settings(max_examples=30)
@given(SIMPLE, SIMPLE)
def test_changed_words_of_the_suggestion_break_the_chain_at_its_first_step(
    one: LedgerRecord, other: LedgerRecord
) -> None:
    beside = {"steps", "theme", "recommendation", "winner_of"}
    for key in LedgerRecord.model_fields.keys() - beside:
        changed = getattr(other, key)
        if changed != getattr(one, key):
            assert broken_link(one.model_copy(update={key: changed})) == 0


@settings(max_examples=20)
@given(REWORDED)
def test_words_that_were_looked_at_later_are_the_records_and_leave_the_chain_whole(
    one: LedgerRecord,
) -> None:
    path = f"docs/records/suggestions/{one.id}.yml"
    document, _ = LEDGER_RECORD.bind(path, read_yaml(path, written(one), RECORD))
    assert document is not None
    assert document.value == one
    assert broken_link(document.value) is None
    assert one.wording == one.steps[-1].words


@settings(max_examples=20)
@given(REWORDED, SIMPLE, st.sampled_from(["at_first", "title", "why", "kind", "pages"]))
def test_changed_words_break_the_chain_where_they_were_looked_at(
    one: LedgerRecord, other: LedgerRecord, key: str
) -> None:
    value = other.wording if key == "at_first" else getattr(other, key)
    assume(value != getattr(one, key))
    number = 0 if key == "at_first" else len(one.steps) - 1
    assert broken_link(one.model_copy(update={key: value})) == number


def test_words_that_no_step_has_looked_at_prove_nothing() -> None:
    one = record()
    forged = one.model_copy(update={"title": "Say more", "at_first": one.wording})
    assert broken_link(forged) == 0


def test_first_words_are_kept_however_often_others_are_looked_at() -> None:
    one, second, third = record(), record(title="Say more"), record(title="Say less")
    told = reworded(one, second, third)
    assert (told.title, told.at_first) == ("Say less", one.wording)
    assert [step.words.title for step in told.steps if step.words] == ["Say more", "Say less"]


def test_a_step_that_looked_at_no_other_words_leaves_those_there_are() -> None:
    one = record()
    told = with_step(one, step("declined", "2026-11-05", **WORDS))
    assert (told.wording, told.at_first) == (one.wording, None)
    assert (told.state, broken_link(told)) == (State.DECLINED, None)


@pytest.mark.parametrize("now", [State.WITHDRAWN, State.WITHHELD, State.IN_ASSESSMENT])
def test_what_nobody_acknowledged_is_acknowledged_before_all_else(now: State) -> None:
    unread = {State.ACKNOWLEDGED, State.WITHDRAWN, State.WITHHELD}
    assert following(now, acknowledged=False) == unread - {now}
    assert following(now, acknowledged=True) == NEXT[now]


def test_what_a_person_adds_beside_the_steps_breaks_nothing() -> None:
    added = {"theme": "other", "recommendation": "publish-times", "winner_of": "2026-11"}
    assert broken_link(record().model_copy(update=added)) is None


@settings(max_examples=30)
@given(SIMPLE)
def test_a_file_keeps_the_digests(one: LedgerRecord) -> None:
    path = f"docs/records/suggestions/{one.id}.yml"
    document, _ = LEDGER_RECORD.bind(path, read_yaml(path, written(one), RECORD))
    assert document is not None
    assert broken_link(document.value) is None


def test_a_digest_is_that_of_what_is_said_as_json_with_its_keys_in_order() -> None:
    one = record(why="Été", steps=[step("acknowledged", "2026-11-04", head=HEAD)])
    suggested = (
        '{"door":"pr","id":"pr-12","kind":"correction","language":"en","pages":["talk"],'
        '"received_on":"2026-11-02","title":"Say how to begin","why":"Été"}'
    )
    before = hashlib.sha256(suggested.encode()).hexdigest()
    acted = (
        f'{{"before":"{before}","by":"engagement-team","head":"{HEAD}","on":"2026-11-04",'
        '"to":"acknowledged"}'
    )
    assert (one.steps[0].before, first_digest(one)) == (before, before)
    assert one.steps[0].digest == hashlib.sha256(acted.encode()).hexdigest()


class LaterRecord(LedgerRecord):
    """A record as a later version of the tool may know it."""

    kept_by: tuple[str, ...] = ()


@settings(max_examples=20)
@given(SIMPLE)
def test_a_key_that_records_gain_later_breaks_no_chain(one: LedgerRecord) -> None:
    assert broken_link(LaterRecord(**dict(one))) is None


def test_a_suggestion_stands_where_its_last_step_says() -> None:
    one = passed("acknowledged", "in_assessment")
    assert one.state is State.IN_ASSESSMENT
    assert one.is_open
    assert not passed("acknowledged", "declined").is_open


def test_the_head_is_the_one_that_was_looked_at_last() -> None:
    steps = [step("acknowledged", "2026-11-04", head=HEAD), step("declined", "2026-11-05")]
    assert record(steps).head == HEAD
    assert record([*steps, step("in_assessment", "2026-11-06", head=LATER)]).head == LATER
    assert record().head is None


def test_it_was_acknowledged_on_the_first_day_that_somebody_said_so() -> None:
    one = passed("acknowledged", "withheld", "acknowledged")
    assert one.acknowledged_on == dt.date(2026, 11, 4)
    assert passed("withdrawn").acknowledged_on is None


@pytest.mark.parametrize(
    ("states", "decision"),
    [
        (("acknowledged",), None),
        (("acknowledged", "accepted"), 1),
        (("acknowledged", "accepted", "implemented", "released"), 1),
        (("acknowledged", "deferred", "accepted_with_changes"), 2),
        (("acknowledged", "declined", "in_assessment"), None),
        (("acknowledged", "accepted", "withheld", "acknowledged"), None),
        (("withdrawn",), None),
    ],
)
def test_the_decision_that_holds_is_the_last_one_unless_it_was_taken_up_again(
    states: tuple[str, ...], decision: int | None
) -> None:
    one = passed(*states)
    assert one.decision == (None if decision is None else one.steps[decision])


@pytest.mark.parametrize(
    "states",
    [("acknowledged",), ("acknowledged", "declined"), ("acknowledged", "withheld", "acknowledged")],
)
def test_words_are_shown_once_a_person_has_read_them(states: tuple[str, ...]) -> None:
    assert passed(*states).is_shown


@pytest.mark.parametrize("states", [("acknowledged", "withheld"), ("withdrawn",)])
def test_words_that_are_withheld_or_that_nobody_has_read_are_not_shown(
    states: tuple[str, ...],
) -> None:
    assert not passed(*states).is_shown


def test_every_state_can_be_reached_and_left_but_the_published_words_stay_withholdable() -> None:
    assert set(NEXT) == set(State)
    assert frozenset().union(*NEXT.values()) == set(State) - {State.RECEIVED}
    assert all(State.WITHHELD in NEXT[state] for state in set(State) - {State.WITHHELD})


def test_a_closed_suggestion_can_be_taken_up_again_until_it_is_implemented() -> None:
    closed = {state for state in State if is_final(state)}
    made = {State.IMPLEMENTED, State.RELEASED, State.WITHHELD}
    assert all(State.IN_ASSESSMENT in NEXT[state] for state in closed - made)
    assert not any(State.IN_ASSESSMENT in NEXT[state] for state in made)


def test_a_decision_comes_before_anything_is_implemented() -> None:
    before = {state for state in State if State.IMPLEMENTED in NEXT[state]}
    assert before == {State.ACCEPTED, State.ACCEPTED_WITH_CHANGES}
    assert all(map(is_decision, before))


def test_words_are_found_under_their_language() -> None:
    said = Said(fr="Merci.")
    assert said.in_(Language.FR) == "Merci."
    assert said.in_(Language.EN) is None


def test_open_suggestions_are_alike_by_head_or_by_words_and_pages() -> None:
    one = record([step("acknowledged", "2026-11-04", head=HEAD)], pages=("welcome", "talk"))
    assert list(likenesses(one)) == [
        ("words", "say how to begin", "talk", "welcome"),
        ("head", HEAD),
    ]
    assert list(likenesses(record())) == [("words", "say how to begin", "talk")]
    assert list(likenesses(passed("acknowledged", "declined"))) == []
