"""A step is committed by its verb; what stands beside the steps is noted by one of its own."""

from __future__ import annotations

import pytest

from playbook.model.ledger import broken_link
from tests.cli.running import english, playbook
from tests.desk import RECORD, ROLE, SAID, TALK, Desk

COMMIT = "--commit"


@pytest.mark.parametrize(
    ("verb", "said", "subject"),
    [
        ("assess", (), "Assess pr-1"),
        ("defer", (*SAID, "--until", "2027-01-15"), "Defer pr-1 until 2027-01-15"),
        ("accept-with-changes", SAID, "Accept pr-1 with changes"),
        ("already-covered", ("talk", *SAID), "Answer pr-1 with the page talk"),
    ],
)
def test_a_step_is_committed_alone_with_a_message_that_says_what_was_done(
    desk: Desk, verb: str, said: tuple[str, ...], subject: str
) -> None:
    desk.checkout.replace(TALK, "calm", "lively")
    git = desk.checkout.git
    assert desk.run("acknowledge", "pr-1", *ROLE, COMMIT).code == 0
    assert git("log", "-1", "--format=%s") == "Acknowledge pr-1"
    ran = desk.run(verb, "pr-1", *said, *ROLE, COMMIT)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"written: {RECORD}\ncommitted: {git('rev-parse', 'HEAD')}\n"
    assert git("log", "-1", "--format=%s") == subject
    assert git("log", "-1", "--format=%(trailers)").splitlines() == [
        "Suggestion: pr-1",
        "Decided-by: engagement-team",
    ]
    assert git("log", "-1", "--format=%an %ae %cn") == "Editor editor@example.org Editor"
    assert git("show", "--format=", "--name-only", "HEAD") == RECORD
    assert git("status", "--porcelain") == f"M {TALK}"
    assert "lively" in desk.checkout.read(TALK)


def test_nothing_is_written_where_another_file_waits_in_the_index(desk: Desk) -> None:
    desk.checkout.replace(TALK, "calm", "lively")
    desk.checkout.git("add", TALK)
    head = desk.checkout.git("rev-parse", "HEAD")
    ran = desk.run("acknowledge", "pr-1", *ROLE, COMMIT)
    assert ran.code == 2
    assert ran.err.endswith(f"other files wait in the index: {TALK}\n")
    assert desk.checkout.git("rev-parse", "HEAD") == head
    assert not (desk.checkout.root / RECORD).exists()
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0


def test_the_file_itself_may_wait_in_the_index(desk: Desk) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    desk.checkout.git("add", RECORD)
    assert desk.run("assess", "pr-1", *ROLE, COMMIT).code == 0
    assert desk.checkout.git("status", "--porcelain") == ""
    assert len(desk.record().steps) == 2


def test_no_hook_of_the_checkout_runs(desk: Desk) -> None:
    hook = desk.checkout.root / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch ran-a-hook\n")
    hook.chmod(0o755)
    assert desk.run("acknowledge", "pr-1", *ROLE, COMMIT).code == 0
    assert not (desk.checkout.root / "ran-a-hook").exists()
    desk.checkout.git("update-ref", "refs/heads/other", "HEAD")
    assert (desk.checkout.root / "ran-a-hook").exists()


def test_a_suggestion_is_filed_and_its_chain_stays_whole(desk: Desk) -> None:
    desk.acknowledged()
    ran = desk.run("file", "pr-1", "--theme", "other", COMMIT)
    assert ran.code == 0, ran.err
    assert (desk.record().theme, broken_link(desk.record())) == ("other", None)
    git = desk.checkout.git
    assert git("log", "-1", "--format=%B").splitlines() == ["File pr-1", "", "Suggestion: pr-1"]
    assert english(desk.checkout.root, "check").code == 0
    assert desk.run("file", "pr-1", "--theme", "").code == 0
    assert desk.record().theme is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "missing: --theme, --recommendation, --winner-of"),
        (("--theme", "othr"), "`othr` is no theme of vocabulary.yml. did you mean `other`? It has"),
        (("--recommendation", "none"), "`none` is no recommendation of recommendations.yml."),
        (("--winner-of", "November"), "`November` is no month such as 2026-11"),
    ],
)
def test_what_is_filed_under_nothing_there_is_told(
    desk: Desk, arguments: tuple[str, ...], told: str
) -> None:
    desk.acknowledged()
    before = desk.checkout.read(RECORD)
    ran = desk.run("file", "pr-1", *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert desk.checkout.read(RECORD) == before


def test_a_filing_that_the_rules_refuse_is_not_written(desk: Desk) -> None:
    desk.acknowledged()
    before = desk.checkout.read(RECORD)
    ran = desk.run("file", "pr-1", "--winner-of", "2026-11", COMMIT)
    assert ran.code == 1
    assert "SUG009" in ran.err
    assert desk.checkout.read(RECORD) == before


def test_what_nobody_acted_on_is_not_filed(desk: Desk) -> None:
    ran = playbook(desk.checkout.root, "intake", "file", "pr-1", "--theme", "other", "--lang", "fr")
    assert ran.code == 2
    assert "personne n’a encore traité pr-1" in ran.err
