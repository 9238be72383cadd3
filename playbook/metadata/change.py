"""The files of a proposed change, as bytes, to what they are before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from playbook.metadata.files import PROPOSAL, PROPOSAL_PATH, RECORDS, Kind, is_page, kind_of
from playbook.metadata.limits import FRONT_MATTER
from playbook.metadata.reading import read_page, read_record
from playbook.model.document import Document, Page
from playbook.model.edition import Edition, PageChange
from playbook.model.finding import Fault
from playbook.model.gba import GbaRecord
from playbook.model.proposal import Proposal
from playbook.model.proposed import FileChange, ListChange, Proposed, RecordChange
from playbook.model.text import Value

_PROPOSAL_KIND = Kind("suggestion", PROPOSAL, FRONT_MATTER)


@dataclass(frozen=True)
class ChangeReading:
    """A change as it was read: what it proposes, what keeps files from being read, their texts."""

    proposed: Proposed
    faults: tuple[Fault, ...]
    texts: Mapping[str, str]


@dataclass
class _Desk:
    """What has been read so far."""

    pages: list[PageChange] = field(default_factory=list)
    records: list[RecordChange] = field(default_factory=list)
    lists: list[ListChange] = field(default_factory=list)
    proposal: Document[Proposal] | None = None
    faults: list[Fault] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_change(
    edition: Edition,
    files: Iterable[FileChange],
    contents: Mapping[str, bytes],
    conflicts: tuple[str, ...] = (),
) -> ChangeReading:
    """What a change proposes to an edition.

    `contents` holds the bytes of the files that may be carried, as they are after it; a file that
    is not in it is not read.
    """
    listed = tuple(sorted(files, key=lambda change: change.path))
    before = _Before(edition)
    desk = _Desk()
    for change in listed:
        _read(desk, before, change, contents.get(change.path) if change.after else None)
    proposed = Proposed(
        listed,
        tuple(desk.pages),
        tuple(desk.records),
        tuple(desk.lists),
        desk.proposal,
        conflicts,
    )
    return ChangeReading(proposed, tuple(desk.faults), desk.texts)


class _Before:
    """What main holds, by path."""

    def __init__(self, edition: Edition) -> None:
        self._pages = {page.path: page for page in edition.pages}
        lists = (edition.reference.sources, *edition.registers)
        self._documents: dict[str, Document[Value]] = {one.path: one for one in lists}
        self._documents |= {one.path: one for one in edition.records}

    def page(self, path: str) -> Page | None:
        return self._pages.get(path)

    def document(self, path: str) -> Document[Value] | None:
        return self._documents.get(path)


def _read(desk: _Desk, before: _Before, change: FileChange, content: bytes | None) -> None:
    path = change.path
    if is_page(path):
        after = _page(desk, path, content)
        desk.pages.append((before.page(path), after))
    elif path == PROPOSAL_PATH:
        made = _document(desk, path, content, _PROPOSAL_KIND)
        desk.proposal = cast("Document[Proposal] | None", made)
    elif kind := kind_of(path):
        made = _document(desk, path, content, kind)
        _sort(desk, path, before.document(path), made)


def _sort(desk: _Desk, path: str, was: Document[Value] | None, now: Document[Value] | None) -> None:
    if path.startswith(f"{RECORDS}gba/"):
        name = path.rpartition("/")[2].removesuffix(".yml")
        pair = (cast("Document[GbaRecord] | None", one) for one in (was, now))
        desk.records.append(RecordChange(name, *pair))
    elif was and now:
        desk.lists.append(ListChange(was, now))


def _page(desk: _Desk, path: str, content: bytes | None) -> Page | None:
    if content is None:
        return None
    page, faults, desk.texts[path] = read_page(path, content)
    desk.faults += faults
    return page


def _document(desk: _Desk, path: str, content: bytes | None, kind: Kind) -> Document[Value] | None:
    if content is None:
        return None
    document, faults, desk.texts[path] = read_record(path, content, kind)
    desk.faults += faults
    return document
