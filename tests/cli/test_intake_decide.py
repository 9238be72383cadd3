"""The verbs of the ledger: what a person may do to a suggestion, and in which order."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess

import pytest

from playbook.metadata.writing import written
from playbook.model.ledger import LedgerRecord, State, broken_link
from playbook.model.reference import ACKNOWLEDGE, DECIDE
from playbook.workspace import open_workspace, today
from tests.cli.running import english, playbook
from tests.desk import OTHERS, RECORD, ROLE, SAID, TALK, WORDS, Desk
from tests.ledger import chain


def test_who_acknowledges_writes_the_words_of_the_suggestion_into_the_ledger(desk: Desk) -> None:
    ran = desk.run("acknowledge", "pr-1", *ROLE)
    assert (ran.code, ran.out) == (0, f"written: {RECORD}\n")
    record = desk.record()
    assert (record.title, record.why, record.pages) == ("Say quiet", "Calm is vague.", ("talk",))
    assert (record.state, broken_link(record)) == (State.ACKNOWLEDGED, None)
    assert english(desk.checkout.root, "check").code == 0


def test_what_is_missing_is_named_where_nobody_sits_at_the_terminal(desk: Desk) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    ran = desk.run("decline", "pr-1")
    assert (ran.code, ran.err) == (2, "playbook: missing: --by, --reason, --answer\n")
    told = playbook(desk.checkout.root, "intake", "defer", "pr-1", *ROLE, *SAID, "--lang", "fr")
    assert told.err == "playbook: il manque\u00a0: --until\n"
    assert desk.record().state is State.ACKNOWLEDGED


def test_a_step_that_may_not_follow_is_refused(desk: Desk) -> None:
    ran = desk.run("accept", "pr-1", *ROLE, *SAID)
    assert ran.code == 2
    assert "a suggestion that is `received` can't become `accepted` (SUG002)" in ran.err
    assert not (desk.checkout.root / RECORD).exists()


def test_a_role_that_nobody_holds_is_refused_and_nothing_is_written(desk: Desk) -> None:
    ran = desk.run("acknowledge", "pr-1", "--by", "directr")
    assert ran.code == 2
    assert "`directr` is no role of owners.yml. did you mean `director`? It has " in ran.err
    assert not (desk.checkout.root / RECORD).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("decline", *SAID[:2], "--answer", "   "), "--answer holds no words"),
        (("decline", "--reason", "a\u202eb", *SAID[2:]), "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (("decline", "--reason-fr", "w" * 4001, *SAID[2:]), "--reason-fr has 4001 characters"),
        (("already-covered", "methods/talk", *SAID), "did you mean `talk`?"),
        (("merge-into", "pr-1", *SAID), "`pr-1` is no other suggestion of the ledger"),
        (("defer", *SAID, "--until", "2026-11-01"), "within six months"),
        (("defer", *SAID, "--until", "2028-12-01"), "within six months"),
        (("accept", *SAID, "--meets", "usefull"), "`usefull` is no criterion; they are aligned,"),
        (("accept", *SAID, "--as-of", "2026-11-01"), "--as-of 2026-11-01 lies before"),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_option_and_nothing_is_written(
    desk: Desk, arguments: tuple[str, ...], told: str
) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE, "--as-of", "2026-11-20").code == 0
    before = desk.checkout.read(RECORD)
    verb, *rest = arguments
    place = [rest.pop(0)] if not rest[0].startswith("--") else []
    ran = desk.run(verb, "pr-1", *place, *ROLE, *rest)
    assert ran.code == 2
    assert told in ran.err
    assert "git" not in ran.err
    assert desk.checkout.read(RECORD) == before


def test_no_step_is_recorded_on_a_day_that_is_to_come(desk: Desk) -> None:
    for verb in ("acknowledge", "apply"):
        ran = desk.run(verb, "pr-1", *ROLE, "--as-of", "2999-11-01")
        assert ran.code == 2
        assert "--as-of 2999-11-01 has not come yet" in ran.err
    assert not (desk.checkout.root / RECORD).exists()


def test_a_contributor_is_answered_in_their_language(desk: Desk) -> None:
    desk.push({**desk.changed(), "suggestion.yml": OTHERS})
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    ran = desk.run("decline", "pr-1", *ROLE, "--reason-en", "No.", "--answer-en", "No.")
    assert (ran.code, ran.err) == (2, "playbook: missing: --answer\n")


def test_new_content_is_accepted_with_each_of_its_criteria(desk: Desk) -> None:
    desk.push({**desk.changed(), "suggestion.yml": OTHERS})
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    ran = desk.run("accept", "pr-1", *ROLE, *SAID)
    assert (ran.code, ran.err) == (2, "playbook: missing: --meets\n")
    names = ("aligned", "tried", "practical", "general", "for_non_experts", "useful", "unique")
    met = [word for name in names for word in ("--meets", name)]
    ran = desk.run("accept", "pr-1", *ROLE, *SAID, *met[:-4])
    assert ran.code == 1
    assert ran.err.endswith("not met: useful, unique\n")
    assert desk.run("accept", "pr-1", *ROLE, *SAID, *met).code == 0
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    assert desk.run("accept-with-changes", "pr-1", *ROLE, *SAID).code == 0


def test_who_merges_into_what_answers_nobody_is_warned(desk: Desk) -> None:
    desk.push(desk.changed("silent"), 2)
    for number in ("pr-1", "pr-2"):
        assert desk.run("acknowledge", number, *ROLE).code == 0
    assert desk.run("withhold", "pr-2", *ROLE, "--reason", "Names a person.").code == 0
    ran = desk.run("merge-into", "pr-1", "pr-2", *ROLE, *SAID)
    assert ran.code == 0
    assert "SUG010 the suggestion is merged into `pr-2`, which is withheld" in ran.err
    assert "SUG010" not in desk.run("withhold", "pr-1", *ROLE, "--reason", "Spam.").err


def test_every_verb_leaves_a_chain_that_holds(desk: Desk) -> None:
    steps = [
        ("acknowledge",),
        ("assess",),
        ("defer", *SAID, "--until", "2027-02-01"),
        ("accept-with-changes", *SAID),
        ("already-covered", "welcome", *SAID),
        ("assess",),
        ("decline", *SAID, "--reason-fr", "C’est déjà clair."),
        ("withhold", "--reason", "It names a person."),
    ]
    for verb, *rest in steps:
        name, *places = rest if rest and not rest[0].startswith("--") else ("", *rest)
        ran = desk.run(verb, "pr-1", *filter(None, (name, *places)), *ROLE, "--as-of", "2026-11-22")
        assert ran.code == 0, ran.err
    record = desk.record()
    assert [step.to.value for step in record.steps][-3:] == [
        "in_assessment",
        "declined",
        "withheld",
    ]
    assert broken_link(record) is None
    assert record.steps[2].revisit_on == dt.date(2027, 2, 1)
    assert record.steps[-2].reason
    assert record.steps[-2].reason.fr == "C’est déjà clair."
    assert not record.is_shown


def test_what_is_withheld_unread_brings_none_of_its_words(desk: Desk) -> None:
    assert desk.run("withhold", "pr-1", *ROLE, "--reason", "Spam.").code == 0
    assert "quiet" not in desk.checkout.read(RECORD)
    assert desk.run("list").out == ""


def test_nobody_decides_about_their_own_suggestion(desk: Desk) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    desk.checkout.git("config", "user.email", "author@example.org")
    ran = desk.run("accept", "pr-1", *ROLE, *SAID)
    assert ran.code == 2
    assert "SUG007" in ran.err
    assert "example.org" not in ran.err + ran.out


@pytest.mark.parametrize("verb", ["accept", "accept-with-changes", "decline", "defer"])
def test_nobody_decides_about_commits_that_they_have_not_looked_at(desk: Desk, verb: str) -> None:
    desk.acknowledged()
    before = desk.checkout.read(RECORD)
    desk.push(desk.changed("hostile"))
    until = ("--until", "2027-01-15") if verb == "defer" else ()
    ran = desk.run(verb, "pr-1", *ROLE, *SAID, *until)
    assert ran.code == 2
    assert "playbook intake show pr-1" in ran.err
    assert "playbook intake assess pr-1" in ran.err
    assert desk.checkout.read(RECORD) == before
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    assert desk.run(verb, "pr-1", *ROLE, *SAID, *until).code == 0


def test_what_was_pushed_again_is_withheld_or_withdrawn_without_being_looked_at(desk: Desk) -> None:
    desk.acknowledged()
    seen = desk.record().head
    desk.push(desk.changed("hostile"))
    assert desk.run("withdraw", "pr-1", *ROLE, "--reason", "Taken back.").code == 0
    assert desk.run("withhold", "pr-1", *ROLE, "--reason", "Names a person.").code == 0
    assert desk.record().head == seen


@pytest.mark.parametrize("verb", ["withdraw", "withhold"])
def test_what_was_put_aside_unread_is_acknowledged_before_all_else(desk: Desk, verb: str) -> None:
    desk.push({**desk.changed(), "suggestion.yml": OTHERS})
    assert desk.run(verb, "pr-1", *ROLE, "--reason", "Unread.").code == 0
    assert desk.run("assess", "pr-1", *ROLE).code == 2
    assert desk.run("accept", "pr-1", *ROLE, *SAID).code == 2
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    record = desk.record()
    assert (record.title, record.language) == ("Dire calme", "fr")
    assert (record.kind, record.why) == ("new_content", "Le mot est vague.")
    assert record.at_first
    assert record.at_first.title == "pr-1"
    assert broken_link(record) is None
    desk.checkout.replace(RECORD, "Dire calme", "Dire moins")
    assert "SUG013" in english(desk.checkout.root, "check").out


def test_who_assesses_what_was_pushed_again_brings_its_words_and_pages(desk: Desk) -> None:
    desk.acknowledged()
    first = desk.record().wording
    welcome = "docs/en/start/welcome.md"
    text = desk.checkout.read(welcome)
    desk.push({welcome: text + "\nOne line more.\n", "suggestion.yml": OTHERS})
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    record = desk.record()
    assert (record.title, record.why) == ("Dire calme", "Le mot est vague.")
    assert (record.pages, record.language) == (("welcome",), "fr")
    assert (record.at_first, record.steps[-1].words) == (first, record.wording)
    assert english(desk.checkout.root, "check").code == 0
    desk.checkout.replace(RECORD, "Dire calme", "Dire moins")
    assert "SUG013" in english(desk.checkout.root, "check").out


def test_words_that_cannot_be_read_any_more_leave_those_that_were(desk: Desk) -> None:
    desk.acknowledged()
    desk.push({**desk.changed("hostile"), "suggestion.yml": "title: [\n"})
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    assert (desk.record().title, desk.record().at_first) == ("Say quiet", None)


def test_nothing_is_acknowledged_that_is_not_at_hand(desk: Desk) -> None:
    assert desk.run("withhold", "pr-1", *ROLE, "--reason", "Spam.").code == 0
    desk.forge.git("update-ref", "-d", "refs/pull/1/head")
    assert desk.run("fetch").code == 0
    ran = desk.run("acknowledge", "pr-1", *ROLE)
    assert ran.code == 2
    assert "`pr-1`" in ran.err
    assert desk.record().acknowledged_on is None


def _forged(one: LedgerRecord) -> str:
    return written(chain(one.model_copy(update={"title": "Forged"})))


def test_a_step_that_was_committed_is_missed_before_and_after_another_commit(desk: Desk) -> None:
    desk.acknowledged()
    acknowledged = desk.checkout.read(RECORD)
    assert desk.run("accept", "pr-1", *ROLE, *SAID).code == 0
    desk.checkout.commit("Accept pr-1", author="editor")
    accepted = desk.checkout.read(RECORD)
    for text in (acknowledged, _forged(desk.record())):
        desk.checkout.write(RECORD, text)
        assert "SUG013" in english(desk.checkout.root, "check").out
        desk.checkout.commit("Rewrite the record")
        ran = english(desk.checkout.root, "check", "--release")
        assert ran.code == 1
        assert "SUG013" in ran.out
    assert desk.run("decline", "pr-1", *ROLE, *SAID).code == 1
    desk.checkout.write(RECORD, accepted)
    assert english(desk.checkout.root, "check").code == 0


def test_a_record_that_was_committed_is_missed(desk: Desk) -> None:
    desk.acknowledged()
    (desk.checkout.root / RECORD).unlink()
    for _ in range(2):
        ran = english(desk.checkout.root, "check")
        assert ran.code == 1
        assert f"{RECORD}:1:1: SUG021" in ran.out
        desk.checkout.commit("Take the record out")


def test_a_record_that_nobody_committed_may_go(desk: Desk) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    (desk.checkout.root / RECORD).unlink()
    assert english(desk.checkout.root, "check").code == 0


def test_an_accepted_suggestion_is_taken_in_as_one_commit_with_its_author(desk: Desk) -> None:
    desk.accepted()
    before = desk.checkout.git("rev-parse", "HEAD")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    git = desk.checkout.git
    assert git("rev-list", "--count", "--first-parent", f"{before}..HEAD") == "1"
    assert git("log", "-1", "--format=%an %cn") == "Author Editor"
    trailers = git("log", "-1", "--format=%(trailers)").split("\n")
    assert trailers == ["Suggestion: pr-1", "Decided-by: engagement-team"]
    assert git("show", "--format=", "--name-only", "-m", "--first-parent", "HEAD").split() == [
        TALK,
        RECORD,
    ]
    assert git("status", "--porcelain") == ""
    assert "quiet" in desk.checkout.read(TALK)
    assert not (desk.checkout.root / "suggestion.yml").exists()
    assert desk.record().state is State.IMPLEMENTED
    assert desk.run("list").out == ""
    assert english(desk.checkout.root, "check").code == 0


def test_a_head_that_moved_since_the_decision_is_not_taken_in(desk: Desk) -> None:
    desk.accepted()
    desk.push(desk.changed("hostile"))
    ran = desk.run("apply", "pr-1")
    assert ran.code == 2
    assert "playbook intake assess pr-1" in ran.err
    assert "calm" in desk.checkout.read(TALK)


def test_a_page_with_changes_of_ones_own_is_not_overwritten(desk: Desk) -> None:
    desk.accepted()
    desk.checkout.replace(TALK, "Choose a quiet place.", "Choose a place of mine.")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert f"{TALK} holds changes that are not committed" in ran.err
    assert "Choose a place of mine." in desk.checkout.read(TALK)


def test_a_suggestion_with_errors_is_not_taken_in(desk: Desk) -> None:
    desk.push({**desk.changed(), TALK: desk.changed()[TALK] + "\n[[nowhere]]\n"})
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "LNK001" in ran.err
    assert "nowhere" not in desk.checkout.read(TALK)


def test_a_file_that_a_suggestion_may_not_carry_never_gets_in(desk: Desk) -> None:
    desk.push({**desk.changed(), "hooks/extra.py": "print('hello')"})
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "hooks/extra.py needs a maintainer’s own review" in ran.err
    assert desk.checkout.git("ls-files", "hooks/extra.py") == ""


def test_a_commit_that_once_held_another_file_becomes_no_ancestor(desk: Desk) -> None:
    checkout = desk.checkout
    checkout.git("checkout", "-q", "--detach", "main")
    checkout.write("secret.txt", "A name of a person.")
    checkout.commit("Add what does not belong")
    (checkout.root / "secret.txt").unlink()
    for path, text in desk.changed().items():
        checkout.write(path, text)
    head = checkout.commit("Take it out again")
    checkout.git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    checkout.git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    desk.accepted()
    assert desk.run("apply", "pr-1").code == 0
    assert checkout.git("log", "-1", "--format=%P").count(" ") == 0
    assert head not in checkout.git("rev-list", "HEAD")
    assert desk.run("list").out == ""


def test_the_list_says_where_each_stands_and_forgets_none(desk: Desk) -> None:
    assert desk.run("list").out.endswith("days: 0; next: acknowledge\n")
    desk.accepted()
    next_step = "next: playbook intake apply pr-1"
    assert desk.run("list").out.endswith(f"days: 0; state: accepted; {next_step}\n")
    desk.push(desk.changed("hostile"))
    again = "next: playbook intake assess pr-1"
    assert desk.run("list").out.endswith(f"state: accepted; pushed again since; {again}\n")
    desk.forge.git("update-ref", "-d", "refs/pull/1/head")
    assert desk.run("fetch").code == 0
    assert desk.run("list").out == "pr-1: state: accepted; no longer at its remote\n"
    (one,) = json.loads(desk.run("list", "--format", "json").out)
    assert one == {
        "id": "pr-1", "state": "accepted", "moved": False, "place": "gone", "at_forge": None,
        "next": "apply", "due": None, "late": False,
    }  # fmt: skip
    told = playbook(desk.checkout.root, "intake", "list", "--lang", "fr").out
    assert told == "pr-1 : état\u00a0: acceptée; absente de son dépôt distant\n"


@pytest.mark.parametrize("state", ["acknowledged", "accepted", "deferred"])
@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("en", r"(?:next|assess it again by [-\d]+): playbook intake assess pr-1$"),
        ("fr", r"(?:à suivre|la réexaminer d’ici le [-\d]+)\u00a0: playbook intake assess pr-1$"),
    ],
)
def test_what_was_pushed_again_is_to_be_assessed_again_whatever_was_decided(
    desk: Desk, state: str, language: str, pattern: str
) -> None:
    until = (today() + dt.timedelta(days=30)).isoformat()
    if state == "accepted":
        desk.accepted()
    else:
        desk.acknowledged()
    if state == "deferred":
        assert desk.run("defer", "pr-1", *ROLE, *SAID, "--until", until).code == 0
        desk.checkout.commit("Defer pr-1", author="editor")
    desk.push(desk.changed("hostile"))
    for command in (["list"], ["show", "pr-1"]):
        told = playbook(desk.checkout.root, "intake", *command, "--lang", language).out
        assert re.search(pattern, told, re.MULTILINE)
        assert set(re.findall(r"playbook intake \w+", told)) == {"playbook intake assess"}
    (one,) = json.loads(desk.run("list", "--format", "json").out)
    assert (one["next"], one["due"]) == ("assess", until if state == "deferred" else None)
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    assert "playbook intake assess" not in desk.run("list").out + desk.run("show", "pr-1").out


def test_what_main_has_already_is_not_called_gone(desk: Desk) -> None:
    desk.accepted()
    desk.checkout.git("merge", "-q", "--no-edit", desk.forge.git("rev-parse", "refs/pull/1/head"))
    assert desk.run("list").out == (
        "pr-1: state: accepted; main has it: playbook intake apply pr-1\n"
    )
    assert desk.run("apply", "pr-1").code == 0
    assert desk.run("list").out == ""


def test_what_another_checkout_knows_of_is_not_called_gone(desk: Desk) -> None:
    desk.accepted()
    shutil.rmtree(desk.checkout.root / ".playbook")
    assert desk.run("list").out == (
        "pr-1: state: accepted; not taken in here: playbook intake fetch\n"
    )


def test_the_list_begins_with_what_is_late_and_can_be_narrowed_down(desk: Desk) -> None:
    standards = "docs/records/standards.yml"
    text = desk.checkout.read(standards)
    first = text.replace("id: acknowledge", f"id: {ACKNOWLEDGE}")
    second = text.replace("standards:\n", "").replace("id: acknowledge", f"id: {DECIDE}")
    desk.checkout.write(standards, first + second.replace("working_days: 5", "working_days: 30"))
    desk.checkout.commit("Promise days")
    desk.push({TALK: desk.checkout.read(TALK).replace("calm", "quiet")}, number=2)
    assert desk.run("acknowledge", "pr-1", "--by", "engagement-team").code == 0
    late = ("list", "--as-of", "2027-01-04")
    told = desk.run(*late).out.splitlines()
    assert [line.partition(":")[0] for line in told] == ["pr-2", "pr-1"]
    assert "; LATE: acknowledge by " in told[0]
    assert "; state: acknowledged; decide by " in told[1]
    assert [desk.run(*late, *only).out.count("\n") for only in (
        ("--late",), ("--state", "acknowledged"), ("--page", "talk"), ("--page", "welcome"),
    )] == [1, 1, 2, 0]  # fmt: skip
    told_in_french = playbook(desk.checkout.root, "intake", *late, "--lang", "fr").out
    assert "EN RETARD\u00a0: en accuser réception d’ici le " in told_in_french


@pytest.mark.parametrize(
    ("language", "words"), [("en", "words alone"), ("fr", "des mots seulement")]
)
def test_the_file_of_words_is_no_change_in_the_list_nor_where_one_is_shown(
    desk: Desk, language: str, words: str
) -> None:
    def told(*arguments: str) -> str:
        return playbook(desk.checkout.root, "intake", *arguments, "--lang", language).out

    desk.push({"suggestion.yml": WORDS}, number=2)
    changing, only = (line.partition(":")[2] for line in told("list").splitlines())
    assert changing.startswith(" methods/talk; ")
    assert only.startswith(f" {words}; ")
    listed = json.loads(desk.run("list", "--format", "json").out)
    assert [one["other_files"] for one in listed] == [0, 0]
    shown = {name: told("show", name) for name in ("pr-1", "pr-2")}
    assert "suggestion.yml\n" not in "".join(shown.values())
    assert f"\n  {TALK}\n" in shown["pr-1"]
    assert f"\n  {words}\n" in shown["pr-2"]
    assert words not in shown["pr-1"] + changing


def test_who_decides_reads_words_changes_and_what_was_done(desk: Desk) -> None:
    told = desk.run("show", "pr-1", "--diff").out
    assert "\nnext: acknowledge\n" in told
    assert "\n> Say quiet\n> Calm is vague.\n" in told
    assert "\n-description: A calm meeting" in told
    assert "\n+description: A quiet meeting" in told
    assert told.count("\ndiff --git ") == 2
    desk.accepted()
    assert (
        "  accepted  engagement-team\n  > It is clearer.\n  > Thank you"
        in desk.run("show", "pr-1").out
    )
    told_in_french = playbook(desk.checkout.root, "intake", "show", "pr-1", "--lang", "fr").out
    assert told_in_french.startswith("pr-1  acceptée  ")
    desk.push(desk.changed("hostile"))
    assert "pushed again since somebody looked at " in desk.run("show", "pr-1").out
    desk.forge.git("update-ref", "-d", "refs/pull/1/head")
    assert desk.run("fetch").code == 0
    gone = desk.run("show", "pr-1", "--diff")
    assert gone.code == 0
    assert gone.out.startswith(
        "pr-1: the quarantine no longer has it; this is what the ledger says"
    )
    assert "\n> Say quiet\n" in gone.out
    assert desk.run("show", "pr-99").code == 2


def test_a_patch_that_is_shown_steers_no_terminal(desk: Desk) -> None:
    desk.push({TALK: f"{desk.checkout.read(TALK)}\n\x1b]0;wicked\x07\u202e\n"}, number=2)
    told = desk.run("show", "pr-2", "--diff").out
    assert "wicked" in told
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told)


def test_what_was_taken_in_stays_to_be_seen_before_and_after(desk: Desk) -> None:
    desk.accepted()
    assert desk.run("apply", "pr-1").code == 0
    shutil.rmtree(desk.checkout.root / ".playbook")
    (shown,) = open_workspace(desk.checkout.root).queue.shown
    assert shown.assessment
    assert shown.assessment.head == shown.record.head
    (change,) = shown.assessment.pages
    assert (change.path, change.page, change.language.value) == (TALK, "talk", "en")
    assert change.before
    assert change.after
    assert "calm" in change.before
    assert change.after == change.before.replace("calm", "quiet")


def test_a_line_in_a_message_takes_nothing_in(desk: Desk) -> None:
    desk.accepted()
    assert desk.run("apply", "pr-1").code == 0
    desk.checkout.replace(TALK, "quiet", "loud")
    desk.checkout.commit("Speak up\n\nSuggestion: pr-1\n")
    odd = b"Odd\n\nSuggestion: \xff\x85\n"
    command = ["git", "-C", str(desk.checkout.root), "commit", "-q", "--allow-empty", "-F", "-"]
    subprocess.run(command, input=odd, check=True)
    (shown,) = open_workspace(desk.checkout.root).queue.shown
    assert shown.assessment
    assert "quiet" in (shown.assessment.pages[0].after or "")
    assert "loud" not in repr(shown)


def test_what_is_pushed_after_somebody_looked_is_not_shown_before_they_look_again(
    desk: Desk,
) -> None:
    desk.accepted()
    desk.push(desk.changed("hostile"))
    (shown,) = open_workspace(desk.checkout.root).queue.shown
    assert shown.moved
    assert shown.assessment
    assert shown.assessment.head == shown.record.head
    assert "quiet" in (shown.assessment.pages[0].after or "")
    assert "hostile" not in repr(shown)
    assert desk.run("assess", "pr-1", *ROLE).code == 0
    (shown,) = open_workspace(desk.checkout.root).queue.shown
    assert not shown.moved
    assert "hostile" in repr(shown)
