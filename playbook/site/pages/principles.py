"""Which pages carry each principle, and how many each policy phase has; what is missing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from playbook.model.document import Page
from playbook.model.page import Method, Play
from playbook.model.reference import Entry
from playbook.site.generated import GeneratedPage, generated
from playbook.site.navigation import listed_pages
from playbook.site.pages.matrix import PHASES
from playbook.site.writer import Writer

PATH: Final = "boards/principles.md"


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board."""
    yield generated(w, PATH, "principle_coverage", _lines(w), group="boards", dated=True)


def _lines(w: Writer) -> Iterator[str]:
    lists = w.reference.vocabulary.value.lists
    principles, phases = lists.get("principles", ()), lists.get("policy_phase", ())
    listed = listed_pages(w.index, w.language)
    carrying = _by_value((page, page.meta.principles) for page in listed)
    in_phase = _by_value((page, page.meta.policy_phase) for page in listed)
    yield w.word("principle_coverage_intro")
    yield from w.section("what_is_missing", _gaps(w, principles, carrying, phases, in_phase))
    counted = _counted(w, principles, carrying)
    yield from w.section("principles_counted", w.or_empty("no_principles", counted))
    yield from w.section("phases_counted", w.or_empty("no_phases", _phases(w, phases, in_phase)))
    yield from w.section("principle_pages", _principle_pages(w, principles, carrying))


def _by_value(pairs: Iterator[tuple[Page, Sequence[str]]]) -> Mapping[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for page, values in pairs:
        for value in dict.fromkeys(values):
            found.setdefault(value, []).append(page)
    return found


def _gaps(
    w: Writer,
    principles: Sequence[Entry],
    carrying: Mapping[str, list[Page]],
    phases: Sequence[Entry],
    in_phase: Mapping[str, list[Page]],
) -> Iterator[str]:
    without = [w.say(one.label) for one in principles if one.id not in carrying]
    if without:
        yield f"- {w.pair(w.word('principles_without'), ', '.join(without))}"
    elif principles:
        yield f"- {w.word('every_principle')}"
    without = [w.say(one.label) for one in phases if one.id not in in_phase]
    if without:
        yield f"- {w.pair(w.word('phases_without'), ', '.join(without))}"
    elif phases:
        yield f"- {w.word('every_phase')}"


def _counted(
    w: Writer, principles: Sequence[Entry], carrying: Mapping[str, list[Page]]
) -> Iterator[str]:
    rows = (
        (
            w.row_head(_name(w, one, carrying)),
            w.say(one.definition) if one.definition else w.word("no_definition"),
            _number(w, carrying.get(one.id, ())),
        )
        for one in principles
    )
    yield from w.table(("principle", "meaning", "pages_counted"), rows)


def _name(w: Writer, principle: Entry, carrying: Mapping[str, list[Page]]) -> str:
    """A principle's name, which leads to its pages where it has some."""
    label = w.say(principle.label)
    return f"[{label}](#{_anchor(principle)})" if principle.id in carrying else label


def _anchor(principle: Entry) -> str:
    return f"principle-{principle.id.replace('_', '-')}"


def _number(w: Writer, pages_counted: Sequence[Page]) -> str:
    return str(len(pages_counted)) if pages_counted else w.word("none_yet")


def _phases(
    w: Writer, phases: Sequence[Entry], in_phase: Mapping[str, list[Page]]
) -> Iterator[str]:
    rows = []
    for one in phases:
        found = in_phase.get(one.id, ())
        methods = [page for page in found if isinstance(page.meta, Method)]
        plays = [page for page in found if isinstance(page.meta, Play)]
        numbers = (_number(w, counted) for counted in (found, methods, plays))
        rows.append((w.row_head(w.say(one.label)), *numbers))
    yield from w.table(("phase", "pages_counted", "column_methods", "column_plays"), rows)
    if rows:
        yield f"\n{w.path(PHASES, w.word('phases_by_methods'))}"


def _principle_pages(
    w: Writer, principles: Sequence[Entry], carrying: Mapping[str, list[Page]]
) -> Iterator[str]:
    for one in principles:
        if found := carrying.get(one.id):
            yield f"\n### {w.say(one.label)} {{#{_anchor(one)}}}\n"
            yield from (f"- {w.page(page)}" for page in found)
