"""`data/pages.json`: what a program needs to find and choose pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.document import Page
from playbook.model.duration import hours_of
from playbook.model.gba import Conclusion, GbaRecord, RecordStatus
from playbook.rules.dates import review_due
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.navigation import listed_pages
from playbook.site.writer import Writer


class PageGba(Datum):
    """The state of a page's GBA Plus record."""

    status: Annotated[RecordStatus, Field(description="meaning_gba_status")]
    conclusion: Annotated[Conclusion, Field(description="meaning_conclusion")]
    valid_until: Annotated[dt.date, Field(description="meaning_valid_until")]


class PageData(Datum):
    """A listed page."""

    id: Annotated[str, Field(description="meaning_page_id")]
    address: Annotated[str, Field(description="meaning_address")]
    title: Annotated[str, Field(description="meaning_title")]
    description: Annotated[str, Field(description="meaning_description")]
    type: Annotated[str, Field(description="meaning_type")]
    type_label: Annotated[str, Field(description="meaning_type_label")]
    section: Annotated[str, Field(description="meaning_section")]
    segments: Annotated[tuple[str, ...], Field(description="meaning_segments")]
    policy_phase: Annotated[tuple[str, ...], Field(description="meaning_policy_phase")]
    purpose: Annotated[tuple[str, ...], Field(description="meaning_purpose")]
    mode: Annotated[tuple[str, ...], Field(description="meaning_mode")] = ()
    level: Annotated[str | None, Field(description="meaning_level")] = None
    group_size: Annotated[str | None, Field(description="meaning_group_size")] = None
    effort: Annotated[str | None, Field(description="meaning_effort")] = None
    cost: Annotated[str | None, Field(description="meaning_cost")] = None
    prep_time: Annotated[str | None, Field(description="meaning_prep_time")] = None
    run_time: Annotated[str | None, Field(description="meaning_run_time")] = None
    run_hours: Annotated[float | None, Field(description="meaning_run_hours")] = None
    elapsed: Annotated[str | None, Field(description="meaning_elapsed")] = None
    elapsed_hours: Annotated[float | None, Field(description="meaning_elapsed_hours")] = None
    maturity: Annotated[str | None, Field(description="meaning_maturity")] = None
    keywords: Annotated[tuple[str, ...], Field(description="meaning_keywords")]
    status: Annotated[
        Literal["in_review", "published", "deprecated"], Field(description="meaning_status")
    ]
    last_reviewed: Annotated[dt.date, Field(description="meaning_last_reviewed")]
    review_due: Annotated[dt.date, Field(description="meaning_review_due")]
    gba: Annotated[PageGba | None, Field(description="meaning_gba")]


class PagesData(Dataset):
    """Every listed page of a language."""

    pages: Annotated[tuple[PageData, ...], Field(description="meaning_pages")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "pages", PagesData, _data)


def _data(w: Writer) -> PagesData:
    listed = tuple(_page(w, page) for page in listed_pages(w.index, w.language))
    return PagesData(**dict(head(w)), pages=listed)


def address_of(page: Page) -> str:
    """A page's address, from where its language is served."""
    return f"{page.address}/"


def _page(w: Writer, page: Page) -> PageData:
    """What the page says of itself, under the same names, with what follows from it."""
    types, record = w.reference.types.value, w.index.records.get(page.id)
    described = types.of(page.meta.type)
    own = PageData.model_fields.keys() & type(page.meta).model_fields.keys()
    return PageData(
        **{name: getattr(page.meta, name) for name in own},
        address=address_of(page),
        type_label=described.label.in_(w.language) if described else page.meta.type,
        section=page.section,
        run_hours=_hours(getattr(page.meta, "run_time", None)),
        elapsed_hours=_hours(getattr(page.meta, "elapsed", None)),
        review_due=review_due(page.meta, types),
        gba=_gba(record.value) if record else None,
    )


def _hours(duration: str | None) -> float | None:
    return round(hours_of(duration), 2) if duration else None


def _gba(record: GbaRecord) -> PageGba:
    return PageGba(
        status=record.status, conclusion=record.conclusion, valid_until=record.valid_until
    )
