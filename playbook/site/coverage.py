"""Which pages of a language put a guideline's items into practice."""

from __future__ import annotations

from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.reference import Guideline, GuidelineEntry
from playbook.model.text import Language
from playbook.site.navigation import LISTED


class Covered(NamedTuple):
    """An item, with the pages that put it into practice."""

    item: GuidelineEntry
    pages: tuple[Page, ...]


def covered(index: Index, language: Language, guideline: Guideline) -> tuple[Covered, ...]:
    """Every item of a guideline, with its listed pages in a language."""
    return tuple(Covered(item, _implementing(index, language, item.id)) for item in guideline.items)


def _implementing(index: Index, language: Language, item: str) -> tuple[Page, ...]:
    return tuple(
        page
        for page in index.found("implements", item)
        if page.language is language and page.meta.status in LISTED
    )
