"""Merges are made together, and one at which git fails keeps no other from being made."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.intake import git_process
from playbook.intake.git_process import GitError
from playbook.intake.inbox import assess_one, read_inbox
from playbook.intake.merging import Merge, merges
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
