"""What a forge's API tells reaches editors: who, which title, and that a request is closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.model.forge import ForgeKind
from playbook.model.ledger import LedgerRecord, State
from playbook.workspace import open_workspace
from tests.checkouts import Checkout
from tests.cli.apis import name_the_api, trust
from tests.cli.running import Ran, english, playbook
from tests.forge import make_forge, suggest
from tests.loopback.bodies import Request
from tests.loopback.forge import KINDS, Forge, forge_of

POLICY = "docs/records/policy.yml"
TALK = "docs/en/methods/talk.md"
ROLE = ("--by", "engagement-team")
LATER = "2026-11-21T12:00:00Z"


class Told:
    """A checkout, its forge, and the API that tells of the forge's requests."""

    def __init__(self, checkout: Checkout, root: Path, kind: ForgeKind, api: Forge) -> None:
        self.checkout = checkout
        self.door = "mr" if kind == "gitlab" else "pr"
        self.api = api
        listed = f"\nremotes:\n  - {{name: main, url: 'file://{root}', main: true}}\n"
        checkout.write(POLICY, checkout.read(POLICY) + listed)
        checkout.commit("Say where suggestions come from")
        self.forge = make_forge(checkout, root)

    def request(self, number: int, files: dict[str, str] | None = None, **told: str) -> None:
        """Have somebody open a request."""
        folder = "merge-requests" if self.door == "mr" else "pull"
        text = self.checkout.read(TALK) + f"\nAs {number} says.\n"
        suggest(self.checkout, self.forge, f"refs/{folder}/{number}/head", files or {TALK: text})
        self.api.requests.append(replace(Request(number), **told))  # type: ignore[arg-type]

    def end(self, number: int, state: str) -> None:
        """Have the forge close or merge a request."""
        (place,) = [at for at, one in enumerate(self.api.requests) if one.number == number]
        ended = replace(self.api.requests[place], state=state, updated=LATER)
        self.api.requests[place] = ended

    def run(self, *arguments: str) -> Ran:
        return english(self.checkout.root, "intake", *arguments)

    def listed(self) -> dict[str, dict[str, object]]:
        """The queue after fetching, by id without its door."""
        ran = self.run("fetch")
        assert (ran.code, ran.err) == (0, "")
        entries = json.loads(self.run("list", "--format", "json").out)
        return {str(one["id"]).removeprefix(f"{self.door}-"): one for one in entries}

    def record(self, number: int) -> LedgerRecord:
        edition = open_workspace(self.checkout.root).edition
        assert edition
        name = f"{self.door}-{number}"
        return next(one.value for one in edition.ledger if one.value.id == name)


@pytest.fixture(params=KINDS)
def told(
    request: pytest.FixtureRequest,
    checkout: Checkout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Told]:
    trust(monkeypatch)
    api = Forge(request.param)
    with forge_of(api) as (remote, _):
        made = Told(checkout, tmp_path / "forge.git", request.param, api)
        name_the_api(checkout, request.param, str(remote.api))
        yield made


def test_what_the_forge_closed_or_has_for_another_branch_leaves_the_queue(told: Told) -> None:
    told.request(12)
    told.request(13)
    told.request(14)
    told.request(15, branch="edition/2026.11")
    assert set(told.listed()) == {"12", "13", "14"}
    told.end(13, "closed")
    told.end(14, "merged")
    assert {name: one["at_forge"] for name, one in told.listed().items()} == {"12": "open"}
    told.end(13, "open")
    assert set(told.listed()) == {"12", "13"}
    assert told.run("check", f"{told.door}-15").code == 0


def test_a_person_ends_what_a_person_began_and_a_merge_is_no_withdrawal(told: Told) -> None:
    told.request(13)
    told.request(14)
    assert set(told.listed()) == {"13", "14"}
    for number in (13, 14):
        assert told.run("acknowledge", f"{told.door}-{number}", *ROLE).code == 0
    told.checkout.commit("Acknowledge two")
    told.end(13, "closed")
    told.end(14, "merged")
    listed = told.listed()
    assert {name: one["at_forge"] for name, one in listed.items()} == {
        "13": "closed",
        "14": "merged",
    }
    closed, merged = told.run("list").out.splitlines()
    assert closed.endswith("; state: acknowledged; closed at its forge; next: decide")
    assert merged == f"{told.door}-14: state: acknowledged; merged at its forge"
    french = playbook(told.checkout.root, "intake", "list", "--lang", "fr").out
    assert "fermée sur sa forge" in french
    assert "fusionnée sur sa forge" in french
    shown = open_workspace(told.checkout.root).queue.shown
    assert {one.record.id: one.vanished for one in shown} == {
        f"{told.door}-13": False,
        f"{told.door}-14": False,
    }


def test_editors_are_shown_who_and_what_the_forge_told(told: Told) -> None:
    title = "Say \u202equiet\x1b[31m"
    told.api.requests.append(Request(1))
    told.request(12, title=title, author="anna")
    told.api.requests[-1] = replace(told.api.requests[-1], labels=("words", "fr\u200b"), draft=True)
    assert set(told.listed()) == {"12"}
    assert told.run("list").out.endswith("; a draft at its forge; next: acknowledge\n")
    shown = told.run("show", f"{told.door}-12").out
    lines = [line for line in shown.splitlines() if line.startswith("told by the forge: ")]
    assert [line.removeprefix("told by the forge: ") for line in lines] == [
        "a draft at its forge",
        r"title: Say \u202equiet\u001b[31m",
        "author: anna",
        r"labels: words, fr\u200b",
    ]
    french = playbook(told.checkout.root, "intake", "show", f"{told.door}-12", "--lang", "fr").out
    assert "dit par la forge\u00a0: auteur ou autrice\u00a0: anna\n" in french


def test_the_forges_title_is_said_of_a_suggestion_where_its_author_gave_none(told: Told) -> None:
    told.request(1, title="Say what calm means")
    words = "title: Say quiet\nkind: correction\nlanguage: en\n"
    text = told.checkout.read(TALK).replace("calm", "quiet")
    told.request(2, {TALK: text, "suggestion.yml": words}, title="Patch 2")
    assert set(told.listed()) == {"1", "2"}
    queue = open_workspace(told.checkout.root).queue
    assert len(queue.waiting) == 2
    assert "Say what calm means" not in repr(queue)
    for number, title in ((1, "Say what calm means"), (2, "Say quiet")):
        assert told.run("acknowledge", f"{told.door}-{number}", *ROLE).code == 0
        assert (told.record(number).title, told.record(number).state) == (
            title,
            State.ACKNOWLEDGED,
        )
