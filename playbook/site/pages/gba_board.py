"""The GBA Plus board: which pages have been analysed, how far, and what is still to be done.

Every page counts, also one without a record: the auditors asked for an inventory with its gaps.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, get_args

from playbook.model.edition import Record
from playbook.model.gba import Conclusion, GbaRecord, RecordStatus
from playbook.rules.dates import months_between
from playbook.rules.gba.gba006_stale_analysis import changed_since
from playbook.rules.gba.status import is_finished, is_signed, reaches
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import Listed, inventory, named, record_named
from playbook.site.writer import Writer

SOON: Final = dt.timedelta(days=90)
# The furthest first.
STATUSES: Final[tuple[RecordStatus, ...]] = (
    "approved",
    "self_assessed",
    "changes_requested",
    "in_review",
    "draft",
    "withdrawn",
)
_STEPS: Final = ("started_on", "assessed_on", "reviewed_on", "approved_on")


class Analysed(NamedTuple):
    """A page with its record."""

    listed: Listed
    record: Record

    @property
    def value(self) -> GbaRecord:
        """What the record says."""
        return self.record.value


class Board(NamedTuple):
    """Every page; those with a record that stands; the records that were withdrawn."""

    pages: tuple[Listed, ...]
    analysed: tuple[Analysed, ...]
    withdrawn: frozenset[str]

    def having(self, test: Callable[[GbaRecord], bool]) -> list[Analysed]:
        """The pages whose record passes a test."""
        return [one for one in self.analysed if test(one.value)]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The GBA Plus board."""
    yield generated(w, "boards/gba-plus.md", "gba_board", _lines(w), group="boards", dated=True)


def board_of(w: Writer) -> Board:
    """What the board counts: a withdrawn record is like none."""
    listed = inventory(w)
    records = w.index.records
    found = [Analysed(one, records[one.id]) for one in listed if one.id in records]
    withdrawn = frozenset(one.listed.id for one in found if one.value.status == "withdrawn")
    standing = (one for one in found if one.listed.id not in withdrawn)
    return Board(listed, tuple(standing), withdrawn)


def _lines(w: Writer) -> Iterator[str]:
    board = board_of(w)
    if not board.pages:
        yield w.word("no_pages")
        return
    yield from _summary(w, board)
    yield from w.section("gba_by_status", _by_status(w, board))
    yield from w.section("gba_by_conclusion", _by_conclusion(w, board))
    yield from w.section("gba_by_section", _by_section(w, board))
    yield from w.section("gba_records", w.or_empty("gba_no_records", _records(w, board)))
    yield from w.section("gba_without", w.or_empty("gba_none_without", _without(w, board)))
    for key, empty, lines in (
        ("gba_expired", "gba_none_expired", _expired(w, board)),
        ("gba_expiring", "gba_none_expiring", _expiring(w, board)),
        ("gba_changed", "gba_none_changed", _changed(w, board)),
        ("gba_not_applicable", "gba_none_not_applicable", _not_applicable(w, board)),
        ("data_gaps", "gba_no_gaps", _gaps(w, board)),
        ("gba_mitigations", "gba_no_mitigations", _mitigations(w, board)),
    ):
        yield from w.section(key, w.or_empty(empty, lines))


def _summary(w: Writer, board: Board) -> Iterator[str]:
    required = w.reference.policy.value.gba.required
    reached = board.having(lambda value: reaches(value.status, required))
    total, there = len(board.pages), len(board.analysed)
    asked = w.word("gba_reached", status=w.words.text(f"gba_status_{required}"))
    yield f"- {w.pair(w.word('pages'), w.count(total))}"
    yield f"- {w.pair(w.word('gba_with'), w.part_of(there, total))}"
    yield f"- {w.pair(asked, w.part_of(len(reached), total))}"
    yield f"- {w.pair(w.word('gba_without'), w.count(total - there))}"
    if board.having(lambda value: value.status == "self_assessed"):
        yield f"\n{w.word('gba_self_assessed_means')}"


def _by_status(w: Writer, board: Board) -> Iterator[str]:
    counts = Counter(one.value.status for one in board.analysed)
    counts["withdrawn"] = len(board.withdrawn)
    rows = [(w.word(f"gba_status_{status}"), w.count(counts[status])) for status in STATUSES]
    never = len(board.pages) - counts.total()
    yield from w.table(("status", "pages"), [*rows, (w.word("gba_status_none"), w.count(never))])


def _by_conclusion(w: Writer, board: Board) -> Iterator[str]:
    finished = board.having(lambda value: is_finished(value.status))
    counts = Counter(one.value.conclusion for one in finished)
    rows = [
        (w.word(f"conclusion_{conclusion}"), w.count(counts[conclusion]))
        for conclusion in get_args(Conclusion)
    ]
    yield w.word("gba_conclusions_counted")
    yield from w.table(("conclusion", "pages"), rows)


