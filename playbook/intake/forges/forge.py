"""What every forge can be asked, whichever it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict

from playbook.model.forge import Told, branch_of

Outcome = Literal["success", "failure", "error"]
# What a status is called on every forge; a branch rule may ask for it.
CONTEXT = "playbook"


class Answer(BaseModel):
    """A part of a forge's answer: what is read has its type, what else there is passes."""

    model_config = ConfigDict(frozen=True)


class Account(Answer):
    """Somebody that the forge knows, by the number that it never gives anew."""

    id: int


class _Repository(Answer):
    default_branch: str | None = None


class Base(Answer):
    """Where a request is to be merged, as GitHub and Gitea tell it."""

    ref: str
    repo: _Repository | None = None

    @property
    def other(self) -> str | None:
        """The branch, where it is not the main one of its repository."""
        return branch_of(self.ref, self.repo.default_branch if self.repo else None)


class Seen(NamedTuple):
    """A request, and when it changed last."""

    told: Told
    updated: dt.datetime


class Comment(NamedTuple):
    """A comment, and the account that wrote it; None where the account is gone."""

    id: int
    author: int | None
    body: str


class Forge(Protocol):
    """A project on a forge; every call may raise ForgeError."""

    def request(self, number: int) -> Told:
        """One request."""
        ...

    def requests(self) -> Iterator[tuple[Seen, ...]]:
        """Every request in pages, what changed last first."""
        ...

    def myself(self) -> int:
        """The account that the token stands for."""
        ...

    def comments(self, number: int) -> Iterator[tuple[Comment, ...]]:
        """The comments on a request in pages."""
        ...

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a request."""
        ...

    def change_comment(self, number: int, comment: int, body: str) -> None:
        """Say something else in a comment."""
        ...

    def has_status(self, head: str, outcome: Outcome, description: str) -> bool:
        """Whether this is the last that was said of how a commit's check ended."""
        ...

    def set_status(self, head: str, outcome: Outcome, description: str) -> None:
        """Say of a commit how its check ended."""
        ...
