"""GitHub and GitHub Enterprise Server: REST version 3."""

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
    merged_at: AwareDatetime | None
    updated_at: AwareDatetime
    draft: bool = False
    labels: tuple[_Label, ...]
    base: Base

    def seen(self) -> Seen:
        state: RequestState = "merged" if self.merged_at else self.state
        told = Told(
            number=self.number,
            title=line_of(self.title),
            author=login_of(self.user.login) if self.user else None,
            state=state,
            draft=self.draft,
            labels=labels_of(label.name for label in self.labels),
            branch=self.base.other,
        )
        return Seen(told, self.updated_at)


class _Comment(Answer):
    id: int
    user: Account | None
    body: str | None = None


class _Status(Answer):
    id: int
    context: str
    state: str
    description: str | None


class _Viewer(Answer):
    databaseId: int  # noqa: N815 - GitHub's name


class _Whose(Answer):
    viewer: _Viewer


class _Viewed(Answer):
    data: _Whose


_PULLS: Final = TypeAdapter(tuple[_Pull, ...])
_PULL: Final = TypeAdapter(_Pull)
_STATUSES: Final = TypeAdapter(tuple[_Status, ...])
_COMMENTS: Final = TypeAdapter(tuple[_Comment, ...])
_COMMENT: Final = TypeAdapter(_Comment)
_VIEWED: Final = TypeAdapter(_Viewed)
_ANSWER: Final = TypeAdapter(Answer)


class GitHub:
    """A repository on GitHub."""

    def __init__(
        self, address: str, project: str, token: SecretStr, limits: Limits | None = None
    ) -> None:
        headers = {
            "Authorization": f"Bearer {token.get_secret_value()}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self._api = Api(address, headers, limits)
        self._whole = Api(address.removesuffix("/v3"), headers, limits)
        self._at = f"/repos/{project}"

    def request(self, number: int) -> Told:
        """One pull request."""
        return self._api.get(_PULL, f"{self._at}/pulls/{number}").seen().told

    def requests(self) -> Iterator[tuple[Seen, ...]]:
        """Every pull request in pages, what changed last first."""
        asked = {"state": "all", "sort": "updated", "direction": "desc"}
        for page in self._api.pages(_PULLS, f"{self._at}/pulls", "per_page", **asked):
            yield tuple(pull.seen() for pull in page)

    def myself(self) -> int:
        """The account of the token; REST tells it to people alone, GraphQL to workflows too."""
        asked = {"query": "{ viewer { databaseId } }"}
        return self._whole.send(_VIEWED, "POST", "/graphql", asked).data.viewer.databaseId

    def comments(self, number: int) -> Iterator[tuple[Comment, ...]]:
        """The comments on a pull request, without those on its lines."""
        path = f"{self._at}/issues/{number}/comments"
        for page in self._api.pages(_COMMENTS, path, "per_page"):
            yield tuple(
                Comment(one.id, one.user.id if one.user else None, one.body or "") for one in page
            )

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
        found = self._api.get(_STATUSES, f"{self._at}/commits/{head}/statuses", per_page=100)
        ours = [one for one in found if one.context == CONTEXT]
        last = max(ours, key=lambda one: one.id, default=None)
        return last is not None and (last.state, last.description) == (outcome, description)

    def set_status(self, head: str, outcome: Outcome, description: str) -> None:
        """Say of a commit how its check ended."""
        values = {"state": outcome, "context": CONTEXT, "description": description}
        self._api.send(_ANSWER, "POST", f"{self._at}/statuses/{head}", values)
