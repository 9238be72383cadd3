"""A forge on loopback: requests, comments and statuses, as each of the three keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from playbook.model.forge import ForgeKind
from playbook.model.remote import Remote
from tests.loopback import bodies
from tests.loopback.bodies import Body, Request
from tests.loopback.server import Asked, Reply, Server, as_json, served

TOKEN: Final = "t0ken-that-nobody-may-see"  # noqa: S105 - the one that these forges accept
MYSELF: Final = 41898282
KINDS: Final[tuple[ForgeKind, ...]] = ("github", "gitlab", "gitea")
HEAD: Final = "6dcb09b5b57875f334f61aebed695e2e4193db5e"
_APIS: Final = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}
_TOKENS: Final = {
    "github": ("Authorization", f"Bearer {TOKEN}"),
    "gitlab": ("PRIVATE-TOKEN", TOKEN),
    "gitea": ("Authorization", f"token {TOKEN}"),
}
_USERS: Final = {
    "github": bodies.github_user,
    "gitlab": bodies.gitlab_user,
    "gitea": bodies.gitea_user,
}
_REQUESTS: Final = {
    "github": bodies.github_pull,
    "gitlab": bodies.gitlab_merge,
    "gitea": bodies.gitea_pull,
}
_COMMENTS: Final = {
    "github": bodies.github_comment,
    "gitlab": bodies.gitlab_note,
    "gitea": bodies.gitea_comment,
}
_STATUSES: Final = {
    "github": bodies.github_status,
    "gitlab": bodies.gitlab_status,
    "gitea": bodies.gitea_status,
}
_PROJECT: Final = "dept/playbook"
_NOT_FOUND: Final = {"message": "Not Found"}


@dataclass
class Forge:
    """What a forge holds; `before` may answer in its place.

    `under` says which request each comment stands under, by the comment's id.
    """

    kind: ForgeKind
    requests: list[Request] = field(default_factory=list)
    comments: list[Body] = field(default_factory=list)
    under: dict[int, int] = field(default_factory=dict)
    statuses: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    before: Callable[[Asked], Reply | None] = lambda _: None
    page_at_most: int = 100

    def said(self, author: str | None, number: int, body: str, on: int = 12) -> None:
        """Have somebody comment on a request; `number` is theirs."""
        user = _USERS[self.kind](author, number) if author else None
        comment = len(self.comments) + 1
        self.comments.append(_COMMENTS[self.kind](comment, user, body))
        self.under[comment] = on

    def answer(self, asked: Asked) -> Reply:
        """What the forge answers."""
        given = self.before(asked)
        if given is not None:
            return given
        name, value = _TOKENS[self.kind]
        if asked.headers.get(name) != value:
            return as_json({"message": "Bad credentials"}, 401)
        path = self._within(asked.path)
        return self._myself(asked) if path is None else self._project(asked, path.split("/"))

    def _project(self, asked: Asked, parts: list[str]) -> Reply:
        """What lies below a project's address."""
        if "statuses" in parts:
            return self._status(asked, next(part for part in parts if len(part) == len(HEAD)))
        if {"comments", "notes"} & {*parts}:
            return self._comments(asked, parts[1:])
        if parts[0] in {"pulls", "merge_requests"}:
            return self._requests(asked, *parts[1:])
        return as_json({"id": 3, "name": "playbook", "default_branch": "main"})

    def _requests(self, asked: Asked, number: str = "") -> Reply:
        newest = sorted(self.requests, key=lambda one: one.updated, reverse=True)
        if not number:
            return as_json(self._page(asked, [_REQUESTS[self.kind](one) for one in newest]))
        found = [one for one in newest if one.number == int(number)]
        return as_json(_REQUESTS[self.kind](found[0])) if found else as_json(_NOT_FOUND, 404)

    def _status(self, asked: Asked, head: str) -> Reply:
        if asked.method == "POST":
            self.statuses.append((head, asked.values))
            return as_json({"id": 1, "creator": None, **asked.values}, 201)
        made = enumerate(self.statuses, start=1)
        name = asked.query.get("name")
        here = (
            (number, values)
            for number, (on, values) in made
            if on == head and name in {None, values.get("name")}
        )
        return as_json([_STATUSES[self.kind](number, head, values) for number, values in here])

    def _within(self, path: str) -> str | None:
        """What follows the project in a path."""
        folder = "projects" if self.kind == "gitlab" else "repos"
        project = _PROJECT.replace("/", "%2F") if self.kind == "gitlab" else _PROJECT
        start = f"{_APIS[self.kind]}/{folder}/{project}"
        inside = path == start or path.startswith(f"{start}/")
        return unquote(path.removeprefix(start).removeprefix("/")) if inside else None

    def _page(self, asked: Asked, entries: list[Body]) -> list[Body]:
        size = int(asked.query.get("limit" if self.kind == "gitea" else "per_page", 20))
        size = min(size, self.page_at_most)
        start = (int(asked.query["page"]) - 1) * size
        return entries[start : start + size]

    def _comments(self, asked: Asked, parts: list[str]) -> Reply:
        """Those on one request; GitHub and Gitea change one by its own number alone."""
        if asked.method in {"PATCH", "PUT"}:
            return self._changed(asked, parts)
        request = int(parts[0])
        if request not in {one.number for one in self.requests}:
            return as_json(_NOT_FOUND, 404)
        if asked.method == "POST":
            who = "playbook[bot]" if self.kind == "github" else "bot"
            self.said(who, MYSELF, self._body(asked), request)
            return as_json(self.comments[-1], 201)
        here = [one for one in self.comments if self.under[one["id"]] == request]
        return as_json(self._page(asked, here) if self.kind != "gitea" else here)

    def _changed(self, asked: Asked, parts: list[str]) -> Reply:
        comment = next(one for one in self.comments if one["id"] == int(parts[-1]))
        if self.kind == "gitlab" and self.under[comment["id"]] != int(parts[0]):
            return as_json(_NOT_FOUND, 404)
        comment["body"] = self._body(asked)
        return as_json(comment)

    def _body(self, asked: Asked) -> str:
        return asked.values["body"]

    def _myself(self, asked: Asked) -> Reply:
        if self.kind == "github" and (asked.method, asked.path) == ("POST", "/api/graphql"):
            return as_json({"data": {"viewer": {"databaseId": MYSELF}}})
        if self.kind != "github" and asked.path == f"{_APIS[self.kind]}/user":
            return as_json(_USERS[self.kind]("bot", MYSELF))
        return as_json(_NOT_FOUND, 404)


@contextmanager
def forge_of(forge: Forge) -> Iterator[tuple[Remote, Server]]:
    """A remote whose forge answers on loopback."""
    with served(forge.answer) as server:
        address: dict[str, Any] = {"api": server.address + _APIS[forge.kind], "project": _PROJECT}
        url = f"https://127.0.0.1/{_PROJECT}.git"
        yield Remote(name="main", url=url, main=True, forge=forge.kind, **address), server
