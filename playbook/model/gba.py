"""The GBA Plus record of a page, and the answers that hold for the whole programme.

Shape: the seven official steps (identify the issue, challenge assumptions, gather the facts,
develop options, monitor, communicate, document), the identity factors, and the checklist. What is
consistent is judged by rules GBA001 to GBA020, so that each can say why an audit asks for it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from playbook.model.identifiers import (
    BlobId,
    ChecklistItemId,
    Date,
    Duration,
    Flag,
    PageId,
    ProgrammeAnswer,
    RoleId,
    SourceId,
    VocabularyId,
)
from playbook.model.text import Label, Text, Value

DataSourceId = Annotated[str, StringConstraints(pattern=r"^DS-[0-9]{1,3}$")]
GapId = Annotated[str, StringConstraints(pattern=r"^GAP-[0-9]{1,3}$")]
FindingId = Annotated[str, StringConstraints(pattern=r"^F-[0-9]{1,3}$")]
ImpactId = Annotated[str, StringConstraints(pattern=r"^IMP-[0-9]{1,3}$")]
RecordStatus = Literal[
    "draft", "in_review", "changes_requested", "self_assessed", "approved", "withdrawn"
]
Conclusion = Literal[
    "impacts_mitigated", "impacts_accepted", "no_differential_impact", "not_applicable"
]


class NotApplicable(Value):
    """Why no analysis is needed, and who decided so."""

    reason: Text
    decided_on: Date
    decided_by: RoleId


class ReviewedText(Value):
    """The git blobs of the two pages that the analysis read; written by `playbook record`."""

    en: BlobId
    fr: BlobId


class Roles(Value):
    """Who analysed, reviewed and approved, as role ids."""

    analyst: RoleId
    reviewer: RoleId | None = None
    approver: RoleId | None = None


class Assumption(Value):
    """Something taken for granted, and what came of questioning it."""

    assumption: Text
    challenged_by: Text
    result: Literal["held", "changed", "open"]


class Factor(Value):
    """An identity factor, considered."""

    factor: VocabularyId
    status: Literal["relevant", "considered_not_relevant", "unknown"]
    note: Text | None = None
    gap: GapId | None = None


class Intersection(Value):
    """Two or more factors that act together."""

    factors: Annotated[tuple[VocabularyId, ...], Field(min_length=2)]
    note: Text


class DataSource(Value):
    """What the analysis read or heard; `source` names an entry of `sources.yml`."""

    id: DataSourceId
    title: Text
    source: SourceId | None = None
    year: Annotated[int, Field(ge=1900, le=2100)]
    kind: Literal["quantitative", "qualitative", "lived_experience"]
    disaggregated_by: tuple[VocabularyId, ...] = ()
    limits: Text
    used_in: tuple[FindingId, ...] = ()


class DataGap(Value):
    """What is not known, and how it will be."""

    id: GapId
    what: Text
    plan: Text
    owner: RoleId
    due: Date


class Consulted(Value):
    """Whom the analysis heard, and what it changed."""

    group: Text
    segment: PageId | None = None
    how: Text
    on: Date
    what_changed: Text


class Advocate(Value):
    """Who spoke for people that could not be reached, and why."""

    role: RoleId
    reason: Text


class NotConsulted(Value):
    """Why nobody was consulted."""

    reason: Text


class RecordFinding(Value):
    """What the facts say about a group."""

    id: FindingId
    statement: Text
    evidence: tuple[DataSourceId, ...] = ()
    factors: tuple[VocabularyId, ...] = ()


class Mitigation(Value):
    """What is done about an impact."""

    action: Text
    owner: RoleId
    due: Date
    status: Literal["planned", "in_place", "not_possible"]
    reason: Text | None = None


class Impact(Value):
    """How a group gains or loses."""

    id: ImpactId
    group: Text
    kind: Literal["benefit", "barrier", "negative", "neutral"]
    description: Text
    severity: Literal["low", "medium", "high"]
    findings: tuple[FindingId, ...] = ()
    mitigation: Mitigation | None = None
    indicator: Text | None = None


class ChecklistAnswer(Value):
    """An answer to one item; `see` cites the answer that stands once for the whole programme."""

    item: ChecklistItemId
    status: Literal["met", "partly", "not_met", "not_applicable"] | None = None
    evidence: Text | None = None
    reason: Text | None = None
    action: Text | None = None
    due: Date | None = None
    see: ProgrammeAnswer | None = None


class Monitoring(Value):
    """What is watched, how often, by whom."""

    indicator: Text
    source: Text
    frequency: Duration
    owner: RoleId
    next_due: Date
    last_result: Text | None = None


class Communication(Value):
    """How the page reaches people."""

    accessible_formats: tuple[VocabularyId, ...] = ()
    languages: tuple[Literal["en", "fr"], ...]
    imagery_checked: Literal["true", "not_applicable"]


class Question(Value):
    """The challenge function on paper: a question and its answer."""

    by: RoleId
    on: Date
    question: Text
    answer: Text


class HistoryEntry(Value):
    """A change to the record."""

    on: Date
    change: Text
    by: RoleId


class Summary(Value):
    """For publication, at most 600 characters a language."""

    en: Annotated[str, StringConstraints(min_length=1, max_length=600)]
    fr: Annotated[str, StringConstraints(min_length=1, max_length=600)]


class GbaRecord(Value):
    """The GBA Plus record of one page, for both languages; its id is the page's id."""

    id: PageId
    status: RecordStatus
    conclusion: Conclusion
    not_applicable: NotApplicable | None = None
    timing: Literal["early", "mid", "late"]
    timing_reason: Text | None = None
    started_on: Date
    assessed_on: Date | None = None
    reviewed_on: Date | None = None
    approved_on: Date | None = None
    valid_until: Date
    reviewed: ReviewedText | None = None
    roles: Roles
    target_group: Text
    issue: Text
    assumptions: tuple[Assumption, ...] = ()
    factors: tuple[Factor, ...] = ()
    intersections: tuple[Intersection, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    data_gaps: tuple[DataGap, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    advocate_used: Advocate | None = None
    not_consulted: NotConsulted | None = None
    findings: tuple[RecordFinding, ...] = ()
    impacts: tuple[Impact, ...] = ()
    checklist: tuple[ChecklistAnswer, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    communication: Communication | None = None
    grf: tuple[VocabularyId, ...] = ()
    grf_none: Text | None = None
    questions_raised: tuple[Question, ...] = ()
    no_questions: Text | None = None
    summary: Summary
    history: tuple[HistoryEntry, ...] = ()


class Programme(Value):
    """What holds for every page: the commitment, its champion, and answers given once.

    The 2009 audit framework asked for policy, roles, champion, training and review cycle.
    """

    id: Literal["_programme"]
    commitment: Text
    champion: RoleId
    training: Text
    review_in_months: Annotated[int, Field(ge=1, le=24)]
    last_reviewed: Date
    independent_review: Flag
    answers: tuple[ChecklistAnswer, ...] = ()


class ChecklistItem(Value):
    """One question of the GBA Plus checklist, under one of the seven official steps."""

    id: ChecklistItemId
    step: Annotated[int, Field(ge=1, le=7)]
    question: Text


class ChecklistStep(Value):
    """One of the seven official steps, by its official names."""

    number: Annotated[int, Field(ge=1, le=7)]
    label: Label


class Checklist(Value):
    """`checklist.yml`: the seven steps, and the questions under them."""

    steps: Annotated[tuple[ChecklistStep, ...], Field(min_length=1)]
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]
