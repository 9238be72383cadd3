"""A checkout, read and judged: the one place where the disk, git, reading and rules meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from playbook.intake.assessment import Assessed, assess_edited
from playbook.intake.checkout import CheckoutReader, Stamp, read_checkout
from playbook.intake.commit_tree import read_tree
from playbook.intake.history import GitHistory, committed_on, history_of, settled_on
from playbook.intake.inbox import Inbox, InboxReader, assess_one, queue_of
from playbook.metadata.reading import EditionReader, Reading, read_edition, with_record
from playbook.model.edition import Edition, Index, named_blobs
from playbook.model.finding import Fault, Finding, Level
from playbook.model.history import History
from playbook.model.queue import NO_QUEUE, Queue
from playbook.rules.judge import (
    Verdicts,
    faults_of,
    findings,
    index_after,
    index_of,
    verdicts_of,
)
from playbook.rules.judge_change import Main
from playbook.rules.lng.lng013_original_behind import wording
from playbook.rules.signs import caused, signs
from playbook.site.publication import Publication


@dataclass(frozen=True)
class Workspace:
    """What a checkout holds, and what is wrong with it."""

    root: Path
    reading: Reading
    history: History
    findings: tuple[Finding, ...]
    index: Index | None
    inboxes: InboxReader = field(default_factory=InboxReader)

    @property
    def edition(self) -> Edition | None:
        """The edition; None while a file that everything rests on can't be read."""
        return self.reading.edition

    @cached_property
    def publication(self) -> Publication | None:
        """What sites are made of; None while there is no edition."""
        if self.edition is None or self.index is None:
            return None
        return Publication(
            self.index, self.edition.registers, self.history, self.findings, self.queue
        )

    @cached_property
    def main(self) -> Main | None:
        """What suggestions are held against; None while there is no edition."""
        if self.edition is None or self.index is None:
            return None
        reading = self.reading
        return Main(self.edition, self.index, self.history, reading.faults, reading.texts)

    @cached_property
    def inbox(self) -> Inbox:
        """What came in and is open, judged by this checkout; unread while there is no edition."""
        return self.inboxes.read(self.root, self.main) if self.main else Inbox(read=False)

    def assessed(self, suggestion: str) -> Assessed | None:
        """One suggestion of the quarantine, open or not, judged; raises GitError."""
        return assess_one(self.root, self.main, suggestion) if self.main else None

    def assessed_as_edited(self, original: Assessed, commit: str) -> Assessed | None:
        """A suggestion as an editor changed it in a commit, judged; raises GitError."""
        return assess_edited(self.root, self.main, original, commit) if self.main else None

    def judged_record(self, path: str, source: str) -> tuple[Finding, ...]:
        """What the ledger's rules find in a record that is not written yet."""
        if self.edition is None or self.index is None:
            return ()
        edition, faults = with_record(self.edition, path, source.encode())
        index = index_after(self.index, self.edition, edition, self.history)
        judged = faults_of(edition, index, self.history, path.__eq__)
        return findings([*faults, *judged], edition.reference, release=False)

    @property
    def queue(self) -> Queue:
        """What a site may show of the inbox and the ledger."""
        return queue_of(self.inbox, self.edition) if self.edition else NO_QUEUE

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all files read, for carets."""
        return self.reading.texts


def open_workspace(
    root: Path,
    as_of: dt.date | None = None,
    *,
    release: bool = False,
    among: Callable[[str], bool] = lambda _: True,
) -> Workspace:
    """Read a checkout, and judge the files that `among` names.

    The day it is judged by is `as_of`; else the date of the commit that is checked out, so that
    the same commit always gets the same verdict; else, while something is being written that no
    commit dates yet, today.
    """
    checkout = read_checkout(root)
    history = history_of(root)
    day = as_of or settled_on(root) or today()
    reading = read_edition(checkout.files, checkout.contents, day)
    faults = list(reading.faults)
    if reading.edition is None:
        # What keeps every rule from running is told, whatever was asked for.
        return Workspace(root, reading, history, findings(faults, None, release=release), None)
    if isinstance(history, GitHistory):
        history.preload(_blobs_to_compare(reading.edition, history))
    index = index_of(reading.edition, history)
    faults += faults_of(reading.edition, index, history, among)
    judged = findings(faults, reading.edition.reference, release=release)
    kept = tuple(finding for finding in judged if among(finding.place.path))
    return Workspace(root, reading, history, kept, index)


def read_workspace(root: Path, as_of: dt.date | None = None) -> Workspace:
    """Read a checkout, and judge nothing in it: for who asks what it holds, not what is wrong."""
    return open_workspace(root, as_of, among=lambda _: False)


def read_committed(repository: Path, commit: str, as_of: dt.date | None = None) -> Workspace:
    """Read what a commit holds, from a repository with or without a work tree; judge nothing.

    It is judged by the commit's own date, as a checkout of it would be, and its history is that
    which leads to it. Raises GitError.
    """
    tree = read_tree(repository, commit)
    history = GitHistory(repository, commit)
    day = as_of or committed_on(repository, commit)
    reading = read_edition(tree.files, tree.contents, day)
    if reading.edition is None:
        found = findings(reading.faults, None, release=False)
        return Workspace(repository, reading, history, found, None)
    history.preload(_blobs_to_compare(reading.edition, history))
    return Workspace(repository, reading, history, (), index_of(reading.edition, history))


class Brought(NamedTuple):
    """The errors that a commit brings, and the texts of its files, for carets."""

    errors: tuple[Finding, ...]
    texts: Mapping[str, str]


def errors_brought(
    repository: Path, before: str, after: str, as_of: dt.date | None = None
) -> Brought:
    """What `playbook check` finds at error level in a commit and not in the one before it.

    Both are judged by the same day. The one before is only read where there are errors at all.
    Raises GitError.
    """
    day = as_of or committed_on(repository, after)
    now = read_committed(repository, after, day)
    faults = list(_faults(now))
    if not _errors(faults, now.edition):
        return Brought((), now.texts)
    was = read_committed(repository, before, day)
    known = signs(_faults(was), was.texts, _moves(was.edition, now.edition))
    return Brought(_errors(caused(known, faults, now.texts), now.edition), now.texts)


def _faults(workspace: Workspace) -> Iterator[Fault]:
    yield from workspace.reading.faults
    if workspace.edition and workspace.index:
        yield from faults_of(workspace.edition, workspace.index, workspace.history)


def _errors(faults: Iterable[Fault], edition: Edition | None) -> tuple[Finding, ...]:
    reference = edition.reference if edition else None
    found = findings(faults, reference, release=False)
    return tuple(one for one in found if one.level is Level.ERROR)


def _moves(before: Edition | None, now: Edition | None) -> dict[str, str]:
    """Where each page that stands elsewhere now has gone."""
    if before is None or now is None:
        return {}
    places = {(page.language, page.id): page.path for page in now.pages}
    ways = ((page.path, places.get((page.language, page.id))) for page in before.pages)
    return {path: to for path, to in ways if to and to != path}


class Reopened(NamedTuple):
    """A checkout as it is now, and the files whose findings are those of now.

    The findings of other files are those of before, until everything is judged again.
    """

    workspace: Workspace
    judged: frozenset[str]


class OpenCheckout:
    """A checkout that stays open: opened again, only what changed is read, bound and judged."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = CheckoutReader(root)
        self._reader = EditionReader()
        self._verdicts = Verdicts()
        self._history: History | None = None
        self._inboxes = InboxReader()
        self._before: Workspace | None = None

    def unread(self) -> Mapping[str, Stamp] | None:
        """The stamps of the files there are, where they are not those that were read last."""
        return self._files.unread()

    def reopened(self) -> Reopened:
        """The checkout as it is now; the first time, nothing is judged but by reading."""
        checkout = self._files.read()
        history = self._history = history_of(self._root, self._history)
        day = settled_on(self._root) or today()
        reading = self._reader.read(checkout.files, checkout.contents, day)
        if reading.edition is None:
            found = findings(reading.faults, None, release=False)
            everywhere = frozenset(one.place.path for one in found)
            return Reopened(Workspace(self._root, reading, history, found, None), everywhere)
        if isinstance(history, GitHistory):
            history.preload(_blobs_to_compare(reading.edition, history))
        index, changed = self._indexed(reading.edition, history)
        now = Workspace(self._root, reading, history, (), index, self._inboxes)
        told = self._before.findings if self._before else ()
        kept = (one for one in told if one.place.path not in changed)
        fresh = self._judged(now, changed.__contains__, lambda: None)
        merged = {one.order: one for one in (*kept, *fresh)}
        self._before = replace(now, findings=tuple(merged[order] for order in sorted(merged)))
        return Reopened(self._before, changed)

    def _indexed(self, edition: Edition, history: History) -> tuple[Index, frozenset[str]]:
        """The index, and the files that changed with those that are judged with them."""
        before = self._before
        if before is None or before.edition is None or before.index is None:
            return index_of(edition, history), frozenset()
        index = index_after(before.index, before.edition, edition, history)
        return index, frozenset(_changed_with_twins(before.edition, edition))

    def judged(self, workspace: Workspace, pause: Callable[[], None]) -> tuple[Finding, ...]:
        """Every finding of a workspace; `pause` is called often: it may wait, or raise to end."""
        return self._judged(workspace, lambda _: True, pause)

    def settle(self, workspace: Workspace, found: tuple[Finding, ...]) -> Workspace | None:
        """The workspace with all its findings; None when it is no longer the one of now."""
        if workspace is not self._before:
            return None
        self._before = replace(workspace, findings=found)
        return self._before

    def _judged(
        self, workspace: Workspace, among: Callable[[str], bool], pause: Callable[[], None]
    ) -> tuple[Finding, ...]:
        edition, index = workspace.edition, workspace.index
        if edition is None or index is None:
            return workspace.findings
        faults = list(workspace.reading.faults)
        for verdict in verdicts_of(edition, index, workspace.history, among, self._verdicts):
            faults += verdict
            pause()
        return findings(faults, edition.reference, release=False)


