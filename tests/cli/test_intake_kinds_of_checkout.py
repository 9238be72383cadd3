"""`playbook intake` in other checkouts: with a part of the past alone, by other names of things."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checkouts import Checkout, make_checkout
from tests.cli.running import english, playbook
from tests.forge import make_forge, suggest

POLICY = "docs/records/policy.yml"
TALK = "docs/en/methods/talk.md"
HERE = ("intake", "list"), ("intake", "check", "pr-1"), ("intake", "conflicts")


def list_forge(checkout: Checkout, root: Path) -> Checkout:
    """A forge of this checkout, which its policy lists."""
    remotes = f"remotes:\n  - {{name: main, url: 'file://{root}', main: true}}\n"
    checkout.write(POLICY, f"{checkout.read(POLICY)}\n{remotes}")
    checkout.commit("Say where suggestions come from")
    return make_forge(checkout, root)


def shallow_copy(checkout: Checkout, root: Path) -> Checkout:
    """A checkout of a forge with one suggestion, where only the last commit of main is."""
    forge = list_forge(checkout, root.with_name("forge.git"))
    suggest(checkout, forge, "refs/pull/1/head", {TALK: checkout.read(TALK) + "\nMore.\n"})
    checkout.commit("Move on")
    checkout.git("push", "-q", str(forge.root), "main")
    checkout.git("clone", "-q", "--depth=1", f"file://{forge.root}", str(root))
    return Checkout(root)


@pytest.mark.parametrize("command", HERE)
def test_a_shallow_checkout_blames_no_contributor_and_says_what_to_do(
    checkout: Checkout, tmp_path: Path, command: tuple[str, ...]
) -> None:
    shallow = shallow_copy(checkout, tmp_path / "shallow")
    assert english(shallow.root, "intake", "fetch").code == 0
    ran = english(shallow.root, *command)
    assert (ran.code, ran.out) == (3, "")
    assert "the queue can't be read: this checkout has a part of main’s past" in ran.err
    ran = playbook(shallow.root, *command, "--lang", "fr")
    assert "lire la file\u00a0: cette copie" in ran.err
    assert "`git fetch --unshallow`" in ran.err
    shallow.git("fetch", "-q", "--unshallow")
    assert english(shallow.root, *command).code in {0, 1}


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "the queue was not read, and is left"), ("fr", "la file n’a pas été lue et ne figure")],
)
def test_a_build_of_a_shallow_checkout_says_that_the_queue_was_not_read(
    checkout: Checkout, tmp_path: Path, language: str, words: str
) -> None:
    shallow = shallow_copy(checkout, tmp_path / "shallow")
    shallow.write(TALK, "No front matter, so that nothing is built.")
    ran = playbook(shallow.root, "build", "--strict", "--lang", language)
    assert "git fetch" not in ran.err
    assert english(shallow.root, "intake", "fetch").code == 0
    ran = playbook(shallow.root, "build", "--strict", "--lang", language)
    assert words in ran.err
    assert "`git fetch --unshallow`" in ran.err


@pytest.fixture
def sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A checkout whose objects are named by SHA-256."""
    with monkeypatch.context() as made:
        made.setenv("GIT_DEFAULT_HASH", "sha256")
        return make_checkout(tmp_path / "sha256")


def test_a_queue_by_sha256_is_fetched_listed_and_checked(sha256: Checkout, tmp_path: Path) -> None:
    forge = list_forge(sha256, tmp_path / "forge.git")
    head = suggest(sha256, forge, "refs/pull/1/head", {TALK: sha256.read(TALK) + "\nMore.\n"})
    assert len(head) == 64
    ran = english(sha256.root, "intake", "fetch")
    assert (ran.code, ran.out, ran.err) == (0, "main: new 1, changed 0, gone 0, refused 0\n", "")
    (listed,) = json.loads(english(sha256.root, "intake", "list", "--format", "json").out)
    assert (listed["id"], listed["head"], listed["pages"]) == ("pr-1", head, ["methods/talk"])
    ran = english(sha256.root, "intake", "check", "pr-1", "--format", "json")
    assert json.loads(ran.out) is not None
    moved = suggest(sha256, forge, "refs/pull/1/head", {TALK: sha256.read(TALK) + "\nAgain.\n"})
    assert english(sha256.root, "intake", "fetch").out.startswith("main: new 0, changed 1,")
    (listed,) = json.loads(english(sha256.root, "intake", "list", "--format", "json").out)
    assert listed["head"] == moved
    forge.git("update-ref", "-d", "refs/pull/1/head")
    assert english(sha256.root, "intake", "fetch").out.endswith("gone 1, refused 0\n")


def test_a_patch_by_mail_is_taken_in_by_sha256(sha256: Checkout, tmp_path: Path) -> None:
    sha256.git("checkout", "-q", "--detach")
    sha256.write(TALK, sha256.read(TALK) + "\nMore.\n")
    sha256.commit("Say more")
    (tmp_path / "mail").write_text(sha256.git("format-patch", "-1", "--stdout") + "\n")
    sha256.git("checkout", "-q", "main")
    ran = english(sha256.root, "intake", "import", str(tmp_path / "mail"))
    assert (ran.code, ran.err) == (0, "")
    (listed,) = json.loads(english(sha256.root, "intake", "list", "--format", "json").out)
    assert (listed["door"], listed["pages"]) == ("mail", ["methods/talk"])


def test_a_remote_whose_objects_are_named_otherwise_is_told_in_one_sentence(
    checkout: Checkout, sha256: Checkout, tmp_path: Path
) -> None:
    forge = list_forge(sha256, tmp_path / "forge.git")
    suggest(sha256, forge, "refs/pull/1/head", {TALK: "New."})
    list_forge(checkout, tmp_path / "own.git")
    checkout.replace(POLICY, "own.git", "forge.git")
    checkout.commit("Fetch from elsewhere")
    ran = english(checkout.root, "intake", "fetch")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "main: could not be asked: its objects are named by sha256, those of this checkout by "
        "sha1: git can’t bring them together\n"
    )


def test_a_quarantine_that_was_made_for_other_names_is_told(
    checkout: Checkout, sha256: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_QUARANTINE", str(checkout.root / ".playbook" / "queue.git"))
    assert english(checkout.root, "intake", "list").code == 0
    ran = english(sha256.root, "intake", "list")
    assert ran.code == 3
    assert "the quarantine names objects by sha1, this checkout by sha256: move" in ran.err
