"""Records of the ledger, chained as the commands chain them, for tests to begin from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

import yaml

from playbook.model.ledger import (
    LedgerRecord,
    Said,
    State,
    Step,
    is_decision,
)
from tests.ledger import NOWHERE, chain

_ANSWER: Final = Said(en="Because it helps.", fr="Parce que c’est utile.")


def day(written: str) -> dt.date:
    """A day written as in a file."""
    return dt.date.fromisoformat(written)


def step(to: State | str, on: str, **more: Any) -> Step:  # noqa: ANN401 - a step's own fields
    """A step, not chained yet; a decision has a reason and an answer in both languages."""
    state = State(to)
    told = {"reason": _ANSWER, "answer": _ANSWER} if is_decision(state) else {}
    fields = {"on": day(on), "to": state, "by": "director", **told, **more}
    return Step(before=NOWHERE, digest=NOWHERE, **fields)


def record(
    suggestion: str,
    received_on: str,
    steps: Iterable[Step],
    **more: Any,  # noqa: ANN401 - a record's own fields
) -> LedgerRecord:
    """A record whose steps are chained."""
    fields = {
        "door": suggestion.partition("-")[0],
        "received_on": day(received_on),
        "language": "en",
        "kind": "correction",
        "title": f"Title of {suggestion}",
        **more,
    }
    return chain(LedgerRecord(id=suggestion, steps=tuple(steps), **fields))


def written(one: LedgerRecord) -> bytes:
    """A record as its file holds it."""
    return yaml.safe_dump(  # our own test data
        one.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
        allow_unicode=True,
        sort_keys=False,
    ).encode()


def files(*records: LedgerRecord) -> dict[str, bytes]:
    """Records as files of an edition."""
    return {f"docs/records/suggestions/{one.id}.yml": written(one) for one in records}
