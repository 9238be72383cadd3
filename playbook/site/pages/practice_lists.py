"""The tips, tools, best practices and resources of all pages, each with the page it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.site.excerpt import items
from playbook.site.generated import GeneratedPage, generated
from playbook.site.navigation import sections
from playbook.site.writer import Writer


class Listing(NamedTuple):
    """A list over all pages: its file, the heading it is made of, its title and empty state."""

    path: str
    block: str
    title: str
    empty: str


LISTINGS: Final = (
    Listing("browse/tips.md", "tips", "all_tips", "no_tips"),
    Listing("browse/tools.md", "tools", "all_tools", "no_tools"),
    Listing("browse/best-practices.md", "best-practices", "all_practices", "no_practices"),
    Listing("browse/resources.md", "resources", "all_resources", "no_resources"),
)


class Excerpt(NamedTuple):
    """The items of one page."""

    page: Page
    items: tuple[str, ...]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """One page for each list."""
    for listing in LISTINGS:
        lines = w.or_empty(listing.empty, _lines(w, listing.block))
        yield generated(w, listing.path, listing.title, lines, group="browse")


def _lines(w: Writer, block: str) -> Iterator[str]:
    found = [
        (section, tuple(_excerpts(section.pages, block)))
        for section in sections(w.index, w.language)
    ]
    all_pages = [excerpt for _, excerpts in found for excerpt in excerpts]
    if all_pages:
        yield _count(w, all_pages)
    for section, excerpts in found:
        lines = (line for excerpt in excerpts for line in _excerpt(w, excerpt, block))
        yield from w.part(f"section-{section.id}", w.plain(section.label), lines)


def _excerpts(listed: Iterable[Page], block: str) -> Iterator[Excerpt]:
    for page in listed:
        if found := items(page, block):
            yield Excerpt(page, found)


def _count(w: Writer, excerpts: Sequence[Excerpt]) -> str:
    many = str(len(excerpts))
    on = w.words.text("one_page") if many == "1" else w.words.text("many_pages", count=many)
    count = sum(len(excerpt.items) for excerpt in excerpts)
    return w.word("counted_items", items=str(count), pages=on)


def _excerpt(w: Writer, excerpt: Excerpt, block: str) -> Iterator[str]:
    yield f"\n### {w.page(excerpt.page, block)} {{#page-{excerpt.page.id}}}\n"
    loose = any("\n\n" in item for item in excerpt.items)
    yield ("\n\n" if loose else "\n").join(excerpt.items)
