"""What reading a suggestion as data gives, from real repositories, hostile ones among them."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from playbook.intake.assessment import Assessed, assess, merged
from playbook.intake.inbox import assess_one, read_inbox
from playbook.metadata.change import read_change
from tests.forge import add_commit, add_object, entry
from tests.golden.cases import BASE
from tests.inbox import DAY, Inbox, main_of, open_inbox
from tests.processes import counted_processes

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
PNG = b"\x89PNG\r\n\x1a\n"
MEBIBYTE = 1024 * 1024


def base(path: str, *pairs: tuple[str, str]) -> bytes:
    text = (BASE / path).read_text()
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text.encode()


def assessed(inbox: Inbox) -> dict[str, Assessed]:
    """Every open suggestion, judged."""
    queue = inbox.read()
    main = main_of(inbox.checkout)
    commit = inbox.quarantine.take_main_in()
    found = assess(inbox.quarantine.path, main, merged(inbox.quarantine.path, commit, queue))
    return {one.suggestion.id: one for one in found}


def codes(one: Assessed) -> set[str]:
    return {finding.code for finding in one.findings}


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Assessed]:
    """Suggestions that began before main changed the first step of a page."""
    inbox = open_inbox(tmp_path_factory.mktemp("moved"))
    inbox.suggest(1, {WELCOME: base(WELCOME, ("listen to people", "listen to everybody"))})
    inbox.suggest(2, {TALK: base(TALK, ("Leave silence", "Leave a silence"))})
    inbox.suggest(3, {TALK: base(TALK, ("quiet place", "warm place"))})
    inbox.suggest(4, {TALK: None})
    inbox.suggest(5, {TALK: base(TALK, ("quiet place", "calm place"))})
    inbox.checkout.replace(TALK, "quiet place", "calm place")
    inbox.checkout.commit("Move on")
    return assessed(inbox)


def test_what_main_changed_in_another_file_is_not_the_suggestions(
    moved_on: Mapping[str, Assessed],
) -> None:
    one = moved_on["pr-1"]
    assert (list(one.proposed.paths), one.conflicts) == ([WELCOME], ())


def test_another_block_of_the_same_page_is_merged(moved_on: Mapping[str, Assessed]) -> None:
    ((before, after),) = moved_on["pr-2"].proposed.pages
    assert before
    assert after
    assert b"calm place" in before.content
    assert b"calm place" in after.content
    assert b"Leave a silence" in after.content
    assert "SUG017" not in codes(moved_on["pr-2"])


@pytest.mark.parametrize("name", ["pr-3", "pr-4"])
def test_the_same_lines_are_a_conflict_and_nothing_is_made_up(
    name: str, moved_on: Mapping[str, Assessed]
) -> None:
    assert moved_on[name].conflicts == (TALK,)
    assert "SUG017" in codes(moved_on[name])
    assert moved_on[name].in_error


def test_what_main_holds_by_now_changes_nothing(moved_on: Mapping[str, Assessed]) -> None:
    one = moved_on["pr-5"]
    assert (list(one.proposed.paths), one.findings) == ([], ())


def bombs() -> dict[str, bytes]:
    return {
        "aliases": b"a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n",
        "depth": b"title: " + b"[" * 30_000,
        "long": b"title: " + b"x" * MEBIBYTE,
        "binary": b"\x00\xff\xfe",
        "list": b"- title\n",
        "tag": b"title: !!python/object/apply:os.system [ls]\n",
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """A queue of what nobody should send."""
    inbox = open_inbox(tmp_path_factory.mktemp("hostile"))
    inbox.suggest(1, {"docs/assets/large.png": PNG + b"\0" * 50 * MEBIBYTE})
    inbox.suggest(2, {TALK: b"word " * (MEBIBYTE // 2)})
    inbox.suggest(3, {TALK: base(TALK).replace(b"A calm", b"\xe9\xff")})
    inbox.suggest(4, {"docs/en/methods/keys.md": "/etc/passwd", TALK: "#!/bin/sh\n"})
    inbox.suggest(5, {"hooks/x.py": b"secret = 1\n", TALK: base(TALK, ("A calm", "A quiet"))})
    inbox.suggest(6, {"docs/en/a\x1b]0;x\x07.md": b"x", "docs/en/\xff\n\u202e.md": b"x"})
    for number, bomb in enumerate(bombs().values(), 10):
        inbox.suggest(number, {"suggestion.yml": bomb})
    inbox.point(20, many_files(inbox))
    inbox.point(21, add_commit(inbox.forge, add_object(inbox.forge, b"tree", b"")))
    inbox.suggest(22, dict.fromkeys(inbox.checkout.git("ls-files", "docs").split("\n")))
    return inbox


def many_files(inbox: Inbox) -> str:
    """A commit on main that has nothing but 100,000 files."""
    blob = add_object(inbox.forge, b"blob", b"x")
    names = (f"{number:06}.md" for number in range(100_000))
    tree = add_object(inbox.forge, b"tree", b"".join(entry("100644", one, blob) for one in names))
    for folder in ("en", "docs"):
        tree = add_object(inbox.forge, b"tree", entry("40000", folder, tree))
    return add_commit(inbox.forge, tree, inbox.forge.git("rev-parse", "main"))


@pytest.fixture(scope="module")
def judged(hostile: Inbox) -> Mapping[str, Assessed]:
    return assessed(hostile)


def test_whatever_is_sent_is_judged(judged: Mapping[str, Assessed]) -> None:
    assert all(one.findings for one in judged.values())
    assert len(judged) == 14


def test_a_blob_that_no_limit_lets_in_is_told_and_not_read(
    judged: Mapping[str, Assessed],
) -> None:
    assert codes(judged["pr-1"]) == {"TRE008", "TRE011"}
    assert judged["pr-1"].refused


def test_a_page_that_is_too_long_or_not_utf_8_is_told_as_that(
    judged: Mapping[str, Assessed],
) -> None:
    assert "TRE008" in codes(judged["pr-2"])
    assert codes(judged["pr-3"]) == {"MET001"}


def test_links_refuse_the_tree_and_the_mark_of_a_program_does_not(
    judged: Mapping[str, Assessed],
) -> None:
    one = judged["pr-4"]
    assert {finding.code for finding in one.refused} == {"TRE001"}
    assert "TRE006" in codes(one)
    assert one.in_error


def test_no_word_of_a_path_can_steer_a_terminal(judged: Mapping[str, Assessed]) -> None:
    told = "".join(word for one in judged["pr-6"].findings for word in (*one.message, *one.help))
    assert "TRE010" in codes(judged["pr-6"])
    assert not any(character in told for character in "\x1b\x07\u202e")


@pytest.mark.parametrize("number", range(10, 10 + len(bombs())))
def test_a_bomb_in_the_suggestions_file_is_a_finding_there(
    number: int, judged: Mapping[str, Assessed]
) -> None:
    one = judged[f"pr-{number}"]
    assert one.proposal is None
    assert {finding.place.path for finding in one.findings} == {"suggestion.yml"}


def test_a_tree_of_100_000_files_is_refused_before_it_is_kept(
    judged: Mapping[str, Assessed], hostile: Inbox
) -> None:
    assert "pr-20" not in judged
    fetched = hostile.quarantine.fetch(hostile.remote, DAY)
    assert ("refs/pull/20/head", "too many files") in fetched.refused


def test_a_change_without_a_common_past_says_so_alone(judged: Mapping[str, Assessed]) -> None:
    assert codes(judged["pr-21"]) == {"SUG019"}


def test_a_change_that_deletes_everything_is_judged_to_the_end(
    judged: Mapping[str, Assessed],
) -> None:
    assert {"SUG012", "SUG014", "SUG018"} <= codes(judged["pr-22"])


def test_a_file_apart_is_never_read(judged: Mapping[str, Assessed], hostile: Inbox) -> None:
    assert judged["pr-5"].apart == ("hooks/x.py",)
    assert [one.code for one in judged["pr-5"].refused] == []
    forget(hostile, b"secret = 1\n")
    again = assess_one(hostile.checkout.root, main_of(hostile.checkout), "pr-5")
    assert again
    assert again.findings == judged["pr-5"].findings


def forget(inbox: Inbox, content: bytes) -> None:
    """Take a blob away from the quarantine: whoever reads it now fails."""
    path = inbox.quarantine.path
    packs = [pack.rename(path / pack.name) for pack in (path / "objects/pack").glob("*.pack")]
    for pack in packs:
        command = ["git", "-C", str(path), "unpack-objects", "-q"]
        subprocess.run(command, input=pack.read_bytes(), check=True)
    blob = add_object(inbox.forge, b"blob", content)
    (path / "objects" / blob[:2] / blob[2:]).unlink()


def test_judging_sixty_takes_as_many_processes_as_judging_three(tmp_path: Path) -> None:
    inbox = open_inbox(tmp_path)
    counts = []
    for numbers in (range(1, 4), range(4, 61)):
        calm = {number: base(TALK, ("A calm", f"A calm, {number}")) for number in numbers}
        inbox.suggest_all({number: {TALK: page} for number, page in calm.items()})
        queue = inbox.read()
        main, commit = main_of(inbox.checkout), inbox.quarantine.take_main_in()
        with counted_processes() as started:
            path = inbox.quarantine.path
            found = list(assess(path, main, merged(path, commit, queue)))
        assert len(found) == numbers[-1]
        counts.append(len(started))
        with counted_processes() as started:
            assert assess_one(inbox.checkout.root, main, "pr-2")
        counts.append(len(started))
        named = {word for command in started for word in command}  # type: ignore[attr-defined]
        assert not any(one.head in word for one in queue[2:] for word in named)
    assert counts[:2] == counts[2:]
    assert max(counts) < 20


def test_one_suggestion_on_which_the_tool_fails_keeps_no_other_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = open_inbox(tmp_path)
    calm = {number: base(TALK, ("A calm", f"A calm, {number}")) for number in (1, 2, 3)}
    inbox.suggest_all({number: {TALK: page} for number, page in calm.items()})
    inbox.fetch()
    real = read_change

    def failing(*arguments: Any) -> Any:  # noqa: ANN401 - stands in for any
        if any(b"A calm, 2" in content for content in arguments[2].values()):
            raise KeyError("a stranger's words")
        return real(*arguments)

    monkeypatch.setattr("playbook.intake.assessment.read_change", failing)
    main = main_of(inbox.checkout)
    assert list(read_inbox(inbox.checkout.root, main).outlines) == ["pr-1", "pr-2", "pr-3"]
    first, failed, third = (
        assess_one(inbox.checkout.root, main, f"pr-{number}") for number in (1, 2, 3)
    )
    assert first
    assert failed
    assert third
    assert [one.code for one in failed.findings] == ["SUG020"]
    assert failed.in_error
    assert not first.in_error
    assert not third.in_error
    told = failed.findings[0].message.en
    assert told.startswith("the tool failed on this suggestion: KeyError, test_assessment.py:")
    assert "stranger" not in told


def test_many_large_pages_are_told_and_not_read(tmp_path: Path) -> None:
    """A few kilobytes to push, which git expands: pages of nothing but brackets."""
    inbox = open_inbox(tmp_path)
    page = base(TALK) + b"\n" + b"\n".join([b"[" * 1990] * 200) + b"\n"
    inbox.suggest(1, {f"docs/en/methods/p{number:03}.md": page for number in range(60)})
    (found,) = assessed(inbox).values()
    assert codes(found) == {"TRE011"}
    assert set(found.proposed.pages) == {(None, None)}
    assert found.refused


def test_a_page_made_to_have_many_faults_tells_enough_to_mend_it(tmp_path: Path) -> None:
    inbox = open_inbox(tmp_path)
    inbox.suggest(1, {TALK: base(TALK) + b"\n" + b"[a](no-such.md) [b](no-such.md)\n\n" * 3000})
    (found,) = assessed(inbox).values()
    counted = Counter(one.code for one in found.findings)
    assert counted
    assert max(counted.values()) == 1000
