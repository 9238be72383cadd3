"""`data/registers.json`: what the registers hold, without the roles that own and check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.registers import (
    Coverage,
    CoverageGap,
    Judgement,
    LearnedLesson,
    Lessons,
    Milestone,
    Milestones,
    QualityCheck,
    Rating,
    Recommendation,
    Recommendations,
    Risk,
    Risks,
)
from playbook.model.text import Text
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.ledger import Ledger
from playbook.site.pages.quality import checks_made
from playbook.site.pages.recommendations import is_overdue, suggestions_following
from playbook.site.writer import Writer


class RecommendationData(Datum):
    """What an outside body recommended, and what was done."""

    id: Annotated[str, Field(description="meaning_recommendation_id")]
    source_body: Annotated[str, Field(description="meaning_source_body")]
    report: Annotated[str, Field(description="meaning_report")]
    recommendation: Annotated[str, Field(description="meaning_recommendation")]
    response: Annotated[
        Literal["accepted", "partially", "rejected"], Field(description="meaning_response")
    ]
    reason: Annotated[str | None, Field(description="meaning_response_reason")]
    action: Annotated[str | None, Field(description="meaning_action")]
    due: Annotated[dt.date | None, Field(description="meaning_recommendation_due")]
    overdue: Annotated[bool, Field(description="meaning_overdue")]
    status: Annotated[
        Literal["open", "in_progress", "closed"], Field(description="meaning_recommendation_status")
    ]
    evidence: Annotated[str | None, Field(description="meaning_evidence")]
    last_reviewed: Annotated[dt.date, Field(description="meaning_register_reviewed")]
    suggestions: Annotated[tuple[str, ...], Field(description="meaning_following")]


class MilestoneData(Datum):
    """A step of an initiative."""

    id: Annotated[str, Field(description="meaning_milestone_id")]
    initiative: Annotated[str, Field(description="meaning_initiative")]
    statement: Annotated[str, Field(description="meaning_milestone")]
    due: Annotated[dt.date | None, Field(description="meaning_milestone_due")]
    status: Annotated[
        Literal["planned", "ongoing", "done", "late", "not_applicable"],
        Field(description="meaning_milestone_status"),
    ]
    reason: Annotated[str | None, Field(description="meaning_milestone_reason")]
    done_when: Annotated[str | None, Field(description="meaning_done_when")]
    next_review: Annotated[dt.date | None, Field(description="meaning_next_review")]
    link: Annotated[str | None, Field(description="meaning_milestone_link")]


class LessonData(Datum):
    """A line of the lessons learned log."""

    id: Annotated[str, Field(description="meaning_lesson_id")]
    on: Annotated[dt.date, Field(description="meaning_lesson_on")]
    context: Annotated[str, Field(description="meaning_lesson_context")]
    what_happened: Annotated[str, Field(description="meaning_what_happened")]
    lesson: Annotated[str, Field(description="meaning_lesson")]
    change_made: Annotated[str | None, Field(description="meaning_change_made")]
    applies_to: Annotated[tuple[str, ...], Field(description="meaning_applies_to")]
    status: Annotated[
        Literal["captured", "acted_on", "no_change_needed"],
        Field(description="meaning_lesson_status"),
    ]
    source: Annotated[str | None, Field(description="meaning_lesson_source")]
    link: Annotated[str | None, Field(description="meaning_lesson_link")]


class MitigationData(Datum):
    """What is done about a risk."""

    action: Annotated[str, Field(description="meaning_risk_action")]
    on: Annotated[dt.date | None, Field(description="meaning_risk_action_on")]


class RiskData(Datum):
    """A risk, rated before and after mitigation."""

    id: Annotated[str, Field(description="meaning_risk_id")]
    title: Annotated[str, Field(description="meaning_risk_title")]
    definition: Annotated[str, Field(description="meaning_risk_definition")]
    likelihood: Annotated[int, Field(description="meaning_likelihood")]
    impact: Annotated[int, Field(description="meaning_risk_impact")]
    rating_before: Annotated[Rating, Field(description="meaning_rating_before")]
    mitigations: Annotated[tuple[MitigationData, ...], Field(description="meaning_mitigations")]
    rating_after: Annotated[Rating, Field(description="meaning_rating_after")]
    last_reviewed: Annotated[dt.date, Field(description="meaning_register_reviewed")]


class CheckData(Datum):
    """A second person's check of how a suggestion was handled; without the checker's words."""

    suggestion: Annotated[str, Field(description="meaning_check_suggestion")]
    on: Annotated[dt.date, Field(description="meaning_check_on")]
    followed_policy: Annotated[Judgement, Field(description="meaning_followed_policy")]
    quality_of_response: Annotated[Judgement, Field(description="meaning_quality_of_response")]
    accurate_record: Annotated[Judgement, Field(description="meaning_accurate_record")]
    lessons_captured: Annotated[Judgement, Field(description="meaning_lessons_captured")]
    communication: Annotated[Judgement, Field(description="meaning_communication")]
    process: Annotated[Judgement, Field(description="meaning_process")]


class CoverageGapData(Datum):
    """A subject that no page covers yet."""

    subject: Annotated[str, Field(description="meaning_gap_subject")]
    reason: Annotated[str, Field(description="meaning_gap_reason")]
    review_on: Annotated[dt.date, Field(description="meaning_gap_review_on")]


class RegistersData(Dataset):
    """Every register of the edition."""

    recommendations: Annotated[
        tuple[RecommendationData, ...], Field(description="meaning_recommendations")
    ]
    milestones: Annotated[tuple[MilestoneData, ...], Field(description="meaning_milestones")]
    lessons: Annotated[tuple[LessonData, ...], Field(description="meaning_lessons")]
    risks: Annotated[tuple[RiskData, ...], Field(description="meaning_risks")]
    quality_checks: Annotated[tuple[CheckData, ...], Field(description="meaning_quality_checks")]
    coverage: Annotated[tuple[CoverageGapData, ...], Field(description="meaning_coverage")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "registers", RegistersData, _data)


def _data(w: Writer) -> RegistersData:
    publication, ledger = w.publication, Ledger(w)
    following = suggestions_following(ledger)
    recommendations = publication.register(Recommendations).recommendations
    return RegistersData(
        **dict(head(w)),
        recommendations=tuple(
            _recommendation(w, one, tuple(record.id for record in following.get(one.id, ())))
            for one in recommendations
        ),
        milestones=tuple(_milestone(w, one) for one in publication.register(Milestones).milestones),
        lessons=tuple(_lesson(w, one) for one in publication.register(Lessons).lessons),
        risks=tuple(_risk(w, one) for one in publication.register(Risks).risks),
        quality_checks=tuple(_check(one) for one in checks_made(ledger)),
        coverage=tuple(_gap(w, one) for one in publication.register(Coverage).coverage),
    )


def _said(w: Writer, text: Text | None) -> str | None:
    return text.in_(w.language) if text else None


def _recommendation(
    w: Writer, one: Recommendation, suggestions: tuple[str, ...]
) -> RecommendationData:
    return RecommendationData(
        id=one.id,
        source_body=one.source_body.in_(w.language),
        report=one.report.in_(w.language),
        recommendation=one.recommendation.in_(w.language),
        response=one.response,
        reason=_said(w, one.reason),
        action=_said(w, one.action),
        due=one.due,
        overdue=is_overdue(one, w.as_of),
        status=one.status,
        evidence=_said(w, one.evidence),
        last_reviewed=one.last_reviewed,
        suggestions=suggestions,
    )


def _milestone(w: Writer, one: Milestone) -> MilestoneData:
    return MilestoneData(
        id=one.id,
        initiative=one.initiative.in_(w.language),
        statement=one.statement.in_(w.language),
        due=one.due,
        status=one.status,
        reason=_said(w, one.reason),
        done_when=_said(w, one.done_when),
        next_review=one.next_review,
        link=one.link,
    )


def _lesson(w: Writer, one: LearnedLesson) -> LessonData:
    return LessonData(
        id=one.id,
        on=one.on,
        context=one.context.in_(w.language),
        what_happened=one.what_happened.in_(w.language),
        lesson=one.lesson.in_(w.language),
        change_made=_said(w, one.change_made),
        applies_to=one.applies_to,
        status=one.status,
        source=one.source,
        link=one.link,
    )


def _risk(w: Writer, one: Risk) -> RiskData:
    return RiskData(
        id=one.id,
        title=one.title.in_(w.language),
        definition=one.definition.in_(w.language),
        likelihood=one.likelihood,
        impact=one.impact,
        rating_before=one.rating_before,
        mitigations=tuple(
            MitigationData(action=mitigation.action.in_(w.language), on=mitigation.on)
            for mitigation in one.mitigations
        ),
        rating_after=one.rating_after,
        last_reviewed=one.last_reviewed,
    )


def _check(one: QualityCheck) -> CheckData:
    return CheckData(**one.model_dump(exclude={"role", "note"}))


def _gap(w: Writer, one: CoverageGap) -> CoverageGapData:
    reason = one.reason.in_(w.language)
    return CoverageGapData(subject=one.subject, reason=reason, review_on=one.review_on)
