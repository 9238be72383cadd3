"""The monthly recognition: one suggestion a month that the team thanks somebody for in public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from playbook.model.ledger import LedgerRecord
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ledger import Ledger, decisions
from playbook.site.pages.quality import first_day
from playbook.site.quality import month_of
from playbook.site.writer import Writer

PATH: Final = "boards/recognition.md"
_RULES: Final = (
    "recognition_rule_decided",
    "recognition_rule_one",
    "recognition_rule_other",
    "recognition_rule_consent",
    "recognition_rule_outcome",
)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The page of recognition."""
    yield generated(w, PATH, "recognition_board", _lines(w), group="boards", dated=True)


def eligible(ledger: Ledger) -> Mapping[str, list[LedgerRecord]]:
    """The shown suggestions that may win in each month: those decided in it; newest month first."""
    found: dict[str, list[LedgerRecord]] = {}
    for record in ledger.shown.values():
        for month in {month_of(step.on) for step in decisions(record, ledger.w.as_of)}:
            found.setdefault(month, []).append(record)
    return dict(sorted(found.items(), reverse=True))


def named_person(w: Writer, record: LedgerRecord) -> str:
    """The name of whoever made a suggestion; only with that person's consent."""
    submitter = record.submitter
    if submitter.consent and submitter.name:
        return w.plain(submitter.name)
    return w.word("recognition_unnamed")


def _lines(w: Writer) -> Iterator[str]:
    yield w.word("recognition_intro")
    yield from w.section("recognition_who", (f"- {w.word(key)}" for key in _RULES))
    ledger = Ledger(w)
    rows = (
        (
            w.row_head(w.plain(w.words.month(first_day(month)))),
            w.count(len(records)),
            *_winner(ledger, month, records),
        )
        for month, records in eligible(ledger).items()
    )
    columns = ("recognition_month", "recognition_decided", "recognition_winner")
    table = w.table((*columns, "recognition_person"), rows)
    yield from w.section("recognition_months", w.or_empty("registers_no_data", table))


def _winner(ledger: Ledger, month: str, records: list[LedgerRecord]) -> tuple[str, str]:
    """Who won a month; nobody, where more than one suggestion is said to have won it."""
    w = ledger.w
    winners = [record for record in records if record.winner_of == month]
    if len(winners) == 1:
        return ledger.named(winners[0].id), named_person(w, winners[0])
    if winners:
        return w.word("recognition_disputed"), ""
    running = month == month_of(w.as_of)
    return w.word("recognition_not_yet" if running else "recognition_nobody"), ""
