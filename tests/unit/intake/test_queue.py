"""The queue, read from real repositories: what is open, since when, and what it would change."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from playbook.intake.queue import _some
from playbook.model.suggestion import Change
from tests.checkouts import Checkout
from tests.forge import PAGE, add_commit, add_object, entry
from tests.inbox import DAY, Inbox
from tests.processes import counted_processes

TALK = "docs/en/methods/talk.md"


@pytest.fixture
def inbox(checkout: Checkout, tmp_path: Path) -> Inbox:
    return Inbox(checkout, tmp_path / "forge.git")


def test_an_empty_queue_is_empty(inbox: Inbox) -> None:
    assert inbox.read() == ()


def test_a_suggestion_tells_where_it_began_and_what_it_changes(inbox: Inbox) -> None:
    main = inbox.checkout.git("rev-parse", "main")
    before = inbox.checkout.git("rev-parse", f"main:{TALK}")
    head = inbox.pull(12, {PAGE: "New.", TALK: "Changed."})
    (found,) = inbox.read()
    assert (found.id, found.remote, found.head, found.base) == ("pr-12", "main", head, main)
    assert [(one.path, one.mode, one.before) for one in found.changes] == [
        (TALK, "100644", before),
        (PAGE, "100644", None),
    ]
    assert inbox.checkout.git("cat-file", "blob", str(found.changes[1].blob)) == "New."


def test_what_main_holds_is_no_longer_open(inbox: Inbox) -> None:
    for number in (9, 10, 11):
        inbox.pull(number, {PAGE: str(number)})
    assert [one.id for one in inbox.read()] == ["pr-9", "pr-10", "pr-11"]
    inbox.checkout.git(
        "merge", "-q", "--ff-only", inbox.forge.git("rev-parse", "refs/pull/10/head")
    )
    assert [one.id for one in inbox.read()] == ["pr-9", "pr-11"]
    assert [one.id for one in inbox.read(since=11)] == ["pr-11"]


def test_main_moving_on_changes_nothing_in_a_suggestion(inbox: Inbox) -> None:
    inbox.pull(1, {PAGE: "One."})
    before = inbox.read()
    inbox.checkout.write(TALK, "Main moved on.")
    inbox.checkout.commit("Move on")
    assert inbox.read() == before


def test_a_suggestion_that_took_main_in_shows_its_own_changes_alone(inbox: Inbox) -> None:
    head = inbox.pull(1, {PAGE: "One."})
    inbox.checkout.write(TALK, "Main moved on.")
    moved = inbox.checkout.commit("Move on")
    inbox.checkout.git("checkout", "-q", "--detach", head)
    inbox.checkout.git("merge", "-q", "--no-edit", "main")
    inbox.checkout.git("push", "-q", str(inbox.forge.root), "HEAD:refs/pull/1/head")
    inbox.checkout.git("checkout", "-q", "main")
    (found,) = inbox.read()
    assert found.base == moved
    assert [one.path for one in found.changes] == [PAGE]


def test_a_change_without_a_common_past_has_no_base(inbox: Inbox) -> None:
    blob = inbox.forge.git("rev-parse", f"main:{TALK}")
    inbox.point(
        1, add_commit(inbox.forge, add_object(inbox.forge, b"tree", entry("100644", "a", blob)))
    )
    (found,) = inbox.read()
    assert (found.base, found.changes) == (None, ())


def test_links_submodules_and_any_name_are_told_as_they_are(inbox: Inbox) -> None:
    main = inbox.forge.git("rev-parse", "main")
    blob = inbox.forge.git("rev-parse", f"main:{TALK}")
    names = {"a\nb": "100644", "c": "120000", "d": "160000", f": {main}\n{main} {main}": "100755"}
    tree = b"".join(
        entry(mode, name, main if mode == "160000" else blob)
        for name, mode in sorted(names.items())
    )
    inbox.point(1, add_commit(inbox.forge, add_object(inbox.forge, b"tree", tree), main))
    (found,) = inbox.read()
    added = {one.path: one.mode for one in found.changes if one.blob}
    assert added == names
    deleted = [one for one in found.changes if one.blob is None]
    assert Change(TALK, "000000", blob, None) in deleted


def test_a_suggestion_was_received_when_it_was_first_seen(inbox: Inbox) -> None:
    inbox.pull(1, {PAGE: "One."})
    assert [one.received_on for one in inbox.read()] == [DAY]
    later = DAY + dt.timedelta(days=3)
    inbox.pull(1, {PAGE: "One, again."})
    inbox.pull(2, {PAGE: "Two."})
    assert [one.received_on for one in inbox.read(later)] == [DAY, later]


def test_reading_takes_as_many_processes_for_ten_as_for_two(inbox: Inbox) -> None:
    counts: list[int] = []
    for numbers in (range(1, 3), range(3, 11)):
        for number in numbers:
            inbox.pull(number, {PAGE: str(number)})
        inbox.read()
        with counted_processes() as started:
            assert len(inbox.read()) == numbers[-1]
        counts.append(len(started))
    assert counts[0] == counts[1] <= 11


def test_a_ladder_of_merges_is_climbed_without_carrying_its_past_along(inbox: Inbox) -> None:
    """Each rung takes another commit of main in: a set of them all would grow with each."""
    rungs = 300
    tree = inbox.checkout.git("rev-parse", "main^{tree}")
    made = [inbox.checkout.git("rev-parse", "main")]
    for number in range(rungs):
        made.append(inbox.checkout.git("commit-tree", tree, "-p", made[-1], "-m", f"Main {number}"))
    inbox.checkout.git("update-ref", "refs/heads/main", made[-1])
    inbox.checkout.git("push", "-q", str(inbox.forge.root), "main")
    rung = add_commit(inbox.forge, tree, made[0])
    for one in made[1:]:
        rung = add_commit(inbox.forge, tree, rung, one)
    inbox.point(1, rung)
    (found,) = inbox.read()
    assert found.base == made[-1]
    touched = _some([frozenset({str(number)}) for number in range(rungs)])
    assert len(touched) == 2


# A history in which git takes a commit of main for one that main does not have: each commit with
# its parents. Main's first commits are dated weeks after all others, as by a clock that runs ahead.
SKEWED = {
    "merged": ("first",),
    "a": ("first", "merged"),
    "b": ("first",),
    "c": ("a", "b"),
    "d": ("c",),
    "e": ("c", "d"),
    "f": ("e", "d"),
    "g": ("f",),
    "main": ("f", "g"),
    "open-1": ("main",),
    "open-2": ("main",),
    "open-3": ("f",),
    "open-4": ("f",),
}


def test_what_main_holds_is_not_open_however_wrong_the_clocks_are(inbox: Inbox) -> None:
    git = inbox.checkout.git
    tree, made = git("rev-parse", "main^{tree}"), {"first": git("rev-parse", "main")}
    said = {"NAME": "A", "EMAIL": "a@example.org", "DATE": "1500000000 +0000"}
    by = {f"GIT_{who}_{key}": one for who in ("AUTHOR", "COMMITTER") for key, one in said.items()}
    for name, parents in SKEWED.items():
        named = (word for parent in parents for word in ("-p", made[parent]))
        command = ["git", "commit-tree", tree, "-m", name, *named]
        ran = subprocess.run(
            command,
            cwd=inbox.checkout.root,
            env=os.environ | by,
            capture_output=True,
            check=True,
        )
        made[name] = ran.stdout.decode().strip()
    git("update-ref", "refs/heads/main", made["main"])
    heads = {5: "merged", 22: "open-3", 29: "open-4", 31: "open-1", 34: "open-2"}
    git(
        "push",
        "-q",
        str(inbox.forge.root),
        "main",
        *(f"{made[name]}:refs/pull/{number}/head" for number, name in heads.items()),
    )
    found = {one.id: one.base for one in inbox.read()}
    assert found == {
        "pr-22": made["f"],
        "pr-29": made["f"],
        "pr-31": made["main"],
        "pr-34": made["main"],
    }
