"""The monthly recognition: one suggestion a month that the team thanks somebody for in public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from playbook.model.ledger import LedgerRecord
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ledger import Ledger
from playbook.site.pages.quality import first_day
from playbook.site.quality import month_of
from playbook.site.writer import Writer

PATH: Final = "boards/recognition.md"
_RULES: Final = (
    "recognition_rule_decided",
    "recognition_rule_one",
    "recognition_rule_other",
    "recognition_rule_consent",
)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The page of recognition."""
    yield generated(w, PATH, "recognition_board", _lines(w), group="boards", dated=True)


def eligible(ledger: Ledger) -> Mapping[str, list[LedgerRecord]]:
    """The shown suggestions that may win in each month, as SUG009 has it; newest month first."""
    found: dict[str, list[LedgerRecord]] = {}
    for record in ledger.shown.values():
        accepted = record.accepted_on
        if accepted and accepted <= ledger.w.as_of and record.submitter.consent:
            found.setdefault(month_of(accepted), []).append(record)
    return dict(sorted(found.items(), reverse=True))


def winners(ledger: Ledger) -> Mapping[str, LedgerRecord]:
    """The suggestion that won each month; none where more than one is said to have won it."""
    chosen = {month: _chosen(month, some) for month, some in eligible(ledger).items()}
    return {month: some[0] for month, some in chosen.items() if len(some) == 1}


def _chosen(month: str, records: Iterable[LedgerRecord]) -> list[LedgerRecord]:
    return [record for record in records if record.winner_of == month]


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
    yield from w.section("recognition_months", w.or_empty("recognition_none", table))


def _winner(ledger: Ledger, month: str, records: list[LedgerRecord]) -> tuple[str, str]:
    """Who won a month; nobody, where more than one suggestion is said to have won it."""
    w = ledger.w
    chosen = _chosen(month, records)
    if len(chosen) == 1:
        return ledger.named(chosen[0].id), named_person(w, chosen[0])
    if chosen:
        return w.word("recognition_disputed"), ""
    running = month == month_of(w.as_of)
    return w.word("recognition_not_yet" if running else "recognition_nobody"), ""
