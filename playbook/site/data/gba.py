"""`data/gba.json`: the GBA Plus records, without the roles that signed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.edition import Record
from playbook.model.gba import Conclusion, RecordStatus
from playbook.site.data.pages import address_of
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.navigation import listed_pages
from playbook.site.writer import Writer


class FactorData(Datum):
    """An identity factor, and whether it matters here."""

    factor: Annotated[str, Field(description="meaning_factor")]
    status: Annotated[
        Literal["relevant", "considered_not_relevant", "unknown"],
        Field(description="meaning_factor_status"),
    ]


class ImpactData(Datum):
    """Who gains or loses, and what is done about it."""

    id: Annotated[str, Field(description="meaning_impact_id")]
    group: Annotated[str, Field(description="meaning_impact_group")]
    kind: Annotated[
        Literal["benefit", "barrier", "negative", "neutral"],
        Field(description="meaning_impact_kind"),
    ]
    severity: Annotated[
        Literal["low", "medium", "high"], Field(description="meaning_impact_severity")
    ]
    mitigation: Annotated[
        Literal["planned", "in_place", "not_possible"] | None,
        Field(description="meaning_mitigation"),
    ]


class GapData(Datum):
    """What is not known, and by when it will be."""

    id: Annotated[str, Field(description="meaning_gap_id")]
    what: Annotated[str, Field(description="meaning_gap_what")]
    plan: Annotated[str, Field(description="meaning_gap_plan")]
    due: Annotated[dt.date, Field(description="meaning_gap_due")]


class RecordData(Datum):
    """The GBA Plus record of a listed page."""

    id: Annotated[str, Field(description="meaning_record_id")]
    title: Annotated[str, Field(description="meaning_title")]
    page: Annotated[str, Field(description="meaning_address")]
    status: Annotated[RecordStatus, Field(description="meaning_gba_status")]
    conclusion: Annotated[Conclusion, Field(description="meaning_conclusion")]
    assessed_on: Annotated[dt.date | None, Field(description="meaning_assessed_on")]
    approved_on: Annotated[dt.date | None, Field(description="meaning_approved_on")]
    valid_until: Annotated[dt.date, Field(description="meaning_valid_until")]
    expired: Annotated[bool, Field(description="meaning_expired")]
    summary: Annotated[str, Field(description="meaning_summary")]
    factors: Annotated[tuple[FactorData, ...], Field(description="meaning_factors")]
    impacts: Annotated[tuple[ImpactData, ...], Field(description="meaning_impacts")]
    data_gaps: Annotated[tuple[GapData, ...], Field(description="meaning_data_gaps")]


class GbaData(Dataset):
    """Every record of a listed page."""

    records: Annotated[tuple[RecordData, ...], Field(description="meaning_records")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "gba", GbaData, _data)


def _data(w: Writer) -> GbaData:
    found = (w.index.records.get(page.id) for page in listed_pages(w.index, w.language))
    records = tuple(_record(w, record) for record in found if record)
    return GbaData(**dict(head(w)), records=records)


def _record(w: Writer, record: Record) -> RecordData:
    value, page = record.value, record.pages.of(w.language)
    return RecordData(
        id=value.id,
        title=page.meta.title if page else "",
        page=address_of(page) if page else "",
        status=value.status,
        conclusion=value.conclusion,
        assessed_on=value.assessed_on,
        approved_on=value.approved_on,
        valid_until=value.valid_until,
        expired=value.valid_until < w.as_of,
        summary=getattr(value.summary, w.language.value),
        factors=tuple(FactorData(factor=one.factor, status=one.status) for one in value.factors),
        impacts=tuple(_impacts(w, record)),
        data_gaps=tuple(_gaps(w, record)),
    )


def _impacts(w: Writer, record: Record) -> Iterator[ImpactData]:
    for one in record.value.impacts:
        yield ImpactData(
            id=one.id,
            group=one.group.in_(w.language),
            kind=one.kind,
            severity=one.severity,
            mitigation=one.mitigation.status if one.mitigation else None,
        )


def _gaps(w: Writer, record: Record) -> Iterator[GapData]:
    for one in record.value.data_gaps:
        what, plan = one.what.in_(w.language), one.plan.in_(w.language)
        yield GapData(id=one.id, what=what, plan=plan, due=one.due)