def _changed_with_twins(before: Edition, now: Edition) -> Iterator[str]:
    """The files that came, went or changed; the twins and records of those that are there."""
    were = {file.path: file for file in before.files}
    are = {file.path: file for file in now.files}
    changed = {path for path in were.keys() | are.keys() if were.get(path) is not are.get(path)}
    yield from changed
    ids = {
        one.value.id
        for edition in (before, now)
        for one in (*edition.pages, *edition.records)
        if one.path in changed
    }
    yield from (one.path for one in (*now.pages, *now.records) if one.value.id in ids)


def today() -> dt.date:
    """The one place that reads the clock."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()  # noqa: TID251 - see above


def _blobs_to_compare(edition: Edition, history: History) -> Iterator[str]:
    """Every blob that a record or translation names, and each that a ledger file ever was.

    Of a translation with words that came after it was recorded, each text that it ever had.
    """
    yield from named_blobs(edition)
    for page in edition.pages:
        translation = page.meta.translation
        if translation and translation.wording not in {None, wording(page.content.decode())}:
            yield from (one.blob for one in history.commits(page.path) or () if one.blob)
    line = history.ledger() or {}
    for document in edition.ledger:
        yield from filter(None, line.get(document.path, ()))
        commits = history.commits(document.path) or ()
        yield from (blob for one in commits for blob in (one.blob, one.before) if blob)
