"""The service standards: what was promised, and how far it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.reference import ANSWER, Standard
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ledger import Ledger
from playbook.site.page_standards import BOARDS, held
from playbook.site.standards import (
    Case,
    Handled,
    Stagnant,
    Tally,
    by_quarter,
    cases_of,
    stagnant,
    tally,
)
from playbook.site.writer import Writer

PATH: Final = "boards/standards.md"
# A page stays short enough to load, however long the queue.
AT_MOST: Final = 100
_LACKS: Final = {
    "acknowledgement": "standards_lacks_acknowledgement",
    "decision": "standards_lacks_decision",
    "step": "standards_lacks_step",
}
_NOTHING: Final = "–"
_CLOCKED: Final = ("standards_in_time", "standards_median", "standards_longest")


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board of the service standards."""
    yield generated(w, PATH, "standards_board", _lines(w), group="boards", dated=True)


def handled(ledger: Ledger) -> Handled:
    """What the standards about suggestions are judged by."""
    return Handled(ledger.records, ledger.waiting, ledger.w.as_of)


def standard_link(w: Writer, standard: Standard) -> str:
    """A link to what this site says of a standard."""
    return w.path(f"{PATH}#standard-{standard.id}", w.heading(standard.statement))


def result(w: Writer, cases: tuple[Case, ...]) -> str:
    """How many met a standard, in words."""
    found = tally(cases)
    return w.counted(found.met, found.judged) if found.judged else w.word("registers_no_data")


def queue_note(w: Writer) -> Iterator[str]:
    """What is missing from the numbers where nobody has read the queue."""
    if not w.publication.queue.read:
        yield f"\n{w.word('registers_queue_not_read')}"


def _lines(w: Writer) -> Iterator[str]:
    standards = w.reference.standards.value.standards
    ledger = Ledger(w)
    judged_by = handled(ledger)
    yield w.word("standards_intro")
    yield from queue_note(w)
    rows = ((w.row_head(standard_link(w, one)), _in_short(w, one, judged_by)) for one in standards)
    yield from w.table(("standards_standard", "standards_met_share"), rows)
    found = stagnant(standards, judged_by)
    yield from w.section("standards_stagnant", _stagnant(ledger, found))
    for one in standards:
        lines = _standard(w, one, judged_by)
        yield from w.part(f"standard-{one.id}", w.heading(one.statement), lines)


def _in_short(w: Writer, standard: Standard, judged_by: Handled) -> str:
    """The result since the standard holds; that it is not measured, where nothing tells of it."""
    cases = cases_of(standard, judged_by)
    if cases is not None:
        return result(w, cases)
    on_pages = held(w, standard.id)
    if on_pages is None:
        return w.word("standards_not_measured")
    return w.counted(*on_pages) if on_pages.pages else w.word("registers_no_data")


def _standard(w: Writer, standard: Standard, judged_by: Handled) -> Iterator[str]:
    promises = w.reference.promise.value.promise
    promised = (w.say(one.statement) for one in promises if one.standard == standard.id)
    facts = {
        "standards_promise": " ".join(promised),
        "standards_measure": w.say(standard.measure),
        "standards_target": w.say(standard.target),
        "standards_channel": w.say(standard.channel),
        "standards_how": w.say(standard.how_measured),
        "standards_since": w.date(standard.since),
    }
    yield from w.facts(facts.items())
    yield ""
    cases = cases_of(standard, judged_by)
    if cases is None:
        yield from _on_pages(w, standard)
    else:
        yield from w.or_empty("standards_none", _quarters(w, standard, cases))


def _on_pages(w: Writer, standard: Standard) -> Iterator[str]:
    on_pages = held(w, standard.id)
    if on_pages is None:
        yield w.word("standards_not_measured")
        return
    told = w.counted(*on_pages) if on_pages.pages else w.word("registers_no_data")
    yield f"{w.pair(w.word('standards_met_share'), told)}\n"
    path, key = BOARDS[standard.id]
    yield w.pair(w.word("standards_which_pages"), w.path(path, w.word(key)))


def _quarters(w: Writer, standard: Standard, cases: tuple[Case, ...]) -> Iterator[str]:
    """The results of each quarter, after those since the standard holds."""
    if not cases:
        return
    clocked = standard.id != ANSWER
    since = w.word("standards_since_day", date=w.words.date(standard.since))
    rows = [(w.row_head(since), *_result(w, tally(cases), clocked=clocked))]
    for quarter, found in by_quarter(cases).items():
        name = w.row_head(w.plain(w.words.quarter(quarter)))
        rows.append((name, *_result(w, found, clocked=clocked)))
    columns = ("standards_quarter", "standards_met", "standards_missed")
    yield w.word("standards_days_mean" if clocked else "standards_answers_mean")
    yield from w.table((*columns, *(_CLOCKED if clocked else ())), rows)


def _result(w: Writer, found: Tally, *, clocked: bool) -> Iterator[str]:
    yield w.counted(found.met, found.judged)
    yield w.count(found.missed)
    if clocked:
        yield w.count(found.running)
        yield _or_none(w, found.median)
        yield _or_none(w, found.longest)


def _or_none(w: Writer, days: float | None) -> str:
    return _NOTHING if days is None else w.count(days)


def _stagnant(ledger: Ledger, found: tuple[Stagnant, ...]) -> Iterator[str]:
    """The suggestions that stand still; of one whose words nobody may read yet, its id."""
    w = ledger.w
    yield w.word("standards_stagnant_means")
    if len(found) > AT_MOST:
        counts = {"shown": w.words.number(AT_MOST), "all": w.words.number(len(found))}
        yield f"\n{w.word('standards_oldest', **counts)}"
    rows = (
        (
            w.row_head(ledger.named(one.suggestion)),
            w.date(one.since),
            w.count((w.as_of - one.since).days),
            "; ".join(w.word(_LACKS[what]) for what in one.lacks),
        )
        for one in found[:AT_MOST]
    )
    columns = ("registers_suggestion", "standards_still_since", "standards_age", "standards_lacks")
    read = w.publication.queue.read
    none = "standards_none_stagnant" if read else "standards_stagnant_unread"
    yield from w.or_empty(none, w.table(columns, rows))
