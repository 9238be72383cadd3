"""`data/guidelines.json`: what coded guidelines ask, and which pages put it into practice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.reference import Guideline
from playbook.site.coverage import Covered, covered
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.writer import Writer


class ReasonData(Datum):
    """Why no page puts an item into practice, and when that was said."""

    reason: Annotated[str, Field(description="meaning_reason")]
    on: Annotated[dt.date, Field(description="meaning_reason_on")]


class ItemData(Datum):
    """An item of a guideline."""

    id: Annotated[str, Field(description="meaning_item_id")]
    kind: Annotated[Literal["structure", "mechanism"], Field(description="meaning_item_kind")]
    summary: Annotated[str, Field(description="meaning_item_summary")]
    pages: Annotated[tuple[str, ...], Field(description="meaning_item_pages")]
    not_implemented: Annotated[ReasonData | None, Field(description="meaning_not_implemented")]


class GuidelineData(Datum):
    """A coded guideline."""

    code: Annotated[str, Field(description="meaning_code")]
    title: Annotated[str, Field(description="meaning_guideline_title")]
    type: Annotated[str, Field(description="meaning_guideline_type")]
    weight: Annotated[int, Field(description="meaning_weight")]
    source: Annotated[str, Field(description="meaning_guideline_source")]
    coverage: Annotated[
        Literal["in_scope", "not_in_scope"], Field(description="meaning_guideline_coverage")
    ]
    items: Annotated[tuple[ItemData, ...], Field(description="meaning_guideline_items")]


class GuidelinesData(Dataset):
    """Every coded guideline of the edition."""

    guidelines: Annotated[tuple[GuidelineData, ...], Field(description="meaning_guidelines")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "guidelines", GuidelinesData, _data)


def _data(w: Writer) -> GuidelinesData:
    guidelines = tuple(
        _guideline(w, document.value) for _, document in sorted(w.reference.guidelines.items())
    )
    return GuidelinesData(**dict(head(w)), guidelines=guidelines)


def _guideline(w: Writer, guideline: Guideline) -> GuidelineData:
    return GuidelineData(
        code=guideline.code,
        title=guideline.title.in_(w.language),
        type=guideline.type,
        weight=guideline.weight,
        source=guideline.source,
        coverage=guideline.coverage,
        items=tuple(_item(w, one) for one in covered(w.index, w.language, guideline)),
    )


def _item(w: Writer, one: Covered) -> ItemData:
    why = one.item.not_implemented
    return ItemData(
        id=one.item.id,
        kind=one.item.kind,
        summary=one.item.summary.in_(w.language),
        pages=tuple(page.id for page in one.pages),
        not_implemented=ReasonData(reason=why.reason.in_(w.language), on=why.on) if why else None,
    )
