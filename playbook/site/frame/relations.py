"""Where a reader can go from a page: pages that relate to it, and pages that link to it."""

from __future__ import annotations

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.site.alphabet import folded
from playbook.site.frame.values import Piece, to_page
from playbook.site.navigation import LISTED


def related_pages(page: Page, index: Index) -> tuple[Piece, ...]:
    """The pages it names, in its author's order, then those that name it: a relation has two ends.

    Only listed pages of the page's own language.
    """
    named = (index.page(other, page.language) for other in page.meta.related)
    naming = (other for other in _referrers(page, index) if page.id in other.meta.related)
    found = {other.id: other for other in (*named, *naming) if other and other.id != page.id}
    return tuple(to_page(other) for other in found.values() if other.meta.status in LISTED)


def pages_that_link_here(page: Page, index: Index) -> tuple[Piece, ...]:
    """Every listed page of the same language that refers to this one, by title."""
    listed = (other for other in _referrers(page, index) if other.meta.status in LISTED)
    return tuple(to_page(other) for other in sorted(listed, key=_by_title))


def _referrers(page: Page, index: Index) -> tuple[Page, ...]:
    return tuple(one for one in index.referrers(page.id) if one.language is page.language)


def _by_title(page: Page) -> str:
    return folded(page.meta.title)
