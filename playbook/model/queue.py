"""The queue as the site may show it.

Invariant: of a suggestion that no person has acknowledged, or that one withheld, there is nothing
here but its id, door, day of receipt, the pages it touches and how many findings it has: what is
not in these values can't reach a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from playbook.model.finding import Finding
from playbook.model.ledger import LedgerRecord
from playbook.model.suggestion import Door
from playbook.model.text import Language


@dataclass(frozen=True, slots=True)
class Waiting:
    """A suggestion before a person has acknowledged it; `pages` are ids of pages of main."""

    id: str
    door: Door
    received_on: dt.date
    pages: tuple[str, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page before and after a suggestion, as Markdown with its metadata; None where it is not.

    `path` is the page's file; `awaits` is whether the twin is left behind by it.
    """

    path: str
    page: str
    language: Language
    before: str | None
    after: str | None
    awaits: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What reading a suggestion as data gave: what it changes and what is wrong with that.

    `files` are other files it may carry, `apart` those that need a maintainer's own review;
    `conflict` is whether main has moved under it; `same` are open suggestions with the same
    change, `near` those whose text is nearly the same.
    """

    head: str
    pages: tuple[PageChange, ...] = ()
    files: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflict: bool = False
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion whose words a person has acknowledged.

    `assessment` is None where the commit is not at hand any more: a record outlives its ref.
    `moved` is whether the contributor has pushed since the record's last step; `taken_in` whether
    main has the change already, while the record is still open.
    """

    record: LedgerRecord
    assessment: Assessment | None = None
    vanished: bool = False
    moved: bool = False
    taken_in: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """Open suggestions that touch one block of a page; `conflict` is whether they collide there.

    `waiting` counts those that may not be named here: what they change is not to be told yet.
    """

    page: str
    language: Language
    block: str
    suggestions: tuple[str, ...]
    conflict: bool
    waiting: int = 0

    @property
    def count(self) -> int:
        """How many suggestions touch the block, named or not."""
        return len(self.suggestions) + self.waiting


@dataclass(frozen=True)
class Queue:
    """What is open and what was decided, by id in the order of a person.

    `touching` names, for each page, the open suggestions that would change it, shown or not.
    """

    waiting: tuple[Waiting, ...] = ()
    shown: tuple[Shown, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    touching: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    read: bool = True


NO_QUEUE = Queue(read=False)
"""Where no quarantine was read: the site says so instead of saying that nothing is open."""
