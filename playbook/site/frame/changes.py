"""What changed in a page and when, and where its file can be changed or its history read."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from playbook.model.document import Page
from playbook.model.history import History
from playbook.model.text import on_one_line
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame.values import Changes, on
from playbook.site.words import SiteWords

_SHOWN: Final = 5


def changes_of(page: Page, history: History, words: SiteWords) -> Changes:
    """The note of the current text, and the last days on which the file changed; never who."""
    note = page.meta.change_note
    days = dict.fromkeys(commit.on for commit in history.commits(page.path) or ())
    return Changes(
        safe(on_one_line(note)) if note else None,
        tuple(on(day, words) for day in list(days)[:_SHOWN]),
    )


def file_link(pattern: str | None, page: Page) -> SafeHtml | None:
    """An address of the policy with the page's file in it; None where the policy has none."""
    return safe(pattern.replace("{path}", quote(page.path))) if pattern else None
