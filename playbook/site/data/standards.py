"""`data/standards.json`: the service standards and their results, as counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from playbook.model.reference import Standard
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.ledger import Ledger
from playbook.site.page_standards import held
from playbook.site.pages.standards import handled
from playbook.site.quarter import Quarter
from playbook.site.standards import Handled, Tally, by_quarter, cases_of, tally
from playbook.site.writer import Writer


class ResultData(Datum):
    """How many suggestions or decisions met a standard."""

    met: Annotated[int, Field(description="meaning_standard_met")]
    missed: Annotated[int, Field(description="meaning_standard_missed")]
    in_time: Annotated[int, Field(description="meaning_standard_in_time")]
    median_days: Annotated[float | None, Field(description="meaning_median_days")]
    longest_days: Annotated[int | None, Field(description="meaning_longest_days")]


class QuarterData(Datum):
    """The result of a quarter."""

    quarter: Annotated[str, Field(description="meaning_quarter")]
    first_day: Annotated[dt.date, Field(description="meaning_quarter_first")]
    last_day: Annotated[dt.date, Field(description="meaning_quarter_last")]
    result: Annotated[ResultData, Field(description="meaning_quarter_result")]


class PagesHeldData(Datum):
    """How many pages hold a standard."""

    met: Annotated[int, Field(description="meaning_pages_met")]
    pages: Annotated[int, Field(description="meaning_pages_published")]


class StandardData(Datum):
    """A service standard, with its results."""

    id: Annotated[str, Field(description="meaning_standard_id")]
    statement: Annotated[str, Field(description="meaning_statement")]
    target: Annotated[str, Field(description="meaning_target")]
    working_days: Annotated[int | None, Field(description="meaning_working_days")]
    since: Annotated[dt.date, Field(description="meaning_standard_since")]
    result: Annotated[ResultData | None, Field(description="meaning_standard_result")]
    quarters: Annotated[tuple[QuarterData, ...], Field(description="meaning_quarters")]
    on_pages: Annotated[PagesHeldData | None, Field(description="meaning_on_pages")]


class StandardsData(Dataset):
    """Every service standard of the edition."""

    standards: Annotated[tuple[StandardData, ...], Field(description="meaning_standards")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "standards", StandardsData, _data)


def _data(w: Writer) -> StandardsData:
    judged_by = handled(Ledger(w))
    standards = w.reference.standards.value.standards
    told = tuple(_standard(w, one, judged_by) for one in standards)
    return StandardsData(**dict(head(w)), standards=told)


def _standard(w: Writer, one: Standard, judged_by: Handled) -> StandardData:
    cases, on_pages = cases_of(one, judged_by), held(w, one.id)
    quarters = by_quarter(cases or ()).items()
    return StandardData(
        id=one.id,
        statement=one.statement.in_(w.language),
        target=one.target.in_(w.language),
        working_days=one.working_days,
        since=one.since,
        result=None if cases is None else _result(tally(cases)),
        quarters=tuple(_quarter(quarter, found) for quarter, found in quarters),
        on_pages=PagesHeldData(met=on_pages.met, pages=on_pages.pages) if on_pages else None,
    )


def _quarter(quarter: Quarter, found: Tally) -> QuarterData:
    return QuarterData(
        quarter=quarter.name,
        first_day=quarter.first,
        last_day=quarter.last,
        result=_result(found),
    )


def _result(found: Tally) -> ResultData:
    return ResultData(
        met=found.met,
        missed=found.missed,
        in_time=found.running,
        median_days=found.median,
        longest_days=found.longest,
    )
