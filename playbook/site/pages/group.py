"""The page of a group of generated pages: what stands in it, each in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playbook.site.generated import GeneratedPage, Group
from playbook.site.writer import Writer


def group_path(group: Group) -> str:
    """The source file of a group's page."""
    return f"{group}/index.md"


def group_pages(w: Writer, made: Iterable[GeneratedPage]) -> Iterator[GeneratedPage]:
    """One page for each group that has a page."""
    listed: dict[Group, list[GeneratedPage]] = {}
    for page in made:
        if page.group:
            listed.setdefault(page.group, []).append(page)
    for group, members in listed.items():
        lines = (
            f"- {w.pair(w.path(page.path, w.plain(page.title)), w.plain(page.description))}"
            for page in members
        )
        yield GeneratedPage(
            group_path(group),
            w.words.text(group),
            w.words.text(f"{group}_description"),
            lines,
        )
