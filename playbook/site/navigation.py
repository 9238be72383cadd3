"""Which pages a section lists, in which order."""

from __future__ import annotations

from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.text import Language

_LISTED = frozenset({"published", "in_review", "deprecated"})


class SectionPages(NamedTuple):
    """A section's id, its name, and its pages by title."""

    id: str
    label: str
    pages: tuple[Page, ...]


def sections(index: Index, language: Language) -> tuple[SectionPages, ...]:
    """Every section that has a page, in the vocabulary's order.

    Drafts and archived pages keep their address, but no list shows them.
    """
    vocabulary = index.reference.vocabulary.value
    by_folder: dict[str, list[Page]] = {}
    for page in index.pages(language):
        if page.meta.status in _LISTED:
            by_folder.setdefault(page.section, []).append(page)
    return tuple(
        SectionPages(
            section.id,
            section.label.in_(language),
            tuple(sorted(by_folder[section.id], key=_by_title)),
        )
        for section in vocabulary.sections
        if section.id in by_folder
    )


def _by_title(page: Page) -> str:
    return page.meta.title.casefold()


def source_path(page: Page) -> str:
    """The page's file within its language's tree: `methods/method-interview.md`."""
    return f"{page.address}.md"


def section_path(section_id: str) -> str:
    """The file of a section's own page."""
    return f"{section_id}/index.md"
