"""The past of a checkout, read from git in as few processes as it takes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from playbook.intake.git_process import GitError, run
from playbook.intake.objects import read
from playbook.metadata.files import LEDGER
from playbook.model.history import Commit, History, HistoryThrough, Landing, NoHistory

# Of each commit five fields, then its files; nothing that people write can hold what parts them.
_FORMAT: Final = "--format=%H%x00%P%x00%aE%x00%cE%x00%as"
_FIELDS: Final = 5
# What a commit that names no day of the calendar is dated: before everything.
_NO_DAY: Final = dt.date(1970, 1, 1)


class Watched(HistoryThrough):
    """A history that notes when it is asked for a text that is not at hand, and may be later."""

    missed = False

    def text(self, blob: str) -> str | None:
        """The text that a blob held; None is noted."""
        found = super().text(blob)
        self.missed |= found is None
        return found


class GitHistory:
    """History from a full clone, as the commit that is checked out has it, or another one.

    Authors are told apart by a digest of their e-mail address, which is never kept or printed. A
    shallow clone knows no commits: it would take the last one for the first.
    """

    def __init__(self, root: Path, commit: str = "") -> None:
        self.commit = commit
        self._from = commit or "HEAD"
        self._root = root
        self._texts: dict[str, str | None] = {}

    @property
    def people(self) -> bytes:
        """The file by which git tells that several addresses are one person's; none is empty."""
        with suppress(OSError):
            return (self._root / ".mailmap").read_bytes()
        return b""

    def preload(self, blobs: Iterable[str]) -> None:
        """Read many blobs in one process.

        A clone without all blobs can't answer: nothing is fetched for a check.
        """
        wanted = sorted(set(blobs) - self._texts.keys())
        if wanted:
            self._texts.update(dict.fromkeys(wanted))
            with suppress(GitError):
                found = read(self._root, wanted)
                self._texts.update(
                    {blob: text.decode(errors="replace") for blob, text in found.items()}
                )

    def text(self, blob: str) -> str | None:
        """The text that a blob held; None when this clone does not have it."""
        if blob not in self._texts:
            self.preload([blob])
        return self._texts[blob]

    def commits(self, path: str) -> tuple[Commit, ...] | None:
        """The commits that changed a file, newest first; None in a shallow clone."""
        return None if self._shallow else tuple(self._changes.get(path, ()))

    def paths(self, name: str) -> frozenset[str] | None:
        """Every path at which a file of this name ever stood; None in a shallow clone."""
        return None if self._shallow else frozenset(self._named.get(name, ()))

    def landing(self, commit: str) -> Landing | None:
        """What came with a commit and those before it that one merge brought in with it."""
        if self._shallow:
            return None
        changes = [
            change
            for one in _landed_with(commit, self._parents, self._arrivals)
            for change in self._by_commit.get(one, ())
        ]
        return Landing(
            frozenset(path for path, _ in changes), frozenset(made.author for _, made in changes)
        )

    def ledger(self) -> Mapping[str, tuple[str | None, ...]] | None:
        """What each file of the ledger was on the line of first parents, newest first."""
        return None if self._shallow else self._line

    @cached_property
    def _line(self) -> dict[str, tuple[str | None, ...]]:
        held: dict[str, list[str | None]] = defaultdict(list)
        for path, commit in _walk(self._root, self._from, LEDGER, "--first-parent"):
            held[path].append(commit.blob)
        return {path: tuple(blobs) for path, blobs in held.items()}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = defaultdict(list)
        for path in self._changes:
            named[path.rpartition("/")[2]].append(path)
        return named

    @cached_property
    def _by_commit(self) -> dict[str, list[tuple[str, Commit]]]:
        by_commit: dict[str, list[tuple[str, Commit]]] = defaultdict(list)
        for path, commits in self._changes.items():
            for commit in commits:
                if len(self._parents[commit.id]) <= 1:
                    by_commit[commit.id].append((path, commit))
        return by_commit

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        """Every commit with its parents, newest first."""
        listed = run(self._root, "rev-list", "--parents", self._from).decode().splitlines()
        return {commit: parents for commit, *parents in map(str.split, listed)}

    @cached_property
    def _arrivals(self) -> dict[str, str]:
        return _arrivals(self._parents)

    @cached_property
    def _shallow(self) -> bool:
        return run(self._root, "rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def _changes(self) -> dict[str, list[Commit]]:
        """One walk over the history of `docs/`, by paths as the checkout has them."""
        changes: dict[str, list[Commit]] = defaultdict(list)
        for path, commit in _walk(self._root, self._from, "docs"):
            changes[path].append(commit)
        return changes


def history_of(root: Path, before: History | None = None) -> History:
    """The history of a checkout; none where there is no git, no repository or no commit.

    It is the one from before while the same commit is checked out, with all that it has read.
    """
    try:
        commit = run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except GitError:
        return before if isinstance(before, NoHistory) else NoHistory()
    same = isinstance(before, GitHistory) and before.commit == commit
    return before if before and same else GitHistory(root, commit)


def settled_on(root: Path) -> dt.date | None:
    """The date of the commit that is checked out, when `docs/` is as that commit has it.

    None where there is no commit, or where something is being written that no commit dates yet.
    """
    try:
        written = committed_on(root, "HEAD")
        changed = run(root, "status", "--porcelain", "-z", "--", "docs")
    except GitError:
        return None
    return None if changed else written


def committed_on(repository: Path, commit: str) -> dt.date:
    """The date of a commit; raises GitError, also where that is no day of the calendar."""
    written = run(repository, "log", "-1", "--format=%cs", commit).decode().strip()
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise GitError(str(error)) from error


def _walk(root: Path, commit: str, folder: str, *options: str) -> Iterator[tuple[str, Commit]]:
    """The commits before one that changed a file of a folder, newest first, each with the file."""
    # A decision may be recorded in the very merge that takes the suggestion in.
    merges = "--diff-merges=first-parent"
    told = ("--raw", "--no-abbrev", "--no-renames", "--relative", "-z", merges)
    answer = run(root, "log", _FORMAT, *told, *options, commit, "--", folder)
    return _changed_files(iter(answer.split(b"\0")))


def _changed_files(fields: Iterator[bytes]) -> Iterator[tuple[str, Commit]]:
    """The files of each commit in `log --raw -z`, with the blob it got, None when deleted.

    A file's description begins with a colon, in a commit's first one after a line feed. Of a
    merge, only those of the ledger: what else it brings is in the commits that it merges.
    """
    head: list[str] = []
    for one in fields:
        described = one.removeprefix(b"\n")
        if len(head) < _FIELDS or not described.startswith(b":"):
            head = [*head, one.decode(errors="replace")] if len(head) < _FIELDS else [one.decode()]
            continue
        path = next(fields).decode(errors="replace")
        if " " not in head[1] or path.startswith(LEDGER):
            before, blob = (
                blob if blob.strip("0") else None for blob in described.decode().split(" ")[2:4]
            )
            yield path, _commit(head, blob, before)


def _commit(head: Sequence[str], blob: str | None, before: str | None) -> Commit:
    commit_id, _, author, committer, day = head
    return Commit(commit_id, _token(author), _day(day), blob, before, _token(committer))


def _day(written: str) -> dt.date:
    """The day a person's clock showed; who wrote a commit may have written any."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return _NO_DAY


def _token(address: str) -> str:
    return hashlib.sha256(address.casefold().encode()).hexdigest()


def _arrivals(parents: Mapping[str, list[str]]) -> dict[str, str]:
    """The commit of the main line that brought each commit in: a merge, or the commit itself.

    `parents` begins with the newest; the main line is that of first parents.
    """
    line, commit = [], next(iter(parents), None)
    while commit is not None:
        line.append(commit)
        commit = next(iter(parents[commit]), None)
    arrived: dict[str, str] = {}
    for bringer in reversed(line):
        waiting = [bringer]
        while waiting:
            one = waiting.pop()
            if one not in arrived:
                arrived[one] = bringer
                waiting += parents[one]
    return arrived


def _landed_with(
    commit: str, parents: Mapping[str, list[str]], arrivals: Mapping[str, str]
) -> frozenset[str]:
    """A commit and those before it that arrived with it; none where it is not in the past."""
    found: set[str] = set()
    waiting = [commit] if commit in arrivals else []
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += [
            before
            for before in parents[one]
            if before not in found and arrivals[before] == arrivals[commit]
        ]
    return frozenset(found)
