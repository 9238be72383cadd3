"""What a forge tells of its requests is read, cleaned and kept."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from playbook.intake.forges.choose import Place, place_of, token_of
from playbook.intake.forges.choose import forge_of as forge_to_ask
from playbook.intake.forges.error import NO_PLACE, NO_TOKEN, NOT_UNDERSTOOD, ForgeError
from playbook.intake.forges.told import read_told, take_told_in, told_of
from playbook.intake.quarantine import Quarantine
from playbook.model.forge import ForgeKind, Told
from playbook.model.remote import Remote
from tests.loopback.bodies import Request
from tests.loopback.forge import KINDS, TOKEN, Forge, forge_of
from tests.loopback.server import Asked, Reply, Server, as_json

SECRET = SecretStr(TOKEN)
REQUESTS = [
    Request(12, labels=("words", "french"), updated="2026-11-20T12:00:00Z"),
    Request(11, draft=True, author="bot-1", updated="2026-11-19T12:00:00Z"),
    Request(10, state="merged", updated="2026-11-18T12:00:00Z"),
    Request(9, state="closed", author="", updated="2026-11-17T12:00:00Z"),
    Request(8, branch="edition/2026.11", updated="2026-11-16T12:00:00Z"),
]
TITLE = "Say what PoR means"


def told(number: int, **given: Any) -> Told:  # noqa: ANN401 - values of any type
    """What is told of a request, but for what is given, as it usually is."""
    usual = {
        "title": TITLE,
        "author": "anna",
        "state": "open",
        "draft": False,
        "labels": (),
        "branch": None,
    }
    return Told.model_validate({"number": number, **usual, "branch": None, **given})


@pytest.mark.parametrize("kind", KINDS)
def test_title_author_state_draft_and_labels_are_told_and_kept(
    kind: ForgeKind, tmp_path: Path
) -> None:
    with forge_of(Forge(kind, REQUESTS)) as (remote, _):
        assert read_told(tmp_path, remote) == {}
        assert take_told_in(tmp_path, remote, SECRET) == 5
        assert read_told(tmp_path, remote) == {
            12: told(12, labels=("words", "french")),
            11: told(11, draft=True, author="bot-1"),
            10: told(10, state="merged"),
            9: told(9, state="closed", author=None),
            8: told(8, branch="edition/2026.11"),
        }
    assert [path.name for path in tmp_path.iterdir()] == ["forge-main.json"]
    assert TOKEN not in (tmp_path / "forge-main.json").read_text()


def pages_asked(server: Server) -> int:
    """How many pages of requests a server was asked for."""
    return sum(one.path.endswith(("/pulls", "/merge_requests")) for one in server.asked)


@pytest.mark.parametrize("kind", KINDS)
def test_three_pages_are_read_once_and_then_only_what_changed(
    kind: ForgeKind, tmp_path: Path
) -> None:
    start = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    days = [
        (start + dt.timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ") for hour in range(130)
    ]
    forge = Forge(kind, [Request(number + 1, updated=day) for number, day in enumerate(days)])
    with forge_of(forge) as (remote, server):
        assert take_told_in(tmp_path, remote, SECRET) == 130
        assert pages_asked(server) == 4
        newer = Request(3, state="closed", updated="2026-11-21T00:00:00Z")
        forge.requests[2] = newer
        # The newest that was known is told again: it may have changed within its second.
        assert take_told_in(tmp_path, remote, SECRET) == 2
        assert pages_asked(server) == 5
        assert take_told_in(tmp_path, remote, SECRET) == 1
        kept = read_told(tmp_path, remote)
    assert len(kept) == 130
    assert (kept[3].state, kept[4].state) == ("closed", "open")


def test_a_server_with_smaller_pages_of_its_own_is_read_whole(tmp_path: Path) -> None:
    requests = [Request(number) for number in range(1, 40)]
    with forge_of(Forge("gitea", requests, page_at_most=15)) as (remote, _):
        assert take_told_in(tmp_path, remote, SECRET) == 39


@pytest.mark.parametrize("kind", KINDS)
def test_a_strangers_words_are_cut_and_made_visible(kind: ForgeKind, tmp_path: Path) -> None:
    requests = [
        Request(1, title="a\u202eb\x1b[31m\n  c\u200b"),
        Request(2, title="x" * 5000, labels=["\u202e" * 200, "  ", "é", "é", "e\u0301"]),
        Request(3, title="\u00a0 ", labels=[str(number) for number in range(90)]),
        Request(4, title="\U0001d15e" * 300, author="no login: <b>"),
    ]
    with forge_of(Forge(kind, requests)) as (remote, _):
        take_told_in(tmp_path, remote, SECRET)
        kept = read_told(tmp_path, remote)
    assert kept[1].title == r"a\u202eb\u001b[31m c\u200b"
    assert kept[2].title == "x" * 299 + "…"
    assert kept[2].labels == (r"\u202e" * 49 + r"\u202" + "…", "é")
    assert (kept[3].title, len(kept[3].labels)) == (None, 50)
    assert (len(kept[4].title or ""), kept[4].author) == (300, None)


CHANGES: list[dict[str, object]] = [
    {"title": 3},
    {"title": None},
    {"draft": "no"},
    {"labels": "words"},
    {"labels": [3]},
    {"state": "reopened"},
    {"updated_at": "yesterday"},
    {"updated_at": 3},
    {"updated_at": "2026-11-20T12:00:00"},
    {"user": [], "author": []},
    {"user": {"id": 1}, "author": {"id": 1}},
    {"number": "12", "iid": "12"},
    {"number": -1, "iid": -1},
    {"base": {"ref": 3}, "target_branch": 3},
    {"base": None, "target_branch": None},
    {"number": 10**30, "iid": 10**30},
]


def answering(forge: Forge, change: dict[str, object]) -> None:
    """Have a forge answer with one entry that is not what its API promises."""

    def broken(asked: Asked) -> Reply | None:
        if "page" not in asked.query:
            return None
        forge.before = lambda _: None
        entries = json.loads(forge.answer(asked).body)
        return as_json([*entries, {**entries[0], **change}])

    forge.before = broken


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_of_another_shape_is_not_understood(kind: ForgeKind) -> None:
    forge = Forge(kind, REQUESTS)
    with forge_of(forge) as (remote, _):
        asked = forge_to_ask(remote, SECRET)
        for change in CHANGES:
            answering(forge, change)
            with pytest.raises(ForgeError) as caught:
                next(asked.requests())
            assert caught.value.words == NOT_UNDERSTOOD, change
        assert len(next(asked.requests())) == len(REQUESTS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_fails_loses_nothing_that_was_told(kind: ForgeKind, tmp_path: Path) -> None:
    forge = Forge(kind, REQUESTS)
    with forge_of(forge) as (remote, _):
        take_told_in(tmp_path, remote, SECRET)
        kept = read_told(tmp_path, remote)
        answering(forge, {"title": 3})
        with pytest.raises(ForgeError):
            take_told_in(tmp_path, remote, SECRET)
        assert read_told(tmp_path, remote) == kept


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"source": "github", "told": 3}',
        b"\xff",
        b'{"source": "x", "told": [], "more": 1}',
    ],
)
def test_a_broken_file_is_as_none_and_is_written_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "forge-main.json").write_bytes(content)
    with forge_of(Forge("gitlab", REQUESTS)) as (remote, _):
        assert read_told(tmp_path, remote) == {}
        assert take_told_in(tmp_path, remote, SECRET) == 5
        assert len(read_told(tmp_path, remote)) == 5


def test_a_file_that_is_too_large_to_be_ours_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "forge-main.json").open("wb") as file:
        file.truncate(10**9)
    with forge_of(Forge("gitea")) as (remote, _):
        assert read_told(tmp_path, remote) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_is_told_by_the_id_of_its_suggestion(kind: ForgeKind, tmp_path: Path) -> None:
    (tmp_path / ".playbook" / "quarantine.git").mkdir(parents=True)
    quarantine = Quarantine(tmp_path)
    with forge_of(Forge(kind, REQUESTS)) as (remote, _):
        anna = remote.model_copy(update={"name": "anna", "main": False})
        for one in (remote, anna):
            take_told_in(quarantine.path, one, SECRET)
        found = told_of(quarantine, [remote, anna, Remote(name="other", url="file:///x")])
    door = "mr" if kind == "gitlab" else "pr"
    starts = (door, f"anna-{door}")
    assert set(found) == {f"{start}-{n}" for start in starts for n in range(8, 13)}
    assert found[f"{door}-12"] == found[f"anna-{door}-12"] == told(12, labels=("words", "french"))
    is_open = {one.number: one.is_open for one in found.values()}
    assert is_open == {12: True, 11: True, 10: False, 9: False, 8: False}


@pytest.mark.parametrize("kind", ["github", "gitea"])
def test_a_forge_that_names_no_main_branch_sends_no_request_elsewhere(
    kind: ForgeKind, tmp_path: Path
) -> None:
    forge = Forge(kind, [Request(12, branch="trunk")])

    def silent(asked: Asked) -> Reply:
        forge.before = lambda _: None
        (entry,) = json.loads(forge.answer(asked).body)
        return as_json([{**entry, "base": {"ref": "trunk", "repo": None}}])

    forge.before = silent
    with forge_of(forge) as (remote, _):
        take_told_in(tmp_path, remote, SECRET)
        assert read_told(tmp_path, remote)[12].is_open


def test_what_another_forge_told_is_forgotten(tmp_path: Path) -> None:
    with forge_of(Forge("gitea", REQUESTS)) as (remote, _):
        take_told_in(tmp_path, remote, SECRET)
        moved = remote.model_copy(update={"project": "other/playbook"})
        assert read_told(tmp_path, moved) == {}
        assert read_told(tmp_path, Remote(name="main", url=remote.url)) == {}


@pytest.mark.parametrize(
    ("kind", "url", "api", "project"),
    [
        ("github", "https://github.com/dept/playbook", "https://api.github.com", "dept/playbook"),
        ("github", "ssh://git@github.com/a/b.git", "https://api.github.com", "a/b"),
        ("github", "https://Git.example.ca/a/b.git/", "https://git.example.ca/api/v3", "a/b"),
        (
            "gitlab",
            "https://u@gitlab.com:8443/a/b/c.git",
            "https://gitlab.com:8443/api/v4",
            "a/b/c",
        ),
        ("gitea", "ssh://git@forge.ca:2222/a/b.git", "https://forge.ca/api/v1", "a/b"),
    ],
)
def test_the_api_follows_from_the_address(
    kind: ForgeKind, url: str, api: str, project: str
) -> None:
    assert place_of(Remote(name="main", url=url, forge=kind)) == Place(kind, api, project)


def test_what_the_policy_writes_comes_first() -> None:
    written = {"api": "https://forge.ca/git/api/v1", "project": "dept/playbook"}
    remote = Remote(name="main", url="file:///srv/playbook.git", forge="gitea", **written)
    assert place_of(remote) == Place("gitea", **written)


@pytest.mark.parametrize(
    "remote",
    [
        Remote(name="main", url="https://github.com/a/b"),
        Remote(name="main", url="file:///srv/a/b.git", forge="gitea"),
        Remote(name="main", url="https://github.com/only", forge="github"),
        Remote(name="main", url="https://github.com/a/../b", forge="github"),
        Remote(name="main", url="https://github.com/a/%2e%2e/b", forge="github"),
        Remote(name="main", url="https://evil.example?x/a/b", forge="github"),
        Remote(name="main", url="https://é.example/a/b", forge="github"),
    ],
    ids=lambda remote: remote.url,
)
def test_an_address_that_says_no_place_is_told(remote: Remote) -> None:
    with pytest.raises(ForgeError) as caught:
        place_of(remote)
    assert caught.value.words == NO_PLACE


@pytest.mark.parametrize(
    ("written", "token"), [("", None), ("  \n", None), (f"{TOKEN}\n", TOKEN), (TOKEN, TOKEN)]
)
def test_a_token_is_read_by_the_name_of_its_remote_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, written: str, token: str | None
) -> None:
    monkeypatch.setenv("PLAYBOOK_TOKEN_ANNA", written)
    found = token_of(Remote(name="anna", url="https://github.com/a/b", forge="github"))
    assert (found.get_secret_value() if found else None) == token
    assert TOKEN not in repr(found)
    assert token_of(Remote(name="main", url="https://github.com/a/b", forge="github")) is None


@pytest.mark.parametrize("token", ["two words", "a\nb", "é", "x" * 1001, "a\tb"])
def test_what_is_no_word_is_no_token_and_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("PLAYBOOK_TOKEN_MAIN", token)
    with pytest.raises(ForgeError) as caught:
        token_of(Remote(name="main", url="https://github.com/a/b", forge="github"))
    assert caught.value.words == NO_TOKEN
    assert token not in str(caught.value)
    assert "PLAYBOOK_TOKEN_MAIN" in str(caught.value)
