"""Ledger records for tests: chained as the commands chain them, and any that the model allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from playbook.model.ledger import (
    Criteria,
    LedgerRecord,
    Said,
    State,
    Step,
    Submitter,
    chained,
    first_digest,
    with_step,
)
from playbook.model.suggestion import Door
from playbook.model.text import Language, PlainText, Prose

NOWHERE: Final = "0" * 64


def step(to: State | str, on: str, **said: object) -> Step:
    """A step that no chain holds yet."""
    said = {"by": "engagement-team", "before": NOWHERE, "digest": NOWHERE, **said}
    return Step.model_validate({"to": to, "on": on, **said})


def record(steps: Iterable[Step] = (), **said: object) -> LedgerRecord:
    """A suggestion to correct the page `talk`; acknowledged when no other steps are given."""
    plain = {
        "id": "pr-12",
        "door": "pr",
        "received_on": "2026-11-02",
        "language": "en",
        "kind": "correction",
        "title": "Say how to begin",
        "pages": ("talk",),
        "steps": tuple(steps) or (step("acknowledged", "2026-11-04"),),
    }
    return chain(LedgerRecord.model_validate({**plain, **said}))


def chain(record: LedgerRecord) -> LedgerRecord:
    """The record with the digests that prove its steps."""
    before, steps = first_digest(record), []
    for one in record.steps:
        steps.append(chained(one, before))
        before = steps[-1].digest
    return record.model_copy(update={"steps": tuple(steps)})


_HOSTILE: Final = st.sampled_from(
    [
        *("no", "~", "null", "12:30", "1.10", "2026-11-22", "0x1F", ": ", "a: b", "# ", "x # y"),
        *("'", '"', "it’s l'été", '"a"', "\\", "\\n", "- a", "? b", "| c", "> d", "--- ", "..."),
        *(
            "&a *b !c",
            "{a: 1}",
            "[x]",
            "%d",
            "@e `f`",
            "🧭 👩‍💻".replace("\u200d", ""),
            "\u00a0«\u00a0x\u00a0»",
        ),
        *(
            " lead",
            "  two",
            "\ttab",
            "end ",
            "\n",
            "\n\n",
            "a\nb",
            "a\n\n  b\n",
            "\u0303",
            "e\u0301",
            "\u3000",
        ),
        *("word " * 30, "é" * 1100, "ᐃᓄᒃᑎᑐᑦ", "한글 \u1161"),
    ]
)
_ANY: Final = st.lists(
    _HOSTILE | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])) | st.text(" \n\tab:#"),
    min_size=1,
    max_size=6,
).map("".join)


def _legal(adapter: TypeAdapter[str], most: int) -> st.SearchStrategy[str]:
    def taken(text: str) -> str | None:
        try:
            return adapter.validate_python(text[:most])
        except ValidationError:
            return None

    return _ANY.map(taken).filter(bool)  # type: ignore[return-value]  # what is filtered is text


PLAIN: Final = _legal(TypeAdapter(PlainText), 300)
PROSE: Final = _legal(TypeAdapter(Prose), 4000)
_DAYS: Final = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
_IDS: Final = st.sampled_from(["talk", "welcome", "no", "e3"])
_HEADS: Final = st.sampled_from(["1" * 40, "a" * 64, "12e4" * 10])
_CRITERIA: Final = st.builds(Criteria, **dict.fromkeys(Criteria.model_fields, st.booleans()))
_BEFORE: Final = {"before": st.just(NOWHERE), "digest": st.just(NOWHERE)}


def _steps(prose: st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    said = st.none() | st.builds(Said, en=st.none() | prose, fr=st.none() | prose)
    return st.builds(
        Step,
        on=_DAYS,
        to=st.sampled_from(State),
        by=_IDS,
        head=st.none() | _HEADS,
        reason=said,
        answer=said,
        into=st.none() | _IDS,
        covered_by=st.none() | _IDS,
        revisit_on=st.none() | _DAYS,
        criteria=st.none() | _CRITERIA,
        edition=st.none() | st.sampled_from(["2026.11", "2027.1.2"]),
        **_BEFORE,
    )


def _records(
    plain: st.SearchStrategy[str], prose: st.SearchStrategy[str]
) -> st.SearchStrategy[LedgerRecord]:
    return st.builds(
        LedgerRecord,
        id=_IDS,
        door=st.sampled_from(Door),
        received_on=_DAYS,
        language=st.sampled_from(Language),
        kind=st.sampled_from(["correction", "new_content"]),
        title=plain,
        why=st.none() | prose,
        pages=st.lists(_IDS, max_size=2).map(tuple),
        segments=st.lists(_IDS, max_size=2).map(tuple),
        gba_note=st.none() | prose,
        theme=st.none() | st.sampled_from(["other", "no", "null"]),
        submitter=st.builds(Submitter, name=st.none() | plain, consent=st.booleans()),
        recommendation=st.none() | _IDS,
        winner_of=st.none() | st.just("2026-11"),
        steps=st.lists(_steps(prose), min_size=1, max_size=4).map(tuple),
    ).map(chain)


# Any record, with text that YAML takes for something else where it is not written with care.
RECORDS: Final = _records(PLAIN, PROSE)


def reworded(one: LedgerRecord, *looks: LedgerRecord) -> LedgerRecord:
    """A record whose suggestion was looked at again, each time with the words of another."""
    for other in looks:
        seen = step("in_assessment", "2027-12-31", head="2" * 40)
        one = with_step(one, seen.model_copy(update={"words": other.wording}))
    return one


# Any record, quick to make: where only what differs matters.
_SHORT: Final = st.sampled_from(["One word.", "Another.", "Été"])
SIMPLE: Final = _records(_SHORT, _SHORT)
REWORDED: Final = st.builds(reworded, SIMPLE, SIMPLE, SIMPLE)
STEPS: Final = _steps(_SHORT)
