"""The glossary of one language: the terms of `glossary.yml` and the pages of type `term`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.model.document import Page
from playbook.model.glossary import Glossary, GlossaryTerm
from playbook.model.page import Term
from playbook.model.text import Language
from playbook.site.navigation import LISTED
from playbook.site.publication import Publication


@dataclass(frozen=True)
class GlossaryName:
    """What a term is called in a language."""

    term: str
    abbreviation: str | None = None
    expansion: str | None = None


@dataclass(frozen=True)
class GlossaryEntry:
    """A term as one language shows it; `page` is where to read more, if a list shows that page."""

    id: str
    name: GlossaryName
    definition: str
    equivalent: GlossaryName | None = None
    page: Page | None = None
    source: str | None = None
    see: tuple[str, ...] = ()
    tooltip: bool = True


def glossary(publication: Publication, language: Language) -> dict[str, GlossaryEntry]:
    """Every entry by id; a page speaks in place of the term of the record with the same id."""
    written = (
        _of_record(term, publication, language) for term in publication.register(Glossary).terms
    )
    return {entry.id: entry for entry in (*written, *_of_pages(publication, language))}


def _of_record(term: GlossaryTerm, publication: Publication, language: Language) -> GlossaryEntry:
    page = publication.index.page(term.page, language) if term.page else None
    return GlossaryEntry(
        id=term.id,
        name=_name(term, language),
        definition=term.definition.in_(language),
        equivalent=_name(term, language.other),
        page=page if page and page.meta.status in LISTED else None,
        source=term.source,
        see=term.see,
        tooltip=term.tooltip,
    )


def _name(term: GlossaryTerm, language: Language) -> GlossaryName:
    abbreviation = term.abbreviation.in_(language) if term.abbreviation else None
    return GlossaryName(term.term.in_(language), abbreviation)


def _of_pages(publication: Publication, language: Language) -> Iterator[GlossaryEntry]:
    """The listed pages of type `term`: their descriptions are the definitions."""
    for page in publication.index.pages(language):
        if (name := _page_name(page)) is None:
            continue
        twin = publication.index.page(page.id, language.other)
        equivalent = _page_name(twin) if twin else None
        yield GlossaryEntry(page.id, name, page.meta.description, equivalent, page)


def _page_name(page: Page) -> GlossaryName | None:
    """What a term is called on its page; None for another page, or one that no list shows."""
    meta = page.meta
    if not isinstance(meta, Term) or meta.status not in LISTED:
        return None
    differs = meta.expansion and meta.expansion.casefold() != meta.title.casefold()
    return GlossaryName(meta.title, meta.abbreviation, meta.expansion if differs else None)
