"""The registers: recommendations, milestones, lessons, risks, quality checks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.identifiers import (
    Date,
    PageId,
    RoleId,
    SourceId,
    SuggestionId,
    WebAddress,
)
from playbook.model.text import Label, Text, Value

Score = Annotated[int, Field(ge=1, le=5)]
Rating = Literal["low", "medium", "high"]


class Recommendation(Value):
    """What an outside body recommended, and what was done."""

    id: PageId
    source_body: Label
    report: Label
    recommendation: Text
    response: Literal["accepted", "partially", "rejected"]
    reason: Text | None = None
    action: Text | None = None
    owner: RoleId | None = None
    due: Date | None = None
    status: Literal["open", "in_progress", "closed"]
    evidence: Text | None = None
    escalated_to: RoleId | None = None
    last_reviewed: Date


class Recommendations(Value):
    """`registers/recommendations.yml`."""

    recommendations: tuple[Recommendation, ...] = ()


class Milestone(Value):
    """A step of an initiative that can be seen to be done."""

    id: PageId
    initiative: Label
    statement: Text
    due: Date | None = None
    status: Literal["planned", "ongoing", "done", "late", "not_applicable"]
    reason: Text | None = None
    done_when: Text | None = None
    next_review: Date | None = None
    link: PageId | WebAddress | None = None
    owner: RoleId | None = None


class Milestones(Value):
    """`registers/milestones.yml`."""

    milestones: tuple[Milestone, ...] = ()


class LearnedLesson(Value):
    """A line of the lessons learned log."""

    id: PageId
    on: Date
    context: Text
    what_happened: Text
    lesson: Text
    change_made: Text | None = None
    applies_to: tuple[PageId, ...] = ()
    status: Literal["captured", "acted_on", "no_change_needed"]
    source: SourceId | None = None
    link: PageId | None = None


class Lessons(Value):
    """`registers/lessons.yml`."""

    lessons: tuple[LearnedLesson, ...] = ()


class RiskMitigation(Value):
    """What is done about a risk, and since or by when."""

    action: Text
    on: Date | None = None


class Risk(Value):
    """A risk, rated before and after mitigation."""

    id: PageId
    title: Label
    definition: Text
    likelihood: Score
    impact: Score
    rating_before: Rating
    mitigations: tuple[RiskMitigation, ...] = ()
    rating_after: Rating
    owner: RoleId
    last_reviewed: Date


class Risks(Value):
    """`registers/risks.yml`."""

    risks: tuple[Risk, ...] = ()


Judgement = Literal["met", "partly", "not_met", "not_checked"]


class QualityCheck(Value):
    """A second person's check of how one suggestion was handled, on six criteria."""

    suggestion: SuggestionId
    on: Date
    role: RoleId
    followed_policy: Judgement
    quality_of_response: Judgement
    accurate_record: Judgement
    lessons_captured: Judgement
    communication: Judgement
    process: Judgement
    note: Text | None = None


class QualityChecks(Value):
    """`registers/quality_checks.yml`."""

    quality_checks: tuple[QualityCheck, ...] = ()


class CoverageGap(Value):
    """A part of the subject that no page covers yet, and why."""

    subject: PageId
    reason: Text
    review_on: Date


class Coverage(Value):
    """`registers/coverage.yml`."""

    coverage: tuple[CoverageGap, ...] = ()
