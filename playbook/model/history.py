"""What rules may ask of the past, through one narrow interface."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Protocol

_SHA1_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that changed a file.

    `author` is an opaque token to compare, never to print: a name in a commit is a claim, and an
    address is personal information.
    """

    id: str
    author: str
    on: dt.date
    blob: str | None


class History(Protocol):
    """The past of a checkout. None always means: no history here, nothing can be said."""

    def text(self, blob: str) -> str | None:
        """The text that a git blob held."""

    def commits(self, path: str) -> tuple[Commit, ...] | None:
        """The commits that changed a file, newest first."""


class NoHistory:
    """The honest answer where there is no git: nothing is known."""

    def text(self, blob: str) -> str | None:  # noqa: ARG002 - the interface's signature
        """Nothing is known of any blob."""
        return None

    def commits(self, path: str) -> tuple[Commit, ...] | None:  # noqa: ARG002 - the same
        """Nothing is known of any file."""
        return None


def blob_id(content: bytes, like: str = "") -> str:
    """The id git gives these bytes: SHA-256 when `like` is such an id, else SHA-1."""
    head = b"blob %d\x00" % len(content)
    if len(like) > _SHA1_LENGTH:
        return hashlib.sha256(head + content).hexdigest()
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()
