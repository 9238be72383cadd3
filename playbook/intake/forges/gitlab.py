"""GitLab: API version 4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal
from urllib.parse import quote

from pydantic import AwareDatetime, SecretStr, TypeAdapter

from playbook.intake.forges.forge import CONTEXT, Account, Answer, Comment, Outcome, Seen
from playbook.intake.forges.http import Api, Limits
from playbook.model.forge import (
    Number,
    RequestState,
    Told,
    branch_of,
    labels_of,
    line_of,
    login_of,
)

_OUTCOMES: Final = {"success": "success", "failure": "failed", "error": "failed"}


class _User(Account):
    username: str


class _Merge(Answer):
    iid: Number
    title: str
    author: _User | None
    state: Literal["opened", "closed", "merged", "locked"]
    updated_at: AwareDatetime
    draft: bool
    labels: tuple[str, ...]
    target_branch: str

    def seen(self, main: str | None) -> Seen:
        # A request is locked while it is being merged.
        open_ = self.state in {"opened", "locked"}
        state: RequestState = "open" if open_ else "merged" if self.state == "merged" else "closed"
        told = Told(
            number=self.iid,
            title=line_of(self.title),
            author=login_of(self.author.username) if self.author else None,
            state=state,
            draft=self.draft,
            labels=labels_of(self.labels),
            branch=branch_of(self.target_branch, main),
        )
        return Seen(told, self.updated_at)


class _Note(Answer):
    id: int
    author: Account | None
    body: str


class _Status(Answer):
    id: int
    name: str
    status: str
    description: str | None


class _Project(Answer):
    default_branch: str | None


_MERGE: Final = TypeAdapter(_Merge)
_STATUSES: Final = TypeAdapter(tuple[_Status, ...])
_PROJECT: Final = TypeAdapter(_Project)
_MERGES: Final = TypeAdapter(tuple[_Merge, ...])
_NOTES: Final = TypeAdapter(tuple[_Note, ...])
_NOTE: Final = TypeAdapter(_Note)
_ACCOUNT: Final = TypeAdapter(Account)
_ANSWER: Final = TypeAdapter(Answer)


class GitLab:
    """A project on GitLab."""

    def __init__(
        self, address: str, project: str, token: SecretStr, limits: Limits | None = None
    ) -> None:
        self._api = Api(address, {"PRIVATE-TOKEN": token.get_secret_value()}, limits)
        self._at = f"/projects/{quote(project, safe='')}"

    def request(self, number: int) -> Told:
        """One merge request."""
        return self._api.get(_MERGE, f"{self._at}/merge_requests/{number}").seen(self._main()).told

    def requests(self) -> Iterator[tuple[Seen, ...]]:
        """Every merge request in pages, what changed last first."""
        asked = {"state": "all", "order_by": "updated_at", "sort": "desc"}
        main = self._main()
        for page in self._api.pages(_MERGES, f"{self._at}/merge_requests", "per_page", **asked):
            yield tuple(merge.seen(main) for merge in page)

    def myself(self) -> int:
        """The account of the token."""
        return self._api.get(_ACCOUNT, "/user").id

    def comments(self, number: int) -> Iterator[tuple[Comment, ...]]:
        """The notes on a merge request, GitLab's own among them."""
        asked = {"order_by": "created_at", "sort": "asc"}
        for page in self._api.pages(_NOTES, self._notes(number), "per_page", **asked):
            yield tuple(
                Comment(one.id, one.author.id if one.author else None, one.body) for one in page
            )

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a merge request."""
        self._api.send(_NOTE, "POST", self._notes(number), {"body": body})

    def change_comment(self, number: int, comment: int, body: str) -> None:
        """Say something else in a note."""
        self._api.send(_NOTE, "PUT", f"{self._notes(number)}/{comment}", {"body": body})

    def has_status(self, head: str, outcome: Outcome, description: str) -> bool:
        """Whether this is the last that was said of how a commit's check ended."""
        path = f"{self._at}/repository/commits/{head}/statuses"
        found = self._api.get(_STATUSES, path, name=CONTEXT, per_page=100)
        ours = [one for one in found if one.name == CONTEXT]
        last = max(ours, key=lambda one: one.id, default=None)
        said = (_OUTCOMES[outcome], description)
        return last is not None and (last.status, last.description) == said

    def set_status(self, head: str, outcome: Outcome, description: str) -> None:
        """Say of a commit how its check ended."""
        values = {"state": _OUTCOMES[outcome], "name": CONTEXT, "description": description}
        self._api.send(_ANSWER, "POST", f"{self._at}/statuses/{head}", values)

    def _main(self) -> str | None:
        """The project's default branch, which no request tells."""
        return self._api.get(_PROJECT, self._at).default_branch

    def _notes(self, number: int) -> str:
        return f"{self._at}/merge_requests/{number}/notes"
