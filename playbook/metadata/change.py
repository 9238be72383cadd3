"""The files of a proposed change, as bytes, to what they are before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from playbook.metadata.files import (
    LISTS,
    PROPOSAL,
    PROPOSAL_PATH,
    Kind,
    is_page,
    kind_of,
)
from playbook.metadata.limits import FRONT_MATTER
from playbook.metadata.reading import read_page, read_record
from playbook.model.document import Document, Page
from playbook.model.edition import Edition, PageChange
from playbook.model.finding import Fault
from playbook.model.gba import GbaRecord
from playbook.model.proposal import Proposal
from playbook.model.proposed import FileChange, ListChange, Proposed, RecordChange
from playbook.model.text import Language, Value

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
    desk = _Desk()
    for change in listed:
        _read(desk, edition, change, contents.get(change.path) if change.after else None)
    deleted = {change.path for change in listed if change.after is None}
    proposed = Proposed(
        listed,
        tuple(_with_moves(desk.pages, deleted)),
        tuple(desk.records),
        tuple(desk.lists),
        desk.proposal,
        conflicts,
    )
    return ChangeReading(proposed, tuple(desk.faults), desk.texts)


def _with_moves(pages: Sequence[PageChange], deleted: Collection[str]) -> Iterator[PageChange]:
    """The pages, with each that goes at one path and comes at another as one change."""
    came = {_named(after) for before, after in pages if after and not before}
    moved = {
        _named(before): before
        for before, _ in pages
        if before and before.path in deleted and _named(before) in came
    }
    went = {page.path for page in moved.values()}
    for before, after in pages:
        if before is None and after:
            yield moved.pop(_named(after), None), after
        elif before is None or before.path not in went:
            yield before, after


def _named(page: Page) -> tuple[Language, str]:
    return page.language, page.id


def _read(desk: _Desk, before: Edition, change: FileChange, content: bytes | None) -> None:
    path = change.path
    if is_page(path):
        after = _page(desk, path, content)
        desk.pages.append((before.pages_by_path.get(path), after))
    elif path == PROPOSAL_PATH:
        made = _document(desk, path, content, _PROPOSAL_KIND)
        desk.proposal = cast("Document[Proposal] | None", made)
    elif kind := kind_of(path):
        made = _document(desk, path, content, kind)
        if made or change.after is None:
            _sort(desk, path, kind.name, (before.carried_by_path.get(path), made))


def _sort(
    desk: _Desk,
    path: str,
    kind: str,
    documents: tuple[Document[Value] | None, Document[Value] | None],
) -> None:
    """A record or list that comes, changes or goes; one that can't be read says so itself."""
    if kind == "gba":
        name = path.rpartition("/")[2].removesuffix(".yml")
        pair = (cast("Document[GbaRecord] | None", one) for one in documents)
        desk.records.append(RecordChange(name, *pair))
    elif path in LISTS:
        desk.lists.append(ListChange(path, *documents))


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
