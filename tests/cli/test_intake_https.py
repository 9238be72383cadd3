"""Suggestions over https: an own certificate, fetched by anybody, pushed by who is known."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.cli.running import english, started
from tests.forge import PAGE, make_forge, suggest
from tests.git_server import GitServer, git_server
from tests.pushing import clone_of, push

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
