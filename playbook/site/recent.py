"""What changed last: in pages, in their GBA Plus records, in the lists of the edition.

Days come from the history of the repository; where there is none, from what pages say themselves.
Nobody's name is here: a name in a commit is a claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from heapq import nsmallest
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from playbook.metadata.files import RECORDS, kind_of
from playbook.model.document import Page
from playbook.model.history import Commit, History
from playbook.model.text import on_one_line
from playbook.site.alphabet import folded
from playbook.site.frame import record_path
from playbook.site.navigation import guideline_path, listed_pages, source_path
from playbook.site.writer import Writer

AT_MOST: Final = 100
What = Literal["new", "changed", "moved"]
Subject = Literal["page", "record", "list"]
# The words for each list, by the name that its kind has.
_NAMES: Final = {
    "vocabulary": "list_vocabulary",
    "types": "list_types",
    "owners": "list_owners",
    "sources": "list_sources",
    "facts": "list_facts",
    "checklist": "list_checklist",
    "policy": "list_policy",
    "standards": "list_standards",
    "promise": "list_promise",
    "programme": "list_programme",
    "recommendations": "list_recommendations",
    "milestones": "list_milestones",
    "lessons": "list_lessons",
    "risks": "list_risks",
    "quality_checks": "list_quality_checks",
    "coverage": "list_coverage",
}
# The board that shows a list to readers.
_SHOWN_ON: Final = {
    "sources": "browse/sources.md",
    "standards": "boards/standards.md",
    "promise": "boards/standards.md",
    "recommendations": "boards/recommendations.md",
    "milestones": "boards/milestones.md",
    "lessons": "boards/lessons.md",
    "risks": "boards/risks.md",
    "quality_checks": "boards/quality.md",
    "coverage": "boards/gaps.md",
}


class Change(NamedTuple):
    """A file that changed on a day; `target` is the source file that shows it to readers."""

    on: dt.date
    what: What
    subject: Subject
    title: str
    file: str
    target: str | None = None
    note: str | None = None


def has_history(w: Writer) -> bool:
    """Whether anything is known of the past."""
    return w.publication.history.commits(w.reference.policy.path) is not None


def recent(w: Writer, most: int = AT_MOST) -> tuple[Change, ...]:
    """The latest changes, newest first; of one file no more than one a day."""
    known = _from_history(w) if has_history(w) else _from_pages(w)
    return tuple(nsmallest(most, known, key=_order))


def _order(change: Change) -> tuple[int, str, str]:
    return (-change.on.toordinal(), folded(change.title), change.file)


def _from_pages(w: Writer) -> Iterator[Change]:
    """The day that each page says it was changed on."""
    for page in listed_pages(w.index, w.language):
        meta = page.meta
        what: What = "new" if meta.date_modified == meta.date_created else "changed"
        yield _of_page(page, meta.date_modified, what, newest=True)


def _from_history(w: Writer) -> Iterator[Change]:
    history = w.publication.history
    for page in listed_pages(w.index, w.language):
        found = _page_days(history, page)
        for on, what in found.items():
            yield _of_page(page, on, what, newest=on == max(found))
        if record := w.index.records.get(page.id):
            path, target = record.document.path, record_path(page.id)
            for on, what in days(history.commits(path) or ()).items():
                yield Change(on, what, "record", page.meta.title, path, target)
    for path, title, board in _lists(w):
        for on, what in days(history.commits(path) or ()).items():
            yield Change(on, what, "list", title, path, board)


def _of_page(page: Page, on: dt.date, what: What, *, newest: bool) -> Change:
    """A change of a page; its note tells of the newest one only."""
    note = on_one_line(page.meta.change_note) if newest and page.meta.change_note else None
    return Change(on, what, "page", page.meta.title, page.path, source_path(page), note)


def days(commits: tuple[Commit, ...]) -> dict[dt.date, What]:
    """The days on which a file changed, and on which of them it came new.

    A commit that took the file away is no change of the file that is here again.
    """
    found: dict[dt.date, What] = {}
    for commit, before in zip_longest(commits, commits[1:]):
        if commit.blob is not None:
            came = before is None or before.blob is None
            found[commit.on] = "new" if came else found.get(commit.on, "changed")
    return found


def _page_days(history: History, page: Page) -> dict[dt.date, What]:
    """A page's days; it came not new but moved where the same commit took its old path away."""
    commits = history.commits(page.path) or ()
    found = days(commits)
    for old in page.meta.old_paths:
        path = f"docs/{page.language.value}/{old.strip('/').removesuffix('.md')}.md"
        left = {commit.id for commit in history.commits(path) or () if commit.blob is None}
        moved = (commit.on for commit in commits if commit.id in left)
        found |= {on: "moved" for on in moved if found.get(on) == "new"}
    return found


def _lists(w: Writer) -> Iterator[tuple[str, str, str | None]]:
    """The path and name of every record that is no page's, and the board that shows it."""
    guidelines = {one.path: one.value for one in w.reference.guidelines.values()}
    for path in w.index.files:
        kind = kind_of(path) if path.startswith(RECORDS) else None
        if kind is None or kind.name == "gba":
            continue
        guideline = guidelines.get(path)
        if guideline:
            title = guideline.title.in_(w.language)
            named = w.words.text("list_guideline", code=guideline.code, title=title)
            yield path, named, guideline_path(guideline.code)
        elif kind.name in _NAMES:
            yield path, w.words.text(_NAMES[kind.name]), _SHOWN_ON.get(kind.name)
