"""The home page of a language: every section with its pages."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.site.generated import GeneratedPage
from playbook.site.navigation import sections
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The home page."""
    policy = w.reference.policy.value
    title = policy.name.in_(w.language)
    yield GeneratedPage("index.md", title, w.words.text("home_intro"), "\n".join(_lines(w)))


def _lines(w: Writer) -> Iterator[str]:
    policy = w.reference.policy.value
    yield w.say(policy.notice)
    yield ""
    yield w.word("edition", edition=policy.edition, date=w.words.date(policy.edition_date))
    listed = sections(w.index, w.language)
    if not listed:
        yield ""
        yield w.word("no_pages")
    for section in listed:
        yield f"\n## {w.plain(section.label)} {{#{section.id}}}\n"
        for page in section.pages:
            yield f"- {w.pair(w.page(page), w.plain(page.meta.description))}"
