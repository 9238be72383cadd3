"""Which methods and plays suit each segment and each policy phase, and what is missing.

Rows, not columns, hold what grows: a table of many methods across can't be read on a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.page import Method, Practice
from playbook.site.generated import GeneratedPage, generated
from playbook.site.navigation import listed_pages
from playbook.site.writer import Writer

SEGMENTS: Final = "browse/segments-by-methods.md"
PHASES: Final = "browse/phases-by-methods.md"


class Row(NamedTuple):
    """A segment or phase, in Markdown, with the methods and plays that name it."""

    head: str
    methods: tuple[Page, ...]
    plays: tuple[Page, ...]


class Subject(NamedTuple):
    """What rows are about: the keys of the words that differ."""

    column: str
    intro: str
    empty: str
    covered: str
    unplaced: str
    values: Callable[[Page], Sequence[str]]


_SEGMENT: Final = Subject(
    "segment",
    "segments_by_methods_intro",
    "no_segments",
    "segments_covered",
    "names_no_segment",
    lambda page: page.meta.segments,
)
_PHASE: Final = Subject(
    "phase",
    "phases_by_methods_intro",
    "no_phases",
    "phases_covered",
    "names_no_phase",
    lambda page: page.meta.policy_phase,
)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The two pages."""
    segments = [
        (page.id, w.page(page))
        for page in listed_pages(w.index, w.language)
        if page.meta.type == "segment"
    ]
    phases = [
        (phase, w.listed("policy_phase", phase))
        for phase in w.reference.vocabulary.value.ids("policy_phase")
    ]
    lines = _lines(w, _SEGMENT, segments)
    yield generated(w, SEGMENTS, "segments_by_methods", lines, group="browse")
    lines = _lines(w, _PHASE, phases)
    yield generated(w, PHASES, "phases_by_methods", lines, group="browse")


def _lines(w: Writer, subject: Subject, heads: Sequence[tuple[str, str]]) -> Iterator[str]:
    practices = [
        page for page in listed_pages(w.index, w.language) if isinstance(page.meta, Practice)
    ]
    named: dict[str, list[Page]] = {}
    for page in practices:
        for value in dict.fromkeys(subject.values(page)):
            named.setdefault(value, []).append(page)
    rows = [_row(head, named.get(value, ())) for value, head in heads]
    yield w.word(subject.intro)
    if not rows:
        yield f"\n{w.word(subject.empty)}"
        return
    yield from w.section("what_is_missing", w.or_empty(subject.covered, _gaps(w, rows)))
    yield from w.section("methods_and_plays", _table(w, subject, rows))
    unplaced = (f"- {w.page(page)}" for page in practices if not subject.values(page))
    yield from w.section(subject.unplaced, unplaced)


def _row(head: str, practices: Sequence[Page]) -> Row:
    methods = tuple(page for page in practices if isinstance(page.meta, Method))
    plays = tuple(page for page in practices if not isinstance(page.meta, Method))
    return Row(head, methods, plays)


def _table(w: Writer, subject: Subject, rows: Sequence[Row]) -> Iterator[str]:
    cells = ((w.row_head(row.head), _methods(w, row), _links(w, row.plays)) for row in rows)
    yield from w.table((subject.column, "column_methods", "column_plays"), cells)


def _methods(w: Writer, row: Row) -> str:
    """The methods of a row by level of engagement, each level named in words."""
    by_level: dict[str, list[Page]] = {level: [] for level in _levels(w)}
    for page in row.methods:
        by_level.setdefault(_level(page), []).append(page)
    told = (
        f"**{w.listed('level', level)}{w.words.colon}**{{: .playbook-level }} {_links(w, members)}"
        for level, members in by_level.items()
        if members
    )
    return "; ".join(told) or w.word("none_yet")


def _links(w: Writer, members: Sequence[Page]) -> str:
    return ", ".join(w.page(page) for page in members) or w.word("none_yet")


def _levels(w: Writer) -> tuple[str, ...]:
    return w.reference.vocabulary.value.ids("level")


def _level(page: Page) -> str:
    return page.meta.level if isinstance(page.meta, Method) else ""


def _gaps(w: Writer, rows: Sequence[Row]) -> Iterator[str]:
    """Each row that lacks something, in words; those that lack everything first."""
    for row in sorted(rows, key=lambda row: bool(row.methods or row.plays)):
        missing = "; ".join(_missing(w, row))
        if missing:
            yield f"- {w.pair(row.head, missing)}"


def _missing(w: Writer, row: Row) -> Iterator[str]:
    if not row.methods and not row.plays:
        yield w.word("gap_nothing")
        return
    there = {_level(page) for page in row.methods}
    without = [level for level in _levels(w) if level not in there]
    if not row.methods:
        yield w.word("gap_no_method")
    elif without:
        label = w.reference.vocabulary.value.label
        levels = ", ".join(label("level", level, w.language) for level in without)
        yield w.word("gap_levels", levels=levels)
    if not row.plays:
        yield w.word("gap_no_play")
