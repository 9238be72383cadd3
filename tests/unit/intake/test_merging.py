"""Merges are made together, and one at which git fails keeps no other from being made."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.intake import git_process
from playbook.intake.git_process import GitError
from playbook.intake.inbox import assess_one, read_inbox
from playbook.intake.merging import Merge, as_suggested, merges
from tests.golden.cases import BASE
from tests.inbox import Inbox, main_of, open_inbox

TALK = "docs/en/methods/talk.md"


@pytest.fixture
def queue(tmp_path: Path) -> Inbox:
    """Nine suggestions that change one line, each in its own way."""
    queue = open_inbox(tmp_path)
    text = (BASE / TALK).read_text()
    queue.suggest_all(
        {
            number: {TALK: text.replace("A calm meeting", f"Meeting {number}").encode()}
            for number in range(1, 10)
        }
    )
    queue.fetch()
    return queue


def fail_at(poison: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Git dies of every merge with this commit; how many merges it was asked for at once."""
    real, asked = git_process.run, list[int]()

    def run(path: Path, *arguments: str, stdin: bytes = b"") -> bytes:
        asked.append(stdin.count(b"\n"))
        if poison.encode() in stdin:
            raise GitError("Assertion failed")
        return real(path, *arguments, stdin=stdin)

    monkeypatch.setattr("playbook.intake.merging.run", run)
    return asked


def test_a_merge_at_which_git_fails_is_set_apart(
    queue: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = queue.quarantine.path
    heads = [one.head for one in queue.read()]
    pairs = [(heads[0], other) for other in heads[1:]]
    whole = merges(path, pairs)
    assert [one.conflicts for one in whole.values()] == [(TALK,)] * 8
    asked = fail_at(heads[4], monkeypatch)
    found = merges(path, pairs)
    assert found.pop((heads[0], heads[4])) == Merge(None)
    assert found == {pair: made for pair, made in whole.items() if heads[4] not in pair}
    assert len(asked) == 7


def test_many_merges_at_which_git_fails_are_not_tried_for_ever(
    queue: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = [one.head for one in queue.read()]
    asked = fail_at(heads[0], monkeypatch)
    found = merges(queue.quarantine.path, [(heads[0], f"{number:040x}") for number in range(500)])
    assert set(found.values()) == {Merge(None)}
    assert len(found) == 500
    assert len(asked) == 60


def test_the_queue_is_read_and_what_git_can_not_merge_counts_as_a_collision(
    queue: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.checkout.replace(TALK, "A calm meeting", "A meeting")
    queue.checkout.commit("Move on")
    heads = {one.id: one.head for one in queue.read()}
    fail_at(heads["pr-5"], monkeypatch)
    main = main_of(queue.checkout)
    inbox = read_inbox(queue.checkout.root, main)
    assert inbox.read
    assert [one.conflict for one in inbox.overlaps] == [True]
    assessed = assess_one(queue.checkout.root, main, "pr-5")
    assert assessed
    assert assessed.conflicts == (TALK,)
    assert {one.code for one in assessed.findings} >= {"SUG017"}


def test_of_a_collision_the_suggestions_side_is_left_and_nothing_else_of_its_file(
    queue: Inbox,
) -> None:
    """Main changed one line that the suggestion changes too, and added a paragraph elsewhere."""
    queue.checkout.replace(TALK, "A calm meeting", "A meeting")
    queue.checkout.replace(TALK, "Choose a quiet place.", "Choose a quiet place.\n\nLong words.")
    queue.checkout.commit("Move on")
    main = main_of(queue.checkout)
    assessed = assess_one(queue.checkout.root, main, "pr-5")
    assert assessed
    ((before, after),) = assessed.proposed.pages
    assert before
    assert after
    assert after.content == before.content.replace(b"A meeting", b"Meeting 5")
    assert b"Long words." in after.content
    assert {one.code for one in assessed.findings} == {"SUG016", "SUG017"}
    assert {
        block.block for block in read_inbox(queue.checkout.root, main).outlines["pr-5"].blocks
    } == {""}


def test_what_is_deleted_on_one_side_and_changed_on_the_other_is_as_the_suggestion_has_it(
    tmp_path: Path,
) -> None:
    queue = open_inbox(tmp_path)
    text = (BASE / TALK).read_text()
    queue.suggest_all({1: {TALK: None}, 2: {TALK: text.replace("calm", "quiet").encode()}})
    queue.fetch()
    changed = queue.checkout.root
    queue.checkout.replace(TALK, "A calm meeting", "A meeting")
    queue.checkout.commit("Move on")
    gone = assess_one(changed, main_of(queue.checkout), "pr-1")
    assert gone
    assert [after for _, after in gone.proposed.pages] == [None]
    assert gone.conflicts == (TALK,)


@pytest.mark.parametrize(
    ("merged", "left"),
    [
        ("a\n<<<<<<< {m}\nx\n=======\ny\n>>>>>>> {h}\nb\n", "a\ny\nb\n"),
        ("<<<<<<< {m}:p\nx\n=======\n>>>>>>> {h}:q", ""),
        ("<<<<<<< {m}\n=======\ny\n>>>>>>> {h}\n<<<<<<< {m}\n=======\nz\n>>>>>>> {h}\n", "y\nz\n"),
        ("<<<<<<< {m}\nx\n=======\n<<<<<<< {m}\n=======\n>>>>>>> {h}\n", "<<<<<<< {m}\n=======\n"),
        ("no collision\n=======\n", "no collision\n=======\n"),
        ("<<<<<<< {m}\nx\n=======\ny\n>>>>>>> {m}\n", "<<<<<<< {m}\nx\n=======\ny\n>>>>>>> {m}\n"),
        (">>>>>>> {h}\na\n", "a\n"),
    ],
)
def test_only_what_git_wrote_around_a_collision_goes(merged: str, left: str) -> None:
    names = {"m": "1" * 40, "h": "2" * 40}
    found = as_suggested(merged.format(**names).encode(), names["h"])
    assert found.decode() == left.format(**names)
