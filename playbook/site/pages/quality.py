"""The quality checks: which suggestions a second person looks at again, and what they found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from playbook.model.registers import QualityCheck, QualityChecks
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ledger import Ledger
from playbook.site.quality import JUDGEMENTS, decided_by_month, judged, samples
from playbook.site.quarter import Quarter
from playbook.site.writer import Writer

PATH: Final = "boards/quality.md"
# A year of samples: the page stays short enough to load.
MONTHS: Final = 12


_CRITERIA: Final = {
    "followed_policy": "quality_followed_policy",
    "quality_of_response": "quality_quality_of_response",
    "accurate_record": "quality_accurate_record",
    "lessons_captured": "quality_lessons_captured",
    "communication": "quality_communication",
    "process": "quality_process",
}


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board of quality checks."""
    yield generated(w, PATH, "quality_board", _lines(w), group="boards", dated=True)


def checks_made(ledger: Ledger) -> tuple[QualityCheck, ...]:
    """The checks of suggestions whose words are shown, the newest first."""
    w = ledger.w
    checks = w.publication.register(QualityChecks).quality_checks
    made = (one for one in checks if one.suggestion in ledger.shown and one.on <= w.as_of)
    return tuple(sorted(made, key=lambda one: (-one.on.toordinal(), one.suggestion)))


def results(w: Writer, checks: Iterable[QualityCheck]) -> Iterator[str]:
    """How often each criterion was judged how, as a table; nothing of no check."""
    listed = list(checks)
    rows = (
        (
            w.row_head(w.word(_CRITERIA[name])),
            *(w.count(counts[judgement]) for judgement in JUDGEMENTS),
        )
        for name, counts in (judged(listed).items() if listed else ())
    )
    columns = (f"quality_judged_{judgement}" for judgement in JUDGEMENTS)
    yield from w.table(("quality_criterion", *columns), rows)


def first_day(month: str) -> dt.date:
    """The first day of a month written as `2026-11`."""
    return dt.date.fromisoformat(f"{month}-01")


def _lines(w: Writer) -> Iterator[str]:
    ledger = Ledger(w)
    checks = checks_made(ledger)
    yield w.word("quality_intro")
    yield from w.section("quality_sample", _sample(ledger))
    yield from w.section("quality_results", w.or_empty("quality_none", _quarters(ledger, checks)))


def _sample(ledger: Ledger) -> Iterator[str]:
    w = ledger.w
    yield w.word("quality_sample_means")
    drawn = samples(ledger.records, w.as_of)
    decided = decided_by_month(ledger.records, w.as_of)
    checks = w.publication.register(QualityChecks).quality_checks
    checked = {one.suggestion for one in checks if one.on <= w.as_of}
    rows = (
        (
            w.row_head(w.plain(w.words.month(first_day(month)))),
            w.count(len(decided[month])),
            w.counted(len(checked.intersection(ids)), len(ids)),
            "; ".join(_checked(ledger, one, done=one in checked) for one in ids),
        )
        for month, ids in list(drawn.items())[:MONTHS]
    )
    columns = ("quality_month", "quality_decided", "quality_checked", "quality_drawn")
    yield from w.or_empty("quality_no_sample", w.table(columns, rows))


def _checked(ledger: Ledger, suggestion: str, *, done: bool) -> str:
    state = ledger.w.word("quality_is_checked" if done else "quality_to_check")
    shown = suggestion in ledger.shown
    name = ledger.link(suggestion) if shown else ledger.w.word("quality_not_shown")
    return f"{name} ({state})"


def _quarters(ledger: Ledger, checks: tuple[QualityCheck, ...]) -> Iterator[str]:
    w = ledger.w
    for quarter in sorted({Quarter.of(one.on) for one in checks}, reverse=True):
        made = [one for one in checks if Quarter.of(one.on) == quarter]
        yield f"\n### {w.plain(w.words.quarter(quarter))} {{#{quarter.name}}}\n"
        yield w.pair(w.word("quality_checks_made"), w.count(len(made)))
        yield from results(w, made)
        yield ""
        yield from _notes(ledger, made)


def _notes(ledger: Ledger, checks: Iterable[QualityCheck]) -> Iterator[str]:
    """What the checkers noted."""
    for one in checks:
        if one.note:
            yield f"- {ledger.w.pair(ledger.link(one.suggestion), ledger.w.say(one.note))}"
