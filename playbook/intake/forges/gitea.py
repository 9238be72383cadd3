"""Gitea and Forgejo: API version 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import AwareDatetime, SecretStr, TypeAdapter

from playbook.intake.forges.forge import CONTEXT, Account, Answer, Base, Comment, Outcome, Seen
from playbook.intake.forges.http import Api, Limits
from playbook.model.forge import (
    Number,
    RequestState,
    Told,
    labels_of,
    line_of,
    login_of,
)


class _User(Account):
    login: str


class _Label(Answer):
    name: str


class _Pull(Answer):
    number: Number
    title: str
    user: _User | None
    state: Literal["open", "closed"]
    merged: bool
    updated_at: AwareDatetime
    draft: bool = False  # older servers have none
    labels: tuple[_Label, ...] | None
    base: Base

    def seen(self) -> Seen:
        state: RequestState = "merged" if self.merged else self.state
        told = Told(
            number=self.number,
            title=line_of(self.title),
            author=login_of(self.user.login) if self.user else None,
            state=state,
            draft=self.draft,
            labels=labels_of(label.name for label in self.labels or ()),
            branch=self.base.other,
        )
        return Seen(told, self.updated_at)


class _Comment(Answer):
    id: int
    user: Account | None
    body: str


class _Status(Answer):
    id: int
    context: str
    status: str
    description: str


_PULL: Final = TypeAdapter(_Pull)
_STATUSES: Final = TypeAdapter(tuple[_Status, ...])
_PULLS: Final = TypeAdapter(tuple[_Pull, ...])
_COMMENTS: Final = TypeAdapter(tuple[_Comment, ...])
_COMMENT: Final = TypeAdapter(_Comment)
_ACCOUNT: Final = TypeAdapter(Account)
_ANSWER: Final = TypeAdapter(Answer)


class Gitea:
    """A repository on Gitea or Forgejo."""

    def __init__(
        self, address: str, project: str, token: SecretStr, limits: Limits | None = None
    ) -> None:
        headers = {"Authorization": f"token {token.get_secret_value()}"}
        self._api = Api(address, headers, limits)
        self._at = f"/repos/{project}"

    def request(self, number: int) -> Told:
        """One pull request."""
        return self._api.get(_PULL, f"{self._at}/pulls/{number}").seen().told

    def requests(self) -> Iterator[tuple[Seen, ...]]:
        """Every pull request in pages, what changed last first."""
        asked = {"state": "all", "sort": "recentupdate"}
        for page in self._api.pages(_PULLS, f"{self._at}/pulls", "limit", **asked):
            yield tuple(pull.seen() for pull in page)

    def myself(self) -> int:
        """The account of the token."""
        return self._api.get(_ACCOUNT, "/user").id

    def comments(self, number: int) -> Iterator[tuple[Comment, ...]]:
        """The comments on a pull request; all at once, for this list has no pages."""
        found = self._api.get(_COMMENTS, f"{self._at}/issues/{number}/comments")
        yield tuple(Comment(one.id, one.user.id if one.user else None, one.body) for one in found)

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a pull request."""
        path = f"{self._at}/issues/{number}/comments"
        self._api.send(_COMMENT, "POST", path, {"body": body})

    def change_comment(self, number: int, comment: int, body: str) -> None:  # noqa: ARG002 - GitLab needs it
        """Say something else in a comment."""
        path = f"{self._at}/issues/comments/{comment}"
        self._api.send(_COMMENT, "PATCH", path, {"body": body})

    def has_status(self, head: str, outcome: Outcome, description: str) -> bool:
        """Whether this is the last that was said of how a commit's check ended."""
        path = f"{self._at}/statuses/{head}"
        found = self._api.get(_STATUSES, path, sort="recentupdate", limit=50)
        ours = [one for one in found if one.context == CONTEXT]
        last = max(ours, key=lambda one: one.id, default=None)
        return last is not None and (last.status, last.description) == (outcome, description)

    def set_status(self, head: str, outcome: Outcome, description: str) -> None:
        """Say of a commit how its check ended."""
        values = {"state": outcome, "context": CONTEXT, "description": description}
        self._api.send(_ANSWER, "POST", f"{self._at}/statuses/{head}", values)
