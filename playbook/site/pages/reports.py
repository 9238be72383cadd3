"""The quarterly reports: what came in, what was decided, which standards were met, what we learned.

Invariant: of a suggestion that was withheld a report counts the receipt and the standards alone.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from playbook.model.ledger import LedgerRecord, State, Step
from playbook.model.registers import (
    LearnedLesson,
    Lessons,
    QualityCheck,
    Recommendation,
    Recommendations,
)
from playbook.site.generated import Above, GeneratedPage, generated
from playbook.site.ledger import Ledger, decisions
from playbook.site.pages.lessons import lesson_link
from playbook.site.pages.quality import checks_made, results
from playbook.site.pages.recommendations import recommendation_link
from playbook.site.pages.standards import PATH as STANDARDS
from playbook.site.pages.standards import handled, queue_note, result, standard_link
from playbook.site.quarter import Quarter
from playbook.site.standards import cases_of, tally
from playbook.site.writer import Writer

V = TypeVar("V")
PATH: Final = "boards/reports.md"
OUTCOMES: Final = {
    State.ACCEPTED: "report_outcome_accepted",
    State.ACCEPTED_WITH_CHANGES: "report_outcome_accepted_with_changes",
    State.MERGED_INTO: "report_outcome_merged_into",
    State.ALREADY_COVERED: "report_outcome_already_covered",
    State.DEFERRED: "report_outcome_deferred",
    State.DECLINED: "report_outcome_declined",
}


@dataclass(frozen=True)
class Activity:
    """What happened since the service began, until the day judged by, each with its day."""

    ledger: Ledger

    @property
    def w(self) -> Writer:
        """What it is written with."""
        return self.ledger.w

    @cached_property
    def start(self) -> dt.date:
        """The day on which the first service standard began to hold."""
        return min(one.since for one in self.w.reference.standards.value.standards)

    @cached_property
    def received(self) -> tuple[dt.date, ...]:
        """The day of each receipt."""
        days = [record.received_on for record in self.ledger.records]
        days += [one.received_on for one in self.ledger.waiting]
        return tuple(filter(self._in_time, days))

    @cached_property
    def acknowledged(self) -> tuple[dt.date, ...]:
        """The day of each acknowledgement."""
        days = (record.acknowledged_on for record in self.ledger.shown.values())
        return tuple(day for day in days if day and self._in_time(day))

    @cached_property
    def decided(self) -> tuple[Step, ...]:
        """Each decision."""
        steps = (
            step
            for record in self.ledger.shown.values()
            for step in decisions(record, self.w.as_of)
        )
        return tuple(step for step in steps if self._in_time(step.on))

    @cached_property
    def themed(self) -> tuple[LedgerRecord, ...]:
        """Each shown suggestion that was given a theme."""
        shown = self.ledger.shown.values()
        return tuple(one for one in shown if one.theme and self._in_time(one.received_on))

    @cached_property
    def checks(self) -> tuple[QualityCheck, ...]:
        """Each quality check."""
        return tuple(one for one in checks_made(self.ledger) if self._in_time(one.on))

    @cached_property
    def closed(self) -> tuple[Recommendation, ...]:
        """Each recommendation that is closed, by the day on which that was last confirmed."""
        tracked = self.w.publication.register(Recommendations).recommendations
        closed = (one for one in tracked if one.status == "closed")
        return tuple(one for one in closed if self._in_time(one.last_reviewed))

    @cached_property
    def lessons(self) -> tuple[LearnedLesson, ...]:
        """Each lesson."""
        lessons = self.w.publication.register(Lessons).lessons
        return tuple(one for one in lessons if self._in_time(one.on))

    @property
    def quarters(self) -> list[Quarter]:
        """The quarters in which anything happened, the newest first."""
        days = (
            *self.received,
            *self.acknowledged,
            *(step.on for step in self.decided),
            *(check.on for check in self.checks),
            *(lesson.on for lesson in self.lessons),
            *(one.last_reviewed for one in self.closed),
        )
        return sorted({Quarter.of(day) for day in days}, reverse=True)

    def _in_time(self, day: dt.date) -> bool:
        return self.start <= day <= self.w.as_of


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The list of reports, and each of them."""
    activity = Activity(Ledger(w))
    quarters = activity.quarters
    yield generated(w, PATH, "reports_board", _list(w, quarters), group="boards", dated=True)
    for quarter in quarters:
        named = w.words.quarter(quarter)
        yield GeneratedPage(
            report_path(quarter),
            w.words.text("report_title", quarter=named),
            w.words.text("report_description", quarter=named),
            _report(activity, quarter),
            dated=True,
            above=Above(PATH, w.words.text("reports_all")),
        )


