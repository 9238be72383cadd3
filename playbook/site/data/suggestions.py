"""`data/suggestions.json`: which suggestions are open or answered, and where each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from playbook.model.ledger import State
from playbook.model.proposal import Kind
from playbook.model.queue import Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.ideas import either, findings_of, idea_path, is_stagnant
from playbook.site.writer import Writer


class WaitingData(Datum):
    """A suggestion that nobody has acknowledged yet."""

    id: Annotated[str, Field(description="meaning_idea_id")]
    door: Annotated[Door, Field(description="meaning_idea_door")]
    received_on: Annotated[dt.date, Field(description="meaning_idea_received_on")]
    pages: Annotated[tuple[str, ...], Field(description="meaning_idea_pages")]
    findings: Annotated[int, Field(description="meaning_idea_findings")]


class SuggestionData(Datum):
    """A suggestion whose words a person has acknowledged."""

    id: Annotated[str, Field(description="meaning_idea_id")]
    address: Annotated[str, Field(description="meaning_idea_address")]
    door: Annotated[Door, Field(description="meaning_idea_door")]
    state: Annotated[State, Field(description="meaning_idea_state")]
    is_open: Annotated[bool, Field(description="meaning_idea_is_open")]
    stagnant: Annotated[bool, Field(description="meaning_idea_stagnant")]
    kind: Annotated[Kind, Field(description="meaning_idea_kind")]
    written_in: Annotated[Language, Field(description="meaning_idea_written_in")]
    title: Annotated[str, Field(description="meaning_idea_title")]
    received_on: Annotated[dt.date, Field(description="meaning_idea_received_on")]
    acknowledged_on: Annotated[dt.date | None, Field(description="meaning_idea_acknowledged_on")]
    decided_on: Annotated[dt.date | None, Field(description="meaning_idea_decided_on")]
    pages: Annotated[tuple[str, ...], Field(description="meaning_idea_pages")]
    segments: Annotated[tuple[str, ...], Field(description="meaning_segments")]
    theme: Annotated[str | None, Field(description="meaning_idea_theme")]
    findings: Annotated[int | None, Field(description="meaning_idea_findings")]
    winner_of: Annotated[str | None, Field(description="meaning_idea_winner_of")]


class SuggestionsData(Dataset):
    """Every suggestion of the queue and the ledger."""

    read: Annotated[bool, Field(description="meaning_idea_read")]
    waiting: Annotated[tuple[WaitingData, ...], Field(description="meaning_idea_waiting")]
    suggestions: Annotated[tuple[SuggestionData, ...], Field(description="meaning_idea_shown")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "suggestions", SuggestionsData, _data)


def _data(w: Writer) -> SuggestionsData:
    queue = w.publication.queue
    return SuggestionsData(
        **dict(head(w)),
        read=queue.read,
        waiting=tuple(_waiting(w, one) for one in queue.waiting),
        suggestions=tuple(_shown(w, one) for one in w.publication.ideas.values()),
    )


def _known(w: Writer, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of pages of main: another is a stranger's word."""
    return tuple(one for one in ids if either(w.index, one, w.language))


def _waiting(w: Writer, one: Waiting) -> WaitingData:
    return WaitingData(
        id=one.id,
        door=one.door,
        received_on=one.received_on,
        pages=_known(w, one.pages),
        findings=one.findings,
    )


def _shown(w: Writer, one: Shown) -> SuggestionData:
    record = one.record
    own = SuggestionData.model_fields.keys() & type(record).model_fields.keys()
    return SuggestionData(
        **{name: getattr(record, name) for name in own - {"pages", "segments"}},
        pages=_known(w, record.pages),
        segments=_known(w, record.segments),
        address=f"{idea_path(record.id).removesuffix('.md')}/",
        state=record.state,
        is_open=record.is_open,
        stagnant=is_stagnant(one, w.as_of),
        written_in=record.language,
        acknowledged_on=record.acknowledged_on,
        decided_on=record.decision.on if record.decision else None,
        findings=None if (found := findings_of(one)) is None else len(found),
    )
