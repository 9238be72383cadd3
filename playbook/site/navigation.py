"""Which pages a section lists, in which order."""

from __future__ import annotations

from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.text import Language
from playbook.site.alphabet import folded

# Drafts and archived pages keep their address, but no list shows them.
LISTED: Final = frozenset({"published", "in_review", "deprecated"})


class SectionPages(NamedTuple):
    """A section's id, its name, and its pages by title."""

    id: str
    label: str
    pages: tuple[Page, ...]


def sections(index: Index, language: Language) -> tuple[SectionPages, ...]:
    """Every section that has a listed page, in the vocabulary's order."""
    vocabulary = index.reference.vocabulary.value
    by_folder: dict[str, list[Page]] = {}
    for page in index.pages(language):
        if page.meta.status in LISTED:
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


def listed_pages(index: Index, language: Language) -> tuple[Page, ...]:
    """Every page that lists show, section by section, by title."""
    return tuple(page for section in sections(index, language) for page in section.pages)


def _by_title(page: Page) -> str:
    return folded(page.meta.title)


def source_path(page: Page) -> str:
    """The page's file within its language's tree: `methods/method-interview.md`."""
    return f"{page.address}.md"


def section_path(section_id: str) -> str:
    """The file of a section's own page."""
    return f"{section_id}/index.md"


def guideline_path(code: str) -> str:
    """The file of a guideline's board: `boards/guideline-sq-00400.md` for `SQ_00400`."""
    return f"boards/guideline-{code.lower().replace('_', '-')}.md"
