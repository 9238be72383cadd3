"""The rules of the ledger, over every way that a suggestion can take."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.metadata.reading import read_edition
from playbook.metadata.writing import written
from playbook.model.edition import Edition, Index
from playbook.model.history import NoHistory
from playbook.model.ledger import LedgerRecord, State, following
from playbook.rules.judge import faults_of, index_after, index_of
from tests.golden.cases import BASE, Case
from tests.ledger import record, step

DAY = dt.date(2027, 12, 31)
START = dt.date(2026, 11, 2)
HISTORY = NoHistory()


def edition_with(*records: LedgerRecord, **files: str) -> Edition:
    case = Case(BASE)
    contents = case.contents()
    for one in records:
        contents[f"docs/records/suggestions/{one.id}.yml"] = written(one).encode()
    for name, text in files.items():
        contents[f"docs/records/registers/{name}.yml"] = text.encode()
    edition = read_edition(case.tree(contents), contents, DAY).edition
    assert edition is not None
    return edition


EMPTY = edition_with()
INDEX = index_of(EMPTY, HISTORY)


def codes(*records: LedgerRecord) -> list[str]:
    edition = edition_with(*records)
    index = index_of(edition, HISTORY)
    faults = faults_of(edition, index, HISTORY, lambda path: "/suggestions/" in path)
    return sorted(fault.code for fault in faults)


@st.composite
def ways(draw: st.DrawFn) -> list[State]:
    """The states of a suggestion that is taken from one to the next as the model allows."""
    states: list[State] = []
    for _ in range(draw(st.integers(1, 12))):
        states.append(draw(st.sampled_from(sorted(after(states)))))
    return states


def after(states: list[State]) -> frozenset[State]:
    now = states[-1] if states else State.RECEIVED
    return following(now, acknowledged=State.ACKNOWLEDGED in states)


def along(states: list[State], days: list[int]) -> LedgerRecord:
    """A suggestion that took this way, so many days from each step to the next."""
    on, steps = START, []
    for state, later in zip(states, days, strict=False):
        on += dt.timedelta(later)
        steps.append(step(state, on.isoformat()))
    return record(steps)


@settings(max_examples=25)
@given(ways(), st.lists(st.integers(0, 20), min_size=12, max_size=12))
def test_every_way_that_the_model_allows_is_legal(states: list[State], days: list[int]) -> None:
    assert "SUG002" not in codes(along(states, days))


@settings(max_examples=25)
@given(ways(), st.sampled_from(State))
def test_every_step_that_the_model_does_not_allow_is_told(states: list[State], to: State) -> None:
    expected = 0 if to in after(states) else 1
    assert codes(along([*states, to], [1] * 13)).count("SUG002") == expected


def test_an_index_of_later_knows_what_was_added_to_the_ledger_and_to_the_recommendations() -> None:
    register = (
        Case(BASE.parent / "SUG001" / "names-that-exist")
        .contents()["docs/records/registers/recommendations.yml"]
        .decode()
    )
    later = edition_with(record(), record(id="pr-9"), recommendations=register)
    index: Index = index_after(INDEX, EMPTY, later, HISTORY)
    assert (INDEX.recommendations, INDEX.alike) == ((), {})
    assert index.recommendations == ("publish-response-times",)
    assert index.alike == {("words", "say how to begin", "talk"): ("pr-12", "pr-9")}
