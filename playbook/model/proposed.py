"""A change of main that somebody proposes, read: what its files were, and what they would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.model.document import Document
from playbook.model.edition import PageChange, TreeFile
from playbook.model.gba import GbaRecord
from playbook.model.proposal import Proposal
from playbook.model.text import Language, Value


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file before and after: None where it is not there yet, or is no more."""

    path: str
    before: TreeFile | None
    after: TreeFile | None


@dataclass(frozen=True)
class RecordChange:
    """A page's GBA Plus record before and after."""

    id: str
    before: Document[GbaRecord] | None
    after: Document[GbaRecord] | None


@dataclass(frozen=True)
class ListChange:
    """A list that a change adds to, before and after: None where it is not there."""

    path: str
    before: Document[Value] | None
    after: Document[Value] | None


@dataclass(frozen=True)
class Proposed:
    """Everything that a change touches, read as far as it may be carried.

    A page that moves is one pair of `pages`, with two paths.
    `conflicts` are the paths where main has moved under it; `rooted` is whether it has a common
    past with main; `failure` says where the tool itself failed on it.
    """

    files: tuple[FileChange, ...]
    pages: tuple[PageChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    lists: tuple[ListChange, ...] = ()
    proposal: Document[Proposal] | None = None
    conflicts: tuple[str, ...] = ()
    rooted: bool = True
    failure: str | None = None

    @property
    def paths(self) -> Iterator[str]:
        """Every path of the change."""
        return (change.path for change in self.files)

    @property
    def page_ids(self) -> frozenset[str]:
        """The ids of the pages that the change adds, changes, moves or deletes."""
        return frozenset(page.id for pair in self.pages for page in pair if page)

    def languages(self, page_id: str) -> frozenset[Language]:
        """The languages in which the change touches a page."""
        touched = (page for pair in self.pages for page in pair if page and page.id == page_id)
        return frozenset(page.language for page in touched)
