"""Suggestions over https: an own certificate, fetched by anybody, pushed by who is known."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.cli.running import english, started
from tests.forge import PAGE, make_forge, suggest
from tests.git_server import GitServer, git_server
from tests.pushing import Pushed, clone_of, push

POLICY = "docs/records/policy.yml"
FOR = "HEAD:refs/for/main"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GitServer]:
    with git_server(tmp_path_factory.mktemp("https")) as served:
        yield served


def list_remote(checkout: Checkout, url: str) -> None:
    policy = checkout.read(POLICY)
    checkout.write(POLICY, f"{policy}\nremotes:\n  - {{name: main, url: '{url}', main: true}}\n")
    checkout.commit("Say where suggestions come from")


def test_a_repository_is_fetched_from_by_its_certificate_and_by_no_other(
    checkout: Checkout, server: GitServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_remote(checkout, server.url("forge.git"))
    forge = make_forge(checkout, server.projects / "forge.git")
    suggest(checkout, forge, "refs/pull/3/head", {PAGE: "Three."})
    distrusted = english(checkout.root, "intake", "fetch")
    assert distrusted.code == 3
    assert "certificate" in distrusted.err
    # What steers git elsewhere does not here: only the machine's own setting is asked.
    monkeypatch.setenv("GIT_SSL_NO_VERIFY", "1")
    assert english(checkout.root, "intake", "fetch").code == 3
    monkeypatch.setenv("PLAYBOOK_CA_FILE", str(server.certificate))
    ran = english(checkout.root, "intake", "fetch")
    assert (ran.code, ran.out) == (0, "main: new 1, changed 0, gone 0, refused 0\n")
    assert english(checkout.root, "intake", "list").out.startswith("pr-3: pages: 0, new pages: 1; ")


def test_who_is_known_pushes_a_suggestion_and_a_topic_is_their_own(
    checkout: Checkout, server: GitServer, tmp_path: Path
) -> None:
    list_remote(checkout, server.url("inbox.git"))
    root = server.projects / "inbox.git"
    assert english(checkout.root, "intake", "serve-refs", str(root)).code == 0
    trust = {"GIT_SSL_CAINFO": str(server.certificate)}
    refused = push(checkout, server.url("inbox.git"), FOR, **trust)
    assert refused.code != 0
    for number, who in enumerate(("anna", "paul"), start=1):
        clone = clone_of(root, tmp_path / who, who)
        clone.write(PAGE, "---\n")
        clone.commit(f"From {who}")
        url = server.url("inbox.git", f"{who}:secret")
        told = push(clone, url, FOR, "topic=talk lang=fr", **trust).told
        assert f"pr-{number} : bien reçue, merci" in told
    anna = Checkout(tmp_path / "anna")
    moved = push(anna, server.url("inbox.git", "anna:secret"), "HEAD:refs/heads/x", **trust)
    assert "[remote rejected]" in moved.shown
    surroundings = {"PLAYBOOK_CA_FILE": str(server.certificate), "HOME": os.devnull}
    ran = started(checkout.root, "intake", "fetch", "--lang", "en", **surroundings)
    assert ran.out == "main: new 2, changed 0, gone 0, refused 0\n"


@pytest.fixture
def inbox(checkout: Checkout, server: GitServer) -> Iterator[Checkout]:
    """An inbox that the server serves to others than the tests before."""
    list_remote(checkout, server.url("shared.git"))
    root = server.projects / "shared.git"
    assert english(checkout.root, "intake", "serve-refs", str(root)).code == 0
    yield Checkout(root)
    shutil.rmtree(root)


def kept(inbox: Checkout) -> dict[str, str]:
    """The commit of each suggestion, by its ref."""
    listed = inbox.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/pull/*/head")
    return dict(line.split(" ") for line in listed.splitlines())


def test_a_clone_without_its_past_suggests_like_any_other(
    inbox: Checkout, server: GitServer, tmp_path: Path
) -> None:
    trust = {"GIT_SSL_CAINFO": str(server.certificate)}
    clone = Checkout(tmp_path / "shallow")
    clone.root.mkdir()
    clone.git("clone", "-q", "--depth=1", server.url("shared.git"), ".", **trust)
    assert clone.git("rev-list", "--count", "HEAD") == "1"
    clone.write(PAGE, "---\n")
    head = clone.commit("From a shallow clone")
    pushed = push(clone, server.url("shared.git", "anna:secret"), FOR, "lang=en", **trust)
    assert pushed.code == 0, pushed.shown
    assert "pr-1: received, thank you" in pushed.told
    assert kept(inbox) == {"refs/pull/1/head": head}
    assert not (inbox.root / "shallow").exists()


def test_two_who_push_at_once_get_a_number_each(
    inbox: Checkout, server: GitServer, tmp_path: Path
) -> None:
    trust = {"GIT_SSL_CAINFO": str(server.certificate)}
    clones = {who: clone_of(inbox.root, tmp_path / who, who) for who in ("anna", "paul")}
    made = []
    for who, clone in clones.items():
        clone.write(PAGE, f"From {who}.\n")
        made.append(clone.commit(f"From {who}"))

    def suggested(who: str) -> Pushed:
        url = server.url("shared.git", f"{who}:secret")
        return push(clones[who], url, FOR, "lang=en topic=same", **trust)

    with ThreadPoolExecutor(2) as both:
        pushed = list(both.map(suggested, clones))
    assert [one.code for one in pushed] == [0, 0], [one.shown for one in pushed]
    assert kept(inbox).keys() == {"refs/pull/1/head", "refs/pull/2/head"}
    assert sorted(kept(inbox).values()) == sorted(made)
    told = sorted(line for one in pushed for line in one.told.splitlines() if "received" in line)
    assert told == ["pr-1: received, thank you", "pr-2: received, thank you"]
