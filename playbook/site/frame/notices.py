"""What a reader has to know before reading: not published yet, replaced, archived, overdue."""

from __future__ import annotations

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.site.escape import SafeHtml
from playbook.site.frame.values import Notice, to_page
from playbook.site.words import SiteWords

_KEYS = {
    "draft": "unpublished",
    "in_review": "unpublished",
    "deprecated": "deprecated",
    "archived": "archived",
}


def notice_of(page: Page, index: Index, words: SiteWords, late: SafeHtml | None) -> Notice | None:
    """The one notice of a page: its status, else `late`, that its review is."""
    key = _KEYS.get(page.meta.status)
    if key is None:
        return Notice(late) if late else None
    other = page.meta.replaced_by
    successor = index.page(other, page.language) if other else None
    if successor is None:
        return Notice(words[key])
    return Notice(words[key], words["use_instead"], to_page(successor))
