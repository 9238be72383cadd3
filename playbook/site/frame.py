"""What stands around a page's text: title, review box, GBA Plus badge; safe for templates."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.model.document import Page
from playbook.model.edition import Index, Record
from playbook.model.gba import GbaRecord
from playbook.rules.dates import review_due
from playbook.site.escape import SafeHtml, safe
from playbook.site.words import SiteWords


@dataclass(frozen=True)
class Row:
    """A line of the review box; `path` is the source file that the words link to."""

    label: SafeHtml
    words: SafeHtml
    path: str | None = None
    date: SafeHtml | None = None


@dataclass(frozen=True)
class Frame:
    """What a template prints around a page's text."""

    title: SafeHtml
    description: SafeHtml
    rows: tuple[Row, ...] = ()
    notice: SafeHtml | None = None
    due: SafeHtml | None = None
    as_of: SafeHtml | None = None
    twin: bool = True


def record_path(page_id: str) -> str:
    """The source file of the page that shows a record."""
    return f"gba/{page_id}.md"


def page_frame(page: Page, index: Index, words: SiteWords) -> Frame:
    """The frame of an authored page."""
    due = review_due(page.meta, index.reference.types.value)
    overdue = due < index.reference.as_of
    return Frame(
        title=safe(page.meta.title),
        description=safe(page.meta.description),
        rows=(
            _owner(page, index, words),
            Row(
                words["reviewed_on"],
                safe(words.date(page.meta.last_reviewed)),
                date=safe(page.meta.last_reviewed.isoformat()),
            ),
            Row(words["next_review"], safe(words.date(due)), date=safe(due.isoformat())),
            Row(words["reviews"], _reviews(page, words)),
            _badge(page, index.records.get(page.id), index, words),
        ),
        notice=_notice(page, words, overdue=words.date(due) if overdue else None),
        due=safe(due.isoformat()),
        twin=index.page(page.id, page.language.other) is not None,
    )


def _owner(page: Page, index: Index, words: SiteWords) -> Row:
    owners = index.reference.owners.value
    return Row(words["owner"], safe(owners.label(page.meta.owner, words.language)))


def _reviews(page: Page, words: SiteWords) -> SafeHtml:
    """Each independent review in words, or the honest sentence that there is none."""
    told = [
        f"{words.text(f'review_{review.kind}')} ({words.text(f'review_{review.outcome}')}, "
        f"{words.date(review.on)})"
        for review in page.meta.reviews
    ]
    return safe("; ".join(told)) if told else words["no_independent_review"]


def _badge(page: Page, record: Record | None, index: Index, words: SiteWords) -> Row:
    if record is None:
        return Row(words["gba_plus"], words["gba_badge_none"])
    text = badge_words(
        record.value, words, expired=record.value.valid_until < index.reference.as_of
    )
    return Row(words["gba_plus"], safe(text), path=record_path(page.id))


def badge_words(record: GbaRecord, words: SiteWords, *, expired: bool) -> str:
    """The state of a record in words, never by colour alone."""
    until = words.date(record.valid_until)
    if expired:
        return words.text("gba_badge_expired", until=until)
    decided = record.approved_on if record.status == "approved" else record.assessed_on
    date = words.date(decided) if decided else ""
    return words.text(f"gba_badge_{record.status}", date=date, until=until)


def _notice(page: Page, words: SiteWords, overdue: str | None) -> SafeHtml | None:
    if page.meta.status in {"draft", "in_review"}:
        return words["unpublished"]
    return safe(words.text("overdue", date=overdue)) if overdue else None
