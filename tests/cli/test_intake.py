"""`playbook intake`: takes suggestions in, lists them, and shows no stranger's words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.cli.running import english, playbook
from tests.forge import PAGE, make_forge, suggest

POLICY = "docs/records/policy.yml"


@pytest.fixture
def forge(checkout: Checkout, tmp_path: Path) -> Checkout:
    root = tmp_path / "forge.git"
    policy = checkout.read(POLICY)
    remotes = f"remotes:\n  - {{name: main, url: 'file://{root}', main: true}}\n"
    checkout.write(POLICY, policy + "\n" + remotes)
    checkout.commit("Say where suggestions come from")
    return make_forge(checkout, root)


def test_fetch_counts_and_list_tells_pages_and_age(checkout: Checkout, forge: Checkout) -> None:
    suggest(checkout, forge, "refs/pull/12/head", {PAGE: "New.", "hooks/x.py": "x"})
    ran = english(checkout.root, "intake", "fetch")
    assert (ran.code, ran.out) == (0, "main: new 1, changed 0, gone 0, refused 0\n")
    received = json.loads(english(checkout.root, "intake", "list", "--format", "json").out)
    (found,) = received
    assert (found["id"], found["door"]) == ("pr-12", "pr")
    assert (found["pages"], found["other_files"]) == (["start/more"], 1)
    day = found["received_on"]
    told = english(checkout.root, "intake", "list", "--as-of", "2099-01-01")
    assert told.out.startswith(f"pr-12: start/more, other files: 1; received {day}, days: ")
    told = playbook(checkout.root, "intake", "list", "--lang", "fr")
    assert told.out.startswith(f"pr-12 : start/more, autres fichiers : 1; reçue le {day}, jours : ")


def test_a_strangers_words_are_in_no_output(checkout: Checkout, forge: Checkout) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "Secret words."})
    runs = [
        english(checkout.root, "intake", *arguments)
        for arguments in (["fetch"], ["list"], ["list", "--format", "json"])
    ]
    assert "pr-1" in runs[1].out
    assert not [run for run in runs if "Secret" in run.out + run.err]


def test_an_empty_queue_is_said(checkout: Checkout, forge: Checkout) -> None:
    assert english(checkout.root, "intake", "fetch").code == 0
    ran = playbook(checkout.root, "intake", "list", "--lang", "fr")
    assert (ran.code, ran.out, ran.err) == (0, "", "aucune suggestion ouverte\n")
    assert forge.git("for-each-ref", "refs/pull") == ""


def test_without_remotes_the_policy_is_named(checkout: Checkout) -> None:
    ran = english(checkout.root, "intake", "fetch")
    assert ran.code == 2
    assert "docs/records/policy.yml" in ran.err


def test_a_remote_that_is_not_listed_is_wrong_usage(checkout: Checkout, forge: Checkout) -> None:
    ran = english(checkout.root, "intake", "fetch", "anna")
    assert ran.code == 2
    assert "no remote `anna`; it has main" in ran.err
    assert forge.root.is_dir()


def test_a_remote_that_does_not_answer_is_told_and_the_queue_stays(
    checkout: Checkout, forge: Checkout
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    assert english(checkout.root, "intake", "fetch").code == 0
    forge.root.rename(forge.root.with_name("away.git"))
    ran = english(checkout.root, "intake", "fetch")
    assert ran.code == 3
    assert ran.err.startswith("main: could not be asked: ")
    assert english(checkout.root, "intake", "list").out.startswith("pr-1: ")