def _by_section(w: Writer, board: Board) -> Iterator[str]:
    status = {one.listed.id: one.value.status for one in board.analysed}
    found: dict[str, list[Listed]] = {}
    for one in board.pages:
        found.setdefault(one.section, []).append(one)
    rows = [(w.plain(label), *_counts(w, status, found[label])) for label in found]
    rows.append((w.word("gba_all"), *_counts(w, status, board.pages)))
    columns = ("gba_section", "pages", "gba_with", "gba_status_approved")
    yield from w.table((*columns, "gba_status_self_assessed", "gba_without"), rows)


def _counts(
    w: Writer, status: dict[str, RecordStatus], listed: Iterable[Listed]
) -> tuple[str, ...]:
    """Pages, with a record, approved, self-assessed, without one."""
    states = [status.get(one.id) for one in listed]
    missing = states.count(None)
    counts = (states.count("approved"), states.count("self_assessed"), missing)
    return tuple(map(w.count, (len(states), len(states) - missing, *counts)))


def _records(w: Writer, board: Board) -> Iterator[str]:
    if board.analysed:
        yield w.word("gba_age_means")
    rows = (
        (
            record_named(w, one.listed.page),
            w.word(f"gba_status_{one.value.status}"),
            _conclusion(w, one.value),
            w.count(age(one.value, w.as_of)),
            w.date(one.value.valid_until),
        )
        for one in board.analysed
    )
    yield from w.table(("gba_record", "status", "conclusion", "gba_age", "valid_until"), rows)


def _conclusion(w: Writer, value: GbaRecord) -> str:
    finished = is_finished(value.status)
    return w.word(f"conclusion_{value.conclusion}") if finished else w.word("gba_no_conclusion")


def age(value: GbaRecord, today: dt.date) -> int:
    """How many whole months ago the record took its latest step."""
    days = [day for name in _STEPS if (day := getattr(value, name))]
    return months_between(max(days), today)


def _without(w: Writer, board: Board) -> Iterator[str]:
    there = {one.listed.id for one in board.analysed}
    for one in board.pages:
        if one.id not in there:
            withdrawn = f" ({w.word('gba_was_withdrawn')})" if one.id in board.withdrawn else ""
            yield f"- {named(w, one.page)}{withdrawn}"


def _expired(w: Writer, board: Board) -> Iterator[str]:
    return _until(w, board.having(lambda value: value.valid_until < w.as_of))


def _expiring(w: Writer, board: Board) -> Iterator[str]:
    last = w.as_of + SOON
    return _until(w, board.having(lambda value: w.as_of <= value.valid_until <= last))


def _until(w: Writer, found: list[Analysed]) -> Iterator[str]:
    rows = (
        (
            record_named(w, one.listed.page),
            w.word(f"gba_status_{one.value.status}"),
            w.date(one.value.valid_until),
        )
        for one in sorted(found, key=lambda one: one.value.valid_until)
    )
    return w.table(("gba_record", "status", "valid_until"), rows)


def _changed(w: Writer, board: Board) -> Iterator[str]:
    rows = (
        (record_named(w, one.listed.page), told)
        for one in board.analysed
        for told in _changes(w, one.record)
    )
    return w.table(("gba_record", "what"), rows)


def _changes(w: Writer, record: Record) -> Iterator[str]:
    """What changed in each twin since a signed analysis; that nobody knows, where none does."""
    if not is_signed(record.value.status):
        return
    if record.value.reviewed is None:
        yield w.word("gba_text_not_recorded")
        return
    for page in record.pages:
        changed = changed_since(page, record.value.reviewed, w.publication.history)
        if changed:
            yield w.pair(w.word(f"in_{page.language.value}"), w.told(changed))


def _not_applicable(w: Writer, board: Board) -> Iterator[str]:
    rows = (
        (
            record_named(w, one.listed.page),
            w.say(why.reason),
            w.role(why.decided_by),
            w.date(why.decided_on),
        )
        for one in board.having(lambda value: value.conclusion == "not_applicable")
        if (why := one.value.not_applicable)
    )
    return w.table(("gba_record", "gba_reason", "gba_decided_by", "gba_decided_on"), rows)


def _gaps(w: Writer, board: Board) -> Iterator[str]:
    found = ((gap.due, one, gap) for one in board.analysed for gap in one.value.data_gaps)
    rows = (
        (
            record_named(w, one.listed.page),
            w.say(gap.what),
            w.say(gap.plan),
            w.role(gap.owner),
            w.due(due),
        )
        for due, one, gap in sorted(found, key=lambda row: row[0])
    )
    return w.table(("gba_record", "what", "plan", "owner", "due"), rows)


def _mitigations(w: Writer, board: Board) -> Iterator[str]:
    found = (
        (impact.mitigation, one, impact)
        for one in board.analysed
        for impact in one.value.impacts
        if impact.mitigation and impact.mitigation.status == "planned"
    )
    rows = (
        (
            record_named(w, one.listed.page),
            w.say(impact.group),
            w.say(planned.action),
            w.role(planned.owner),
            w.due(planned.due),
        )
        for planned, one, impact in sorted(found, key=lambda row: row[0].due)
    )
    return w.table(("gba_record", "gba_group", "gba_planned", "owner", "due"), rows)
