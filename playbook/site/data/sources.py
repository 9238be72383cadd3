"""`data/sources.json`: the public documents that pages cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.reference import Source
from playbook.model.text import Text
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.navigation import LISTED
from playbook.site.writer import Writer


class SourceData(Datum):
    """A public document."""

    id: Annotated[str, Field(description="meaning_source_id")]
    title: Annotated[str, Field(description="meaning_source_title")]
    publisher: Annotated[str, Field(description="meaning_publisher")]
    date: Annotated[str | None, Field(description="meaning_source_date")]
    consulted_on: Annotated[dt.date | None, Field(description="meaning_consulted_on")]
    languages: Annotated[
        tuple[Literal["en", "fr"], ...], Field(description="meaning_source_languages")
    ]
    url: Annotated[str | None, Field(description="meaning_url")]
    kind: Annotated[str, Field(description="meaning_source_kind")]
    licence: Annotated[str | None, Field(description="meaning_licence")]
    official_version: Annotated[str | None, Field(description="meaning_official_version")]
    note: Annotated[str | None, Field(description="meaning_source_note")]
    cited_by: Annotated[tuple[str, ...], Field(description="meaning_cited_by")]


class SourcesData(Dataset):
    """Every source of the edition."""

    sources: Annotated[tuple[SourceData, ...], Field(description="meaning_sources")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "sources", SourcesData, _data)


def _data(w: Writer) -> SourcesData:
    sources = tuple(_source(w, source) for source in w.reference.sources.value.sources)
    return SourcesData(**dict(head(w)), sources=sources)


def _source(w: Writer, source: Source) -> SourceData:
    return SourceData(
        id=source.id,
        title=source.title.in_(w.language),
        publisher=source.publisher.in_(w.language),
        date=source.date,
        consulted_on=source.consulted_on,
        languages=source.languages,
        url=source.url,
        kind=source.kind,
        licence=source.licence,
        official_version=_said(w, source.official_version),
        note=_said(w, source.note),
        cited_by=_cited_by(w, source.id),
    )


def _said(w: Writer, text: Text | None) -> str | None:
    return text.in_(w.language) if text else None


def _cited_by(w: Writer, source: str) -> tuple[str, ...]:
    """The ids of the listed pages of the language that cite the source themselves or by a fact."""
    facts = (fact.id for fact in w.reference.facts.value.facts if fact.source == source)
    pages = (page for key in (source, *facts) for page in w.index.found("cites", key))
    listed = {
        page.id for page in pages if page.language is w.language and page.meta.status in LISTED
    }
    return tuple(sorted(listed))
