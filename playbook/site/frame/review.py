"""The review box: who answers for a page, when it was read again, what GBA Plus says of it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.document import Page
from playbook.model.edition import Index, Record
from playbook.model.gba import GbaRecord
from playbook.rules.dates import review_due
from playbook.rules.gba.gba006_stale_analysis import UNKNOWN, changed_since
from playbook.rules.gba.status import is_signed
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame.values import Piece, Row, on, to_file, told
from playbook.site.words import SiteWords


def record_path(page_id: str) -> str:
    """The source file of the page that shows a record."""
    return f"gba/{page_id}.md"


def review_rows(page: Page, index: Index, words: SiteWords) -> tuple[Row, ...]:
    """The rows of the box; each is there on every page, for a missing review is an answer too."""
    owner = index.reference.owners.value.label(page.meta.owner, words.language)
    due = review_due(page.meta, index.reference.types.value)
    return (
        Row(words["owner"], (told(owner),)),
        Row(words["reviewed_on"], (on(page.meta.last_reviewed, words),)),
        Row(words["next_review"], (on(due, words),)),
        Row(words["reviews"], _reviews(page, words), shape="wide"),
        Row(words["gba_plus"], tuple(_analysis(page, index, words)), shape="wide"),
    )


def _reviews(page: Page, words: SiteWords) -> tuple[Piece, ...]:
    """Each independent review in words, or the honest sentence that there is none."""
    reviews = tuple(
        told(
            f"{words.text(f'review_{review.kind}')} ({words.text(f'review_{review.outcome}')}, "
            f"{words.date(review.on)})"
        )
        for review in page.meta.reviews
    )
    return reviews or (Piece(words["no_independent_review"]),)


def _analysis(page: Page, index: Index, words: SiteWords) -> Iterator[Piece]:
    """The badge; what a signed analysis concluded; whether the page is still the one it read."""
    record = index.records.get(page.id)
    if record is None:
        yield Piece(words["gba_badge_none"])
        return
    expired = record.value.valid_until < index.reference.as_of
    yield to_file(record_path(page.id), badge_words(record.value, words, expired=expired))
    if is_signed(record.value.status):
        yield Piece(words[f"conclusion_{record.value.conclusion}"])
        if stale := _stale(page, record, words):
            yield Piece(stale)


def _stale(page: Page, record: Record, words: SiteWords) -> SafeHtml | None:
    if record.value.reviewed is None:
        return None
    changed = changed_since(page, record.value.reviewed, record.pages.history)
    if changed is None:
        return None
    return words["gba_changed_unknown" if changed is UNKNOWN else "gba_stale"]


def badge_words(record: GbaRecord, words: SiteWords, *, expired: bool) -> str:
    """The state of a record in words, never by colour alone."""
    until = words.date(record.valid_until)
    if expired:
        return words.text("gba_badge_expired", until=until)
    decided = record.approved_on if record.status == "approved" else record.assessed_on
    date = words.date(decided) if decided else ""
    return words.text(f"gba_badge_{record.status}", date=date, until=until)


def overdue_words(page: Page, index: Index, words: SiteWords) -> SafeHtml | None:
    """What is said once the review is late; only a published page promises one."""
    if page.meta.status != "published":
        return None
    due = review_due(page.meta, index.reference.types.value)
    return safe(words.text("overdue", date=words.date(due)))
