"""The home page of a language: a chooser of practices, the sections, the latest changes.

The chooser is plain lists, one a facet, and a list of all practices; a script makes filters of
them. Under the title, `theme/partials/home.html` prints what the playbook is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.duration import hours_of
from playbook.model.page import Method, Practice
from playbook.model.text import on_one_line
from playbook.site.alphabet import folded
from playbook.site.generated import GeneratedPage
from playbook.site.navigation import section_path, sections
from playbook.site.writer import Writer

LATEST: Final = 5
_WEEK: Final = 7 * 24
# The upper end of each band of time, in hours; the last has none.
_BANDS: Final = (
    ("time_week", _WEEK),
    ("time_month", 31 * 24),
    ("time_quarter", 92 * 24),
    ("time_longer", float("inf")),
)


class Facet(NamedTuple):
    """One way to choose: the key of its name, its values in order, those of a page."""

    key: str
    values: tuple[str, ...]
    label: Callable[[str], str]
    of: Callable[[Page], tuple[str, ...]]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The home page."""
    policy = w.reference.policy.value
    said = policy.intro.in_(w.language) if policy.intro else w.words.text("home_intro")
    yield GeneratedPage("index.md", policy.name.in_(w.language), on_one_line(said), _lines(w))


def _lines(w: Writer) -> Iterator[str]:
    listed = [page for section in sections(w.index, w.language) for page in section.pages]
    if not listed:
        yield w.word("no_pages")
    practices = sorted(
        (page for page in listed if isinstance(page.meta, Practice)),
        key=lambda page: folded(page.meta.title),
    )
    yield from w.section("chooser", _chooser(w, practices))
    yield from w.section("sections", _sections(w))
    yield from w.section("latest", _latest(w, listed))


def _chooser(w: Writer, practices: list[Page]) -> Iterator[str]:
    if practices:
        yield w.word("chooser_intro")
        for facet in _facets(w):
            yield from _facet(w, facet, practices)
        yield f'\n??? practices "{w.word("chooser_all")}"\n'
        for page in practices:
            yield from _practice(w, page)


def _facet(w: Writer, facet: Facet, practices: Iterable[Page]) -> Iterator[str]:
    """The practices of each value that has one; nothing where no value has."""
    found: dict[str, list[Page]] = {}
    for page in practices:
        for value in facet.of(page):
            found.setdefault(value, []).append(page)
    if found:
        yield f'\n??? chooser "{w.word(facet.key)}"\n'
    for value in facet.values:
        if value in found:
            yield f"    - {facet.label(value)}"
            yield from (f"        - {w.page(page)}" for page in found[value])


def _practice(w: Writer, page: Page) -> Iterator[str]:
    yield f"    - {w.page(page)}\n"
    yield f"        {w.plain(page.meta.description)}\n"
    yield f"        {' · '.join(_facts(w, page.meta))}\n"


def _facts(w: Writer, practice: object) -> Iterator[str]:
    """What a practice takes, in a few words."""
    if not isinstance(practice, Practice):
        return
    if practice.run_time:
        yield w.word("with_people", time=w.words.duration(practice.run_time))
    if practice.elapsed:
        yield w.word("in_all", time=w.words.duration(practice.elapsed))
    yield w.pair(w.word("effort"), w.listed("effort", practice.effort))
    if isinstance(practice, Method):
        yield ", ".join(w.listed("mode", mode) for mode in practice.mode)


def _facets(w: Writer) -> Iterator[Facet]:
    """The ways to choose, each with its values in the order of the vocabulary."""
    yield Facet("by_time", tuple(key for key, _ in _BANDS), w.word, _bands)
    yield _of_list(w, "by_mode", "mode", lambda meta: getattr(meta, "mode", ()))
    yield _by_segment(w)
    yield _of_list(w, "by_phase", "policy_phase", lambda meta: meta.policy_phase)
    yield _of_list(w, "by_effort", "effort", lambda meta: (meta.effort,))


def _of_list(
    w: Writer, key: str, name: str, values: Callable[[Practice], tuple[str, ...]]
) -> Facet:
    def of(page: Page) -> tuple[str, ...]:
        return values(page.meta) if isinstance(page.meta, Practice) else ()

    known = w.reference.vocabulary.value.ids(name)
    return Facet(key, known, lambda value: w.listed(name, value), of)


def _by_segment(w: Writer) -> Facet:
    found = {page.id: page for page in w.index.pages(w.language) if page.meta.type == "segment"}
    ordered = sorted(found.values(), key=lambda page: folded(page.meta.title))
    return Facet(
        "by_segment",
        tuple(page.id for page in ordered),
        lambda value: w.plain(found[value].meta.title),
        lambda page: page.meta.segments,
    )


def _bands(page: Page) -> tuple[str, ...]:
    """The band of time until there is a result; none where the page does not say."""
    elapsed = page.meta.elapsed if isinstance(page.meta, Practice) else None
    if elapsed is None:
        return ()
    hours = hours_of(elapsed)
    return (next(key for key, most in _BANDS if hours <= most),)


def _sections(w: Writer) -> Iterator[str]:
    described = {one.id: one.description for one in w.reference.vocabulary.value.sections}
    for section in sections(w.index, w.language):
        about = described.get(section.id)
        count = len(section.pages)
        counted = w.word("one_page") if count == 1 else w.word("many_pages", count=str(count))
        yield f"- {w.path(section_path(section.id), w.plain(section.label))}\n"
        yield f"    {w.say(about)}\n" if about else ""
        yield f"    {counted}\n"


def _latest(w: Writer, listed: Iterable[Page]) -> Iterator[str]:
    """The pages changed last, each with its date and what the author says of the change."""
    newest = sorted(listed, key=lambda page: (-page.meta.date_modified.toordinal(), page.path))
    for page in newest[:LATEST]:
        note = f" {w.plain(page.meta.change_note)}" if page.meta.change_note else ""
        yield f"- {w.pair(w.date(page.meta.date_modified), w.page(page))}.{note}"
