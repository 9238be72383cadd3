"""The ledger: one record for each suggestion that a person has acted on.

Invariants:
- what was done to a suggestion is a chain: each step names the digest of the one before, the first
  that of the suggestion as it found it, and each its own; a changed, removed or moved step breaks
  the chain;
- a step that looks at other words than those before it holds them; a record bears the words that
  were looked at last, and keeps those that its first step found;
- the state is what the last step says; it is stored nowhere else;
- which step may follow which is written once, in `NEXT`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field

from playbook.model.identifiers import (
    CommitId,
    Date,
    Digest,
    EditionId,
    Flag,
    Month,
    PageId,
    RoleId,
    SuggestionId,
    VocabularyId,
)
from playbook.model.proposal import Kind
from playbook.model.suggestion import Door
from playbook.model.text import Language, PlainText, Prose, Value


class State(StrEnum):
    """Where a suggestion stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IN_ASSESSMENT = "in_assessment"
    ACCEPTED = "accepted"
    ACCEPTED_WITH_CHANGES = "accepted_with_changes"
    MERGED_INTO = "merged_into"
    ALREADY_COVERED = "already_covered"
    DEFERRED = "deferred"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"
    IMPLEMENTED = "implemented"
    RELEASED = "released"


_CLOSING: Final = frozenset(
    {
        State.MERGED_INTO,
        State.ALREADY_COVERED,
        State.DECLINED,
        State.WITHDRAWN,
        State.WITHHELD,
        State.IMPLEMENTED,
        State.RELEASED,
    }
)
_DECIDING: Final = frozenset(
    {
        State.ACCEPTED,
        State.ACCEPTED_WITH_CHANGES,
        State.MERGED_INTO,
        State.ALREADY_COVERED,
        State.DEFERRED,
        State.DECLINED,
    }
)
_ACCEPTED: Final = frozenset(
    {State.ACCEPTED, State.ACCEPTED_WITH_CHANGES, State.IMPLEMENTED, State.RELEASED}
)
_FROM_ASSESSMENT: Final = _DECIDING | {State.WITHDRAWN, State.WITHHELD}
_REOPENED: Final = frozenset({State.IN_ASSESSMENT, State.WITHHELD})
# Which state may follow which. A head that moved since it was assessed is assessed again.
NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.RECEIVED: frozenset({State.ACKNOWLEDGED, State.WITHDRAWN, State.WITHHELD}),
        State.ACKNOWLEDGED: _FROM_ASSESSMENT | {State.IN_ASSESSMENT},
        State.IN_ASSESSMENT: _FROM_ASSESSMENT | {State.IN_ASSESSMENT},
        State.ACCEPTED: _FROM_ASSESSMENT - {State.ACCEPTED}
        | {State.IN_ASSESSMENT, State.IMPLEMENTED},
        State.ACCEPTED_WITH_CHANGES: _FROM_ASSESSMENT - {State.ACCEPTED_WITH_CHANGES}
        | {State.IN_ASSESSMENT, State.IMPLEMENTED},
        State.DEFERRED: _FROM_ASSESSMENT | {State.IN_ASSESSMENT},
        State.MERGED_INTO: _REOPENED,
        State.ALREADY_COVERED: _REOPENED,
        State.DECLINED: _REOPENED,
        State.WITHDRAWN: _REOPENED,
        State.WITHHELD: frozenset({State.ACKNOWLEDGED}),
        State.IMPLEMENTED: frozenset({State.RELEASED, State.WITHHELD}),
        State.RELEASED: frozenset({State.WITHHELD}),
    }
)


def following(now: State, *, acknowledged: bool) -> frozenset[State]:
    """Which states may follow; what nobody has acknowledged is acknowledged before all else."""
    return NEXT[now] if acknowledged else NEXT[State.RECEIVED] - {now}


def is_final(state: State) -> bool:
    """Whether a suggestion in this state is no longer open."""
    return state in _CLOSING


def is_decision(state: State) -> bool:
    """Whether this state is an answer to what was suggested: it needs a reason."""
    return state in _DECIDING


class Said(Value):
    """What a person wrote, in one official language or both."""

    en: Prose | None = None
    fr: Prose | None = None

    def in_(self, language: Language) -> str | None:
        """The words in one language, where they were written in it."""
        return self.en if language is Language.EN else self.fr


class Criteria(Value):
    """What a proposal of a new page was judged by, before it was accepted.

    Source: 18F's criteria for methods (aligned, tried, practical, foundational, for non-experts),
    NHS and GOV.UK design systems (useful, unique).
    """

    aligned: Flag
    tried: Flag
    practical: Flag
    general: Flag
    for_non_experts: Flag
    useful: Flag
    unique: Flag


class Submitter(Value):
    """Who suggested it: a role; a name only with that person's consent."""

    role: VocabularyId | None = None
    name: PlainText | None = None
    consent: Flag = False


class Wording(Value):
    """What a suggestion says and touches, as one head of it does."""

    language: Language
    kind: Kind
    title: PlainText
    why: Prose | None = None
    pages: tuple[PageId, ...] = ()
    segments: tuple[PageId, ...] = ()
    gba_note: Prose | None = None
    submitter: Submitter = Submitter()


