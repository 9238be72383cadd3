"""Service standards about pages, judged on one day: what was true before is not recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.gba import GbaRecord
from playbook.rules.dates import review_due
from playbook.rules.gba.gba006_stale_analysis import changed_since
from playbook.rules.gba.status import reaches
from playbook.site.pages.language_board import Parity, parities
from playbook.site.writer import Writer


class Held(NamedTuple):
    """How many pages hold a standard, out of all that are published."""

    met: int
    pages: int


def held(w: Writer, standard: str) -> Held | None:
    """How many pages hold a standard; None where pages don't tell of it.

    A page counts once with its twin, and only where both of them hold what is asked.
    """
    measure = _MEASURES.get(standard)
    if measure is None:
        return None
    published = [one for one in parities(w) if any(map(_is_published, one.pair))]
    return Held(sum(measure(w, one) for one in published), len(published))


def _is_published(page: Page) -> bool:
    return page.meta.status == "published"


def _reviewed_on_time(w: Writer, one: Parity) -> bool:
    types = w.reference.types.value
    published = filter(_is_published, one.pair)
    return all(review_due(page.meta, types) >= w.as_of for page in published)


def _in_both_languages(w: Writer, one: Parity) -> bool:  # noqa: ARG001 - a measure's signature
    return one.both and all(map(_is_published, one.pair)) and not one.awaits_update


def _has_a_current_record(w: Writer, one: Parity) -> bool:
    record = w.index.records.get(one.listed.id)
    return record is not None and _is_current(w, record.value, one)


def _is_current(w: Writer, record: GbaRecord, one: Parity) -> bool:
    """Whether a record has come far enough, still holds, and speaks of the pages as they are."""
    asked = w.reference.policy.value.gba.required
    if not reaches(record.status, asked) or record.valid_until < w.as_of or not record.reviewed:
        return False
    return not any(changed_since(page, record.reviewed, one.pair.history) for page in one.pair)


_MEASURES: Final[Mapping[str, Callable[[Writer, Parity], bool]]] = {
    "review-on-time": _reviewed_on_time,
    "both-languages-together": _in_both_languages,
    "gba-record-current": _has_a_current_record,
}
# Where readers see which pages they are.
BOARDS: Final[Mapping[str, tuple[str, str]]] = {
    "review-on-time": ("boards/reviews.md", "review_calendar"),
    "both-languages-together": ("boards/languages.md", "language_board"),
    "gba-record-current": ("boards/gba-plus.md", "gba_board"),
}
