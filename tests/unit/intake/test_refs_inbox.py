"""Numbers are given once, however many push at once; a topic stays with who began it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playbook.intake.git_process import GitError
from playbook.intake.refs_inbox import (
    NotOursError,
    Offer,
    RefsInbox,
    TakenError,
    make_inbox,
)
from tests.checkouts import Checkout

AT_ONCE = 6


@pytest.fixture
def inbox(checkout: Checkout, tmp_path: Path) -> RefsInbox:
    make_inbox(tmp_path / "inbox.git", checkout.root, "", "#!/bin/sh\n")
    return RefsInbox(tmp_path / "inbox.git")


def commit(inbox: RefsInbox, words: str, author: str = "anna", parent: str = "main") -> str:
    """A commit without a change, in the inbox itself."""
    repository = Checkout(inbox.path)
    who = {"GIT_AUTHOR_EMAIL": f"{author}@example.org"}
    return repository.git("commit-tree", "-p", parent, "-m", words, f"{parent}^{{tree}}", **who)


def test_many_at_once_get_a_number_each(inbox: RefsInbox) -> None:
    commits = [commit(inbox, str(number)) for number in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        kept = list(pool.map(lambda one: inbox.keep([Offer(one)], ())[0], commits))
    assert sorted(one.number for one in kept) == list(range(1, AT_ONCE + 1))
    repository = Checkout(inbox.path)
    for one, name in zip(kept, commits, strict=True):
        assert repository.git("rev-parse", f"refs/pull/{one.number}/head") == name


def test_many_of_one_topic_at_once_are_one_suggestion(inbox: RefsInbox) -> None:
    offers = [Offer(commit(inbox, str(at)), {}, "talk", "anna") for at in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        kept = list(pool.map(lambda one: inbox.keep([one], ())[0], offers))
    assert {one.number for one in kept} == {1}
    # Each took the place of the one before: nobody's push was lost unseen.
    assert len({one.moved.old for one in kept}) == AT_ONCE


def test_offers_of_one_push_are_written_together_each_under_its_number(inbox: RefsInbox) -> None:
    one, two = commit(inbox, "one"), commit(inbox, "two")
    kept = inbox.keep([Offer(one), Offer(two, {}, "t"), Offer(one), Offer(one, {}, "t")], ())
    assert [found.number for found in kept] == [1, 2, 1, 2]
    assert inbox.keep([], ()) == []


def test_the_number_of_a_suggestion_that_was_deleted_is_not_given_again(inbox: RefsInbox) -> None:
    one = commit(inbox, "one")
    assert inbox.keep([Offer(one)], ())[0].number == 1
    Checkout(inbox.path).git("update-ref", "-d", "refs/pull/1/head")
    assert inbox.keep([Offer(one)], ())[0].number == 2


def test_what_a_person_has_closed_or_main_holds_is_not_taken_up_again(inbox: RefsInbox) -> None:
    one = commit(inbox, "one")
    offer = Offer(one, {"title": "One"}, "talk", "anna")
    assert inbox.keep([offer], ())[0].number == 1
    assert inbox.earlier(offer, ()).said == {"title": "One"}
    assert inbox.earlier(offer, {1}).said == {}
    assert inbox.keep([offer], {1})[0].number == 2
    Checkout(inbox.path).git("update-ref", "refs/heads/main", one)
    two = commit(inbox, "two")
    assert inbox.keep([Offer(two, {}, "talk", "anna")], ())[0].number == 3


def test_without_accounts_a_topic_is_replaced_by_its_author_or_by_what_builds_on_it(
    inbox: RefsInbox,
) -> None:
    one = commit(inbox, "one")
    inbox.keep([Offer(one, {}, "talk")], ())
    stranger = Offer(commit(inbox, "two", "paul"), {}, "talk")
    with pytest.raises(TakenError):
        inbox.earlier(stranger, ())
    with pytest.raises(TakenError):
        inbox.keep([stranger], ())
    built = commit(inbox, "three", "paul", parent=one)
    (kept,) = inbox.keep([Offer(built, {}, "talk")], ())
    assert (kept.number, kept.moved.old, kept.moved.forced) == (1, one, False)
    amended = commit(inbox, "four", "paul")
    (kept,) = inbox.keep([Offer(amended, {}, "talk")], ())
    assert (kept.number, kept.moved.forced) == (1, True)


def test_a_commit_that_is_not_there_is_kept_by_nobody(
    inbox: RefsInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playbook.intake.refs_inbox._ATTEMPTS", 2)
    with pytest.raises(GitError):
        inbox.keep([Offer("1" * 40)], ())
    assert not inbox.is_commit("1" * 40)
    assert inbox.is_commit(inbox.main())


def test_a_checkout_without_a_commit_has_nothing_to_serve(tmp_path: Path) -> None:
    empty = Checkout(tmp_path / "empty")
    empty.root.mkdir()
    empty.git("init", "-q", "-b", "main")
    with pytest.raises(GitError, match="nothing is committed"):
        make_inbox(tmp_path / "inbox.git", empty.root, "", "")
    with pytest.raises(NotOursError):
        make_inbox(empty.root, empty.root, "", "")


def test_main_is_the_branch_of_that_name_whatever_is_checked_out(
    checkout: Checkout, tmp_path: Path
) -> None:
    main = checkout.git("rev-parse", "main")
    checkout.git("checkout", "-q", "-b", "draft")
    checkout.commit("Not yet")
    make_inbox(tmp_path / "inbox.git", checkout.root, "", "")
    inbox = RefsInbox(tmp_path / "inbox.git")
    assert inbox.main() == main
    assert inbox.doorway(7).id == "pr-7"
    make_inbox(tmp_path / "inbox.git", checkout.root, "public", "")
    named = RefsInbox(inbox.path)
    assert named.doorway(7).id == "public-pr-7"
    assert inbox.numbers(["pr-7", "public-pr-8", "mail-1", "pr-x"]) == {7}
    assert named.numbers(["pr-7", "public-pr-8", "public-mr-9"]) == {8}