class Step(Value):
    """One thing a person did to a suggestion, and what the chain needs to be proved whole."""

    on: Date
    to: State
    by: RoleId
    head: CommitId | None = None
    reason: Said | None = None
    answer: Said | None = None
    into: SuggestionId | None = None
    covered_by: PageId | None = None
    revisit_on: Date | None = None
    criteria: Criteria | None = None
    edition: EditionId | None = None
    words: Wording | None = None
    before: Digest
    digest: Digest


class LedgerRecord(Value):
    """`suggestions/ID.yml`: a suggestion as a person looked at it last, and what was done to it.

    `title`, `why` and `gba_note` are the contributor's words, in `language`. `at_first` is what its
    first step found, where a later one has looked at other words.
    """

    id: SuggestionId
    door: Door
    received_on: Date
    language: Language
    kind: Kind
    title: PlainText
    why: Prose | None = None
    pages: tuple[PageId, ...] = ()
    segments: tuple[PageId, ...] = ()
    gba_note: Prose | None = None
    theme: VocabularyId | None = None
    submitter: Submitter = Submitter()
    recommendation: PageId | None = None
    winner_of: Month | None = None
    at_first: Wording | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=200)]

    @property
    def wording(self) -> Wording:
        """What the suggestion says and touches, as it was looked at last."""
        return Wording(
            language=self.language,
            kind=self.kind,
            title=self.title,
            why=self.why,
            pages=self.pages,
            segments=self.segments,
            gba_note=self.gba_note,
            submitter=self.submitter,
        )

    @property
    def state(self) -> State:
        """Where the suggestion stands."""
        return self.steps[-1].to

    @property
    def head(self) -> str | None:
        """The commit that was looked at last; None where a person never saw one."""
        return next((step.head for step in reversed(self.steps) if step.head), None)

    @property
    def acknowledged_on(self) -> dt.date | None:
        """The day a person first said that they had read it."""
        return next((step.on for step in self.steps if step.to is State.ACKNOWLEDGED), None)

    @property
    def decision(self) -> Step | None:
        """The decision that holds; None while there is none, or none any more."""
        for step in reversed(self.steps):
            if is_decision(step.to):
                return step
            if step.to in {State.ACKNOWLEDGED, State.IN_ASSESSMENT}:
                return None
        return None

    @property
    def accepted_on(self) -> dt.date | None:
        """The day of the acceptance that holds; None while it is not accepted."""
        decision = self.decision
        return decision.on if decision and self.state in _ACCEPTED else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return not is_final(self.state)

    @property
    def is_shown(self) -> bool:
        """Whether the site shows its words: a person has read them and nobody withheld them."""
        return self.acknowledged_on is not None and self.state is not State.WITHHELD


def likenesses(record: LedgerRecord) -> Iterator[tuple[str, ...]]:
    """What an open suggestion shares with another one that is probably the same."""
    if record.is_open:
        yield ("words", record.title.casefold(), *sorted(record.pages))
        if record.head:
            yield ("head", record.head)


# What a person may still add to a record without breaking the chain of what was done.
_BESIDE_THE_CHAIN: Final = frozenset({"steps", "theme", "recommendation", "winner_of"})


def first_digest(record: LedgerRecord) -> str:
    """The digest that the first step names: that of the suggestion as it found it."""
    if record.at_first:
        record = record.model_copy(update={**dict(record.at_first), "at_first": None})
    return _digest(record, _BESIDE_THE_CHAIN)


def step_digest(step: Step) -> str:
    """The digest of a step: of everything it says, and of the digest before it."""
    return _digest(step, {"digest"})


def chained(step: Step, before: str) -> Step:
    """A step as the next of a chain."""
    linked = step.model_copy(update={"before": before})
    return linked.model_copy(update={"digest": step_digest(linked)})


def with_step(record: LedgerRecord, step: Step) -> LedgerRecord:
    """The record with one more step; the words that this one looked at are the record's then."""
    steps = (*record.steps, chained(step, record.steps[-1].digest))
    update: dict[str, object] = {"steps": steps}
    if step.words:
        update |= {**dict(step.words), "at_first": record.at_first or record.wording}
    return record.model_copy(update=update)


def broken_link(record: LedgerRecord) -> int | None:
    """The number of the first step that the chain does not prove, or None where it is whole."""
    expected = first_digest(record)
    for number, step in enumerate(record.steps):
        if step.before != expected or step.digest != step_digest(step):
            return number
        expected = step.digest
    return _unproved_words(record)


def _unproved_words(record: LedgerRecord) -> int | None:
    """The step that looked at the words last, where the record bears others."""
    looked = [(number, step.words) for number, step in enumerate(record.steps) if step.words]
    number, words = looked[-1] if looked else (0, record.at_first)
    return None if words in {None, record.wording} else number


def _digest(value: Value, without: Collection[str]) -> str:
    """What has its default is left out: a key that records gain later changes no digest."""
    said = value.model_dump(mode="json", exclude=set(without), exclude_defaults=True)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