def report_path(quarter: Quarter) -> str:
    """The source file of a quarter's report."""
    return f"boards/report-{quarter.name}.md"


def _list(w: Writer, quarters: list[Quarter]) -> Iterator[str]:
    yield f"{w.word('reports_intro')}\n"
    if not quarters:
        yield w.coded("reports_none")
        return
    yield f"{w.pair(w.word('reports_latest'), _linked(w, quarters[0]))}\n"
    yield from w.section("reports_all", (f"- {_linked(w, quarter)}" for quarter in quarters))


def _linked(w: Writer, quarter: Quarter) -> str:
    link = w.path(report_path(quarter), w.plain(w.words.quarter(quarter)))
    running = quarter.last >= w.as_of
    return f"{link} ({w.word('report_so_far')})" if running else link


def _report(activity: Activity, quarter: Quarter) -> Iterator[str]:
    w = activity.w
    days = {"first": w.words.date(quarter.first), "last": w.words.date(quarter.last)}
    yield w.word("report_period", **days)
    if quarter.last >= w.as_of:
        yield f"\n{w.word('report_running', date=w.words.date(w.as_of))}"
    yield from queue_note(w)
    yield from w.section("report_suggestions", _suggestions(activity, quarter))
    yield from w.section("report_standards", _standards(activity, quarter))
    yield from w.section("report_themes", _themes(activity, quarter))
    checks = _of(quarter, activity.checks, lambda one: one.on)
    yield from w.section("report_quality", w.or_empty("report_no_checks", results(w, checks)))
    closed = _of(quarter, activity.closed, lambda one: one.last_reviewed)
    links = (f"- {recommendation_link(w, one.id)}" for one in closed)
    yield from w.section("report_recommendations", w.or_empty("report_none_closed", links))
    lessons = _of(quarter, activity.lessons, lambda one: one.on)
    links = (f"- {lesson_link(w, one)}" for one in lessons)
    yield from w.section("report_lessons", w.or_empty("report_no_lessons", links))


def _of(quarter: Quarter, some: Iterable[V], day: Callable[[V], dt.date]) -> list[V]:
    """Those that belong to a quarter."""
    return [one for one in some if Quarter.of(day(one)) == quarter]


def _suggestions(activity: Activity, quarter: Quarter) -> Iterator[str]:
    w = activity.w
    outcomes = Counter(step.to for step in _of(quarter, activity.decided, lambda step: step.on))
    counts = [
        ("report_received", len(_of(quarter, activity.received, _itself))),
        ("report_acknowledged", len(_of(quarter, activity.acknowledged, _itself))),
        ("report_decided", outcomes.total()),
        *((key, outcomes[state]) for state, key in OUTCOMES.items()),
    ]
    rows = ((w.row_head(w.word(key)), w.count(number)) for key, number in counts)
    yield w.word("report_suggestions_mean")
    yield from w.table(("report_what", "report_number"), rows)


def _itself(day: dt.date) -> dt.date:
    return day


def _standards(activity: Activity, quarter: Quarter) -> Iterator[str]:
    w, judged_by = activity.w, handled(activity.ledger)
    rows = []
    for standard in w.reference.standards.value.standards:
        cases = cases_of(standard, judged_by)
        if cases is not None:
            mine = tuple(case for case in cases if Quarter.of(case.on) == quarter)
            counts = tally(mine)
            told = (result(w, mine), w.count(counts.missed), w.count(counts.running))
            rows.append((w.row_head(standard_link(w, standard)), *told))
    columns = ("standards_standard", "standards_met", "standards_missed", "standards_in_time")
    yield from w.or_empty("report_no_standards", w.table(columns, rows))
    board = w.path(STANDARDS, w.word("standards_board"))
    yield f"\n{w.pair(w.word('report_page_standards'), board)}"


def _themes(activity: Activity, quarter: Quarter) -> Iterator[str]:
    w = activity.w
    themed = _of(quarter, activity.themed, lambda one: one.received_on)
    counts = Counter(one.theme for one in themed if one.theme)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = ((w.row_head(w.listed("themes", theme)), w.count(number)) for theme, number in ranked)
    yield w.word("report_volume_warning")
    yield from w.or_empty(
        "report_no_themes", w.table(("report_theme", "registers_suggestions"), rows)
    )
