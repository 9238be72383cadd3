"""The pages that others ask for and nobody has written, and those to which no other leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.edition import keys_of
from playbook.rules.lnk.targets import is_page_id
from playbook.rules.pag.pag004_orphan_page import needs_referrer
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import named
from playbook.site.navigation import LISTED, listed_pages
from playbook.site.writer import Writer


class Wanted(NamedTuple):
    """The id that pages ask for, and which pages do."""

    id: str
    asked_by: tuple[Page, ...]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The page of wanted and orphan pages."""
    yield generated(w, "boards/wanted.md", "wanted_board", _lines(w), group="boards", dated=True)


def wanted(w: Writer) -> tuple[Wanted, ...]:
    """The ids that this language's pages name and no page of it has, most wanted first."""
    asked: dict[str, dict[str, Page]] = {}
    for page in listed_pages(w.index, w.language):
        for kind, *rest in keys_of(page):
            if kind == "refers" and is_page_id(rest[0]):
                asked.setdefault(rest[0], {})[page.path] = page
    found = (
        Wanted(page_id, tuple(by.values()))
        for page_id, by in asked.items()
        if w.index.page(page_id, w.language) is None
    )
    return tuple(sorted(found, key=lambda one: (-len(one.asked_by), one.id)))


def orphans(w: Writer) -> tuple[Page, ...]:
    """The pages that need a referrer and that no page of this language names."""
    listed = listed_pages(w.index, w.language)
    named_by = {(key[1], page.id) for page in listed for key in keys_of(page) if key[0] == "refers"}
    led_to = {target for target, page_id in named_by if target != page_id}
    return tuple(page for page in listed if page.id not in led_to and needs_referrer(page, w.index))


def _lines(w: Writer) -> Iterator[str]:
    if not listed_pages(w.index, w.language):
        yield w.word("no_pages")
        return
    rows = (
        (_target(w, one), w.count(len(one.asked_by)), ", ".join(map(w.page, one.asked_by)))
        for one in wanted(w)
    )
    table = w.table(("wanted_page", "wanted_times", "wanted_by"), rows)
    yield from w.section("wanted", w.or_empty("none_wanted", table))
    lines = (f"- {w.page(page)}" for page in orphans(w))
    yield from w.section("orphans", w.or_empty("no_orphans", lines))


def _target(w: Writer, one: Wanted) -> str:
    """The id; or the title, where the page waits to be translated."""
    twin = w.index.page(one.id, w.language.other)
    return named(w, twin) if twin and twin.meta.status in LISTED else f"`{one.id}`"
