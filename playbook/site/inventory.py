"""Every page that lists show, each id once with its twins: both languages count the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from playbook.model.document import Page
from playbook.site.alphabet import folded
from playbook.site.frame import record_path
from playbook.site.navigation import LISTED, SectionPages, sections
from playbook.site.writer import Writer


class Listed(NamedTuple):
    """A page, in the reader's language where it is there, else in the other; and its twin."""

    section: str
    page: Page
    twin: Page | None

    @property
    def id(self) -> str:
        """The id of both twins."""
        return self.page.id


def inventory(w: Writer) -> tuple[Listed, ...]:
    """Every page that a list of either language shows, by section and title."""
    return tuple(_in_order(w))


def _in_order(w: Writer) -> Iterator[Listed]:
    mine = {section.id: section for section in sections(w.index, w.language)}
    others = {section.id: section for section in sections(w.index, w.language.other)}
    for section in w.reference.vocabulary.value.sections:
        listed = [*_pages(mine.get(section.id))]
        listed += [
            page
            for page in _pages(others.get(section.id))
            if w.index.page(page.id, w.language) is None
        ]
        for page in sorted(listed, key=lambda one: folded(one.meta.title)):
            twin = w.index.page(page.id, page.language.other)
            yield Listed(section.label.in_(w.language), page, twin)


def _pages(section: SectionPages | None) -> tuple[Page, ...]:
    return section.pages if section else ()


def named(w: Writer, page: Page) -> str:
    """A link to a page; the bare title of one that is there in the other language only."""
    return w.page(page) if page.language is w.language else _elsewhere(w, page)


def pages_named(w: Writer, ids: Iterable[str]) -> Iterator[str]:
    """A link to each page of these ids that a list may show; the id of any other."""
    for page_id in ids:
        found = (w.index.page(page_id, one) for one in (w.language, w.language.other))
        page = next((page for page in found if page and page.meta.status in LISTED), None)
        yield named(w, page) if page else f"`{page_id}`"


def record_named(w: Writer, page: Page) -> str:
    """A link to the record of a page, by the page's title."""
    if page.language is not w.language:
        return _elsewhere(w, page)
    return w.path(record_path(page.id), w.plain(page.meta.title))


def _elsewhere(w: Writer, page: Page) -> str:
    """A title of the other language, marked as such for those who hear it."""
    title = f"*{w.plain(page.meta.title)}*{{lang={page.language.value}}}"
    return f"{title} ({w.word(f'only_in_{page.language.value}')})"
