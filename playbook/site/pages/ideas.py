"""The ideas board: every suggestion and where it stands; a script makes filters of its tables.

Suggestions that nobody has acknowledged yet are listed by number alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from playbook.model.ledger import State
from playbook.model.queue import Shown, Waiting
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ideas import (
    ANSWERS,
    BOARD,
    STAGNANT_DAYS,
    age_of,
    either,
    findings_of,
    has_waited,
    last_step,
    stillness,
)
from playbook.site.inventory import named
from playbook.site.navigation import section_path, sections
from playbook.site.paging import Entry, parts
from playbook.site.writer import Writer

# Of a suggestion that touches more pages or segments, a row names the first ones.
_NAMED: Final = 8
# The section in which an edition says how to take part.
_CONTRIBUTE: Final = "contribute"
_OPEN: Final = "ideas_open"
_WAITING: Final = "ideas_waiting"
_ANSWERED: Final = "ideas_answered"
# What a column is headed by; the script makes a filter of those that are marked.
_MARKED: Final = "{: .facet }"
_COLUMNS: Final = {
    _OPEN: ("idea", "state", "findings", "door", "pages", "theme", "segments", "age", "last_step"),
    _WAITING: ("idea", "state", "findings", "door", "pages", "age", "received_on"),
    _ANSWERED: ("idea", "state", "door", "pages", "theme", "segments", "age", "last_step"),
}
_FACETS: Final = {
    "state": "idea_state",
    "door": "idea_door",
    "pages": "idea_pages",
    "theme": "idea_theme",
    "segments": "idea_segments",
    "age": "idea_age",
}
_HEADS: Final = {
    "idea": "idea",
    "last_step": "idea_last_step",
    "received_on": "idea_received_on",
    "findings": "idea_findings",
}


def part_path(number: int) -> str:
    """The source file of a part of the board; no suggestion has such an address."""
    return BOARD if number == 1 else f"ideas/part/{number}.md"


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board, in as many parts as it takes."""
    made = parts(_entries(w))
    title = w.words.text("ideas")
    for number, part in enumerate(made, start=1):
        lines = _lines(w, part, _Place(number, len(made), sum(map(len, made))))
        if number == 1:
            yield generated(w, BOARD, "ideas", lines, group="boards", dated=True)
            continue
        yield GeneratedPage(
            part_path(number),
            w.words.text("ideas_part", title=title, part=str(number)),
            w.words.text("ideas_description"),
            lines,
            dated=True,
            found=False,
        )


class _Place(NamedTuple):
    """Where a part stands: its number, that of the last one, how many suggestions all hold."""

    number: int
    last: int
    all: int


def _lines(w: Writer, part: Sequence[Entry], place: _Place) -> Iterator[str]:
    yield from _counts(w)
    yield f"\n{w.path(ANSWERS, w.word('ideas_to_answers'))}"
    if place.last > 1:
        counts = {"shown": w.words.number(len(part)), "all": w.words.number(place.all)}
        numbers = {"part": str(place.number), "parts": str(place.last)}
        yield f"\n{w.word('ideas_part_of', **numbers, **counts)}"
        yield f"{w.word('ideas_parts')} {_part_links(w, place.number, place.last)}"
    for group, entries in groupby(part, lambda entry: entry.group):
        yield from w.section(group, _table(w, group, entries))


def _part_links(w: Writer, number: int, last: int) -> str:
    """A link to each part but the one that is read."""
    return " · ".join(
        f"**{one}**" if one == number else w.path(part_path(one), str(one))
        for one in range(1, last + 1)
    )


def _counts(w: Writer) -> Iterator[str]:
    """How many there are; what is not known is not called nothing."""
    queue = w.publication.queue
    working = sum(one.record.is_open for one in w.publication.ideas.values())
    waiting = len(queue.waiting)
    if not queue.read:
        yield w.word("ideas_not_read")
    elif working + waiting:
        counts = {"open": w.words.number(working + waiting), "waiting": w.words.number(waiting)}
        yield w.word("ideas_counted", **counts)
    else:
        yield w.word("ideas_none_open")
        yield from _how(w)


def _how(w: Writer) -> Iterator[str]:
    """How to suggest something, and where the edition says more of it, if it does."""
    yield f"\n{w.coded('ideas_how')}"
    found = (one for one in sections(w.index, w.language) if one.id == _CONTRIBUTE)
    for section in found:
        link = w.path(section_path(section.id), w.plain(section.label))
        yield f"\n{w.pair(w.word('ideas_how_page'), link)}"


def _table(w: Writer, group: str, entries: Iterable[Entry]) -> Iterator[str]:
    columns = _COLUMNS[group]
    heads = [
        f"{w.word(_FACETS[name])} {_MARKED}" if name in _FACETS else w.word(_HEADS[name])
        for name in columns
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (entry.line for entry in entries)


def _entries(w: Writer) -> Iterator[Entry]:
    """What is being worked on, what waits, what was answered; each the latest first."""
    shown = sorted(w.publication.ideas.values(), key=last_step, reverse=True)
    for one in shown:
        if one.record.is_open:
            yield Entry(_OPEN, _shown(w, one))
    for waiting in sorted(w.publication.queue.waiting, key=lambda one: one.received_on):
        yield Entry(_WAITING, _waiting(w, waiting))
    for one in shown:
        if not one.record.is_open:
            yield Entry(_ANSWERED, _shown(w, one))


def _shown(w: Writer, one: Shown) -> str:
    record = one.record
    found = findings_of(one)
    counted = () if not record.is_open else (w.count(len(found)) if found is not None else "–",)
    vanished = record.is_open and one.vanished
    return _row(
        w.suggestion(record),
        w.word("idea_state_vanished" if vanished else f"idea_state_{record.state}"),
        *counted,
        w.word(f"idea_door_{record.door}"),
        _pages(w, record.pages),
        w.listed("themes", record.theme) if record.theme else "–",
        _pages(w, record.segments),
        w.word(age_of(record.received_on, w.as_of)),
        _since(w, last_step(one), stillness(one, w.as_of)),
    )


def _waiting(w: Writer, one: Waiting) -> str:
    return _row(
        w.plain(one.id),
        w.word(f"idea_state_{State.RECEIVED}"),
        w.count(one.findings),
        w.word(f"idea_door_{one.door}"),
        _pages(w, one.pages),
        w.word(age_of(one.received_on, w.as_of)),
        _since(
            w, one.received_on, "idea_stagnant" if has_waited(one.received_on, w.as_of) else None
        ),
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _since(w: Writer, last: dt.date, still: str | None) -> str:
    """A day; where nothing has happened since for too long, that."""
    if still:
        return f"{w.date(last)} (**{w.word(still, days=str(STAGNANT_DAYS))}**)"
    return w.date(last)


def _pages(w: Writer, ids: Sequence[str]) -> str:
    """Links to pages of main; an id that is none of main's is a stranger's word."""
    found = [page for one in ids if (page := either(w.index, one, w.language))]
    named_first = ", ".join(named(w, page) for page in found[:_NAMED])
    more = len(found) - _NAMED
    return (
        f"{named_first} {w.word('idea_more', count=str(more))}" if more > 0 else named_first or "–"
    )
