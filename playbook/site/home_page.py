"""The home page of a language: every section with its pages, in plain Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.edition import Index
from playbook.site.escape import markdown_text
from playbook.site.navigation import sections, source_path
from playbook.site.words import SiteWords


def home_page(index: Index, words: SiteWords) -> str:
    """The Markdown of the home page."""
    return "\n".join(_lines(index, words))


def _lines(index: Index, words: SiteWords) -> Iterator[str]:
    policy = index.reference.policy.value
    yield markdown_text(policy.notice.in_(words.language))
    yield ""
    edition = words.text("edition", edition=policy.edition, date=words.date(policy.edition_date))
    yield markdown_text(edition)
    listed = sections(index, words.language)
    if not listed:
        yield ""
        yield markdown_text(words.text("no_pages"))
    for section in listed:
        yield f"\n## {markdown_text(section.label)} {{#{section.id}}}\n"
        for page in section.pages:
            title = markdown_text(page.meta.title)
            link = f"[{title}](/{source_path(page)})"
            yield f"- {link}{words.colon} {markdown_text(page.meta.description)}"
