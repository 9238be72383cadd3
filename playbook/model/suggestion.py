"""A suggestion as it arrives: a door, a head, and the files that it would change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    """The way a suggestion came in; the value begins its id."""

    PULL = "pr"
    MERGE = "mr"
    BITBUCKET = "bb"
    CHANGE = "ch"
    BRANCH = "br"
    MAIL = "mail"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a suggestion adds, changes or deletes; modes and blobs are git's own words.

    `blob` is None where the file is deleted, `before` where it is new.
    """

    path: str
    mode: str
    before: str | None
    blob: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What git alone tells of a suggestion, before anybody has looked at it.

    `ref` is display text that a stranger chose; `head` and `base` are commit ids. `base` is None
    where the change has no common past with main; `said` is the blob with what was said of it
    beside its commits, where its remote keeps one. `title` is no word of git's: its forge told it.
    """

    id: str
    door: Door
    remote: str
    ref: str
    head: str
    base: str | None
    received_on: dt.date
    changes: tuple[Change, ...]
    said: str | None = None
    title: str | None = None
