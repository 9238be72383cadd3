"""A section's own page: what stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.site.generated import GeneratedPage
from playbook.site.navigation import section_path, sections
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The index of each section that has a page."""
    described = {one.id: one.description for one in w.reference.vocabulary.value.sections}
    there = {section.id for section in sections(w.index, w.language.other)}
    for section in sections(w.index, w.language):
        lines = (
            f"- {w.pair(w.page(page), w.plain(page.meta.description))}" for page in section.pages
        )
        about = described.get(section.id)
        description = (
            about.in_(w.language)
            if about
            else w.words.text("section_description", section=section.label)
        )
        yield GeneratedPage(
            section_path(section.id),
            section.label,
            description,
            lines,
            twin=section.id in there,
        )
