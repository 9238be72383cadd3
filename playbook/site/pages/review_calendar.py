"""The review calendar: which pages are due to be read again, when, by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.page import ReviewKind
from playbook.rules.dates import review_due, review_interval
from playbook.rules.pag.pag009_missing_review import latest_review
from playbook.site.alphabet import folded
from playbook.site.generated import GeneratedPage, generated
from playbook.site.navigation import listed_pages
from playbook.site.writer import Writer

_REVIEWED: Final = frozenset({"published", "in_review"})


class Due(NamedTuple):
    """A page, and the day by which it is to be reviewed again."""

    on: dt.date
    page: Page


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The review calendar."""
    path, lines = "boards/reviews.md", _lines(w)
    yield generated(w, path, "review_calendar", lines, group="boards", dated=True)


def calendar(w: Writer) -> tuple[Due, ...]:
    """Every published page of the language, by the day it is due; other pages promise none."""
    types = w.reference.types.value
    entries = (
        Due(review_due(page.meta, types), page)
        for page in listed_pages(w.index, w.language)
        if page.meta.status == "published"
    )
    return tuple(sorted(entries, key=lambda one: (one.on, folded(one.page.meta.title))))


def missing_reviews(w: Writer, page: Page) -> tuple[ReviewKind, ...]:
    """The kinds of review that the policy asks for and that the page has not passed."""
    return tuple(
        kind
        for kind in w.reference.policy.value.reviews_required
        if (latest := latest_review(page, kind)) is None
        or page.meta.reviews[latest].outcome != "accepted"
    )


def _lines(w: Writer) -> Iterator[str]:
    entries = calendar(w)
    yield w.word("calendar_intro") if entries else w.word("no_pages")
    if not entries:
        return
    overdue = [entry for entry in entries if entry.on < w.as_of]
    lines = _table(w, overdue, "due_since")
    yield from w.section("reviews_overdue", w.or_empty("no_review_overdue", lines))
    yield from _months(w, entries[len(overdue) :])
    yield from w.section("reviews_missing", _missing(w))


def _months(w: Writer, entries: Iterable[Due]) -> Iterator[str]:
    """The reviews to come, a month at a time."""
    months: dict[dt.date, list[Due]] = {}
    for entry in entries:
        months.setdefault(entry.on.replace(day=1), []).append(entry)
    for first, due in months.items():
        heading = w.plain(w.words.month(first))
        yield from w.part(f"month-{first:%Y-%m}", heading, _table(w, due, "due"))


def _table(w: Writer, entries: Iterable[Due], due: str) -> Iterator[str]:
    types = w.reference.types.value
    rows = (
        (
            w.date(entry.on),
            w.page(entry.page),
            w.role(entry.page.meta.owner),
            w.date(entry.page.meta.last_reviewed),
            w.plain(w.words.duration(f"P{review_interval(entry.page.meta, types)}M")),
        )
        for entry in entries
    )
    return w.table((due, "page", "owner", "reviewed_on", "interval"), rows)


def _missing(w: Writer) -> Iterator[str]:
    """The independent reviews that the policy asks for and that pages still lack."""
    required = w.reference.policy.value.reviews_required
    listed = [page for page in listed_pages(w.index, w.language) if page.meta.status in _REVIEWED]
    without = sum(not page.meta.reviews for page in listed)
    counted = w.part_of(without, len(listed))
    if required:
        yield f"{w.pair(w.word('reviews_required'), _kinds(w, required))}."
    else:
        yield w.word("no_reviews_required")
    yield ""
    yield f"{w.pair(w.word('without_independent_review'), counted)}."
    rows = (
        (w.page(page), _kinds(w, kinds)) for page in listed if (kinds := missing_reviews(w, page))
    )
    lines = w.table(("page", "reviews_missing_kinds"), rows)
    yield from w.or_empty("no_review_missing", lines) if required else ()


def _kinds(w: Writer, kinds: Iterable[ReviewKind]) -> str:
    return ", ".join(w.word(f"review_{kind}") for kind in kinds)
