"""What rules may ask of the past, through one narrow interface."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

_SHA1_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that changed a file.

    `author` is an opaque token to compare, never to print: a name in a commit is a claim, and an
    address is personal information. `committer` is another such token where somebody else took the
    commit in. `blob` is what the file held then, `before` what it held just before; None where it
    was not there.
    """

    id: str
    author: str
    on: dt.date
    blob: str | None
    before: str | None = None
    committer: str | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """What came into the past with a commit and those before it that were merged along with it.

    `authors` are tokens to compare, as in `Commit`; nothing is in it where the commit is not in
    the past.
    """

    paths: frozenset[str] = field(default_factory=frozenset)
    authors: frozenset[str] = field(default_factory=frozenset)


class History(Protocol):
    """The past of a checkout. None always means: no history here, nothing can be said."""

    def text(self, blob: str) -> str | None:
        """The text that a git blob held."""

    def commits(self, path: str) -> tuple[Commit, ...] | None:
        """The commits that changed a file, newest first; of the ledger, merges among them."""

    def paths(self, name: str) -> frozenset[str] | None:
        """Every path at which a file of this name ever stood."""

    def landing(self, commit: str) -> Landing | None:
        """What came with a commit."""

    def ledger(self) -> Mapping[str, tuple[str | None, ...]] | None:
        """The blobs that each file of the ledger was, newest first; None where it was deleted.

        Only what the branch that is checked out itself held counts: of a side branch, what came of
        it in the merge.
        """


class NoHistory:
    """The honest answer where there is no git: nothing is known."""

    def text(self, blob: str) -> str | None:  # noqa: ARG002 - the interface's signature
        """Nothing is known of any blob."""
        return None

    def commits(self, path: str) -> tuple[Commit, ...] | None:  # noqa: ARG002 - the same
        """Nothing is known of any file."""
        return None

    def paths(self, name: str) -> frozenset[str] | None:  # noqa: ARG002 - the same
        """Nothing is known of any name."""
        return None

    def landing(self, commit: str) -> Landing | None:  # noqa: ARG002 - the same
        """Nothing is known of any commit."""
        return None

    def ledger(self) -> Mapping[str, tuple[str | None, ...]] | None:
        """Nothing is known of the ledger."""
        return None


class HistoryThrough:
    """A history that answers as another does; who inherits answers something otherwise."""

    def __init__(self, history: History) -> None:
        self._history = history

    def text(self, blob: str) -> str | None:
        """The text that a blob held."""
        return self._history.text(blob)

    def commits(self, path: str) -> tuple[Commit, ...] | None:
        """The commits that changed a file."""
        return self._history.commits(path)

    def paths(self, name: str) -> frozenset[str] | None:
        """Every path at which a file of this name ever stood."""
        return self._history.paths(name)

    def landing(self, commit: str) -> Landing | None:
        """What came with a commit."""
        return self._history.landing(commit)

    def ledger(self) -> Mapping[str, tuple[str | None, ...]] | None:
        """What the ledger was."""
        return self._history.ledger()


def blob_id(content: bytes, like: str = "") -> str:
    """The id git gives these bytes: SHA-256 when `like` is such an id, else SHA-1."""
    head = b"blob %d\x00" % len(content)
    if len(like) > _SHA1_LENGTH:
        return hashlib.sha256(head + content).hexdigest()
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()
