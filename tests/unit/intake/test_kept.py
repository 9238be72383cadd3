"""What the queue came to is kept, and found again only where nothing that it rests on moved."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pytest

from playbook.intake import assessment, kept
from playbook.intake.inbox import Inbox as Read
from playbook.intake.inbox import InboxReader, read_inbox
from playbook.intake.outline import similarity
from playbook.workspace import read_workspace
from tests.golden.cases import BASE
from tests.inbox import DAY, Inbox, main_of, open_inbox
from tests.ledger import record, step
from tests.processes import counted_processes
from tests.unit.intake.test_inbox import with_records

TALK: Final = "docs/en/methods/talk.md"
PNG: Final = b"\x89PNG\r\n\x1a\n"


def talk(before: str, after: str) -> dict[str, bytes]:
    text = (BASE / TALK).read_text()
    assert before in text
    return {TALK: text.replace(before, after).encode()}


@pytest.fixture
def queue(tmp_path: Path) -> Inbox:
    """Three suggestions, two of which collide; their words are all one word."""
    made = open_inbox(tmp_path)
    said = {"suggestion.yml": b"title: Zyzzyva\nlanguage: en\n"}
    made.suggest_all(
        {
            1: {**talk("A calm", "A zyzzyva"), **said},
            2: talk("A calm", "A zyzzyva, zyzzyva"),
            3: {"docs/en/methods/zyzzyva.md": (BASE / TALK).read_bytes(), "zyzzyva.py": b"zyzzyva"},
        },
        "Zyzzyva",
    )
    made.fetch()
    return made


class Judge:
    """How often a suggestion was judged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.judged: list[str] = []
        real = assessment._assessed  # noqa: SLF001 - what costs, and nothing else, is counted

        def counted(*arguments: object) -> object:
            self.judged.append(arguments[1].suggestion.id)  # type: ignore[attr-defined]
            return real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(assessment, "_assessed", counted)

    def read(self, queue: Inbox) -> Read:
        self.judged.clear()
        return read_inbox(queue.checkout.root, main_of(queue.checkout))


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    return Judge(monkeypatch)


def merging(started: Iterable[object]) -> list[object]:
    """The processes that merge."""
    return [command for command in started if "merge-tree" in list(command)]  # type: ignore[call-overload]


def file_of(queue: Inbox) -> Path:
    return queue.quarantine.path / "outlines.json"


def test_what_was_judged_is_not_judged_again_and_comes_to_the_same(
    queue: Inbox, judge: Judge
) -> None:
    first = judge.read(queue)
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]
    assert [one.conflict for one in first.overlaps] == [True]
    with counted_processes() as started:
        again = judge.read(queue)
    assert judge.judged == []
    assert again == first
    assert not merging(started)


def test_one_more_is_judged_alone(queue: Inbox, judge: Judge) -> None:
    judge.read(queue)
    queue.suggest(4, talk("for an answer", "for every answer"))
    queue.fetch()
    found = judge.read(queue)
    assert judge.judged == ["pr-4"]
    assert list(found.outlines) == ["pr-1", "pr-2", "pr-3", "pr-4"]


def test_one_that_changes_is_judged_alone(queue: Inbox, judge: Judge) -> None:
    judge.read(queue)
    queue.suggest(2, talk("A calm", "A quiet"))
    queue.fetch()
    judge.read(queue)
    assert judge.judged == ["pr-2"]


def commit(queue: Inbox) -> None:
    queue.checkout.replace(TALK, "for an answer", "for each answer")
    queue.checkout.commit("Move on")


def write(queue: Inbox) -> None:
    queue.checkout.replace("docs/records/gba/talk.yml", "All employees.", "Everybody.")


def add_an_image(queue: Inbox) -> None:
    path = queue.checkout.root / "docs/assets/room.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PNG)


def join_two_addresses(queue: Inbox) -> None:
    queue.checkout.write(".mailmap", "A <a@example.org> <b@example.org>\n")


@pytest.mark.parametrize("move", [commit, write, add_an_image, join_two_addresses])
def test_where_main_has_moved_all_are_judged_anew(
    queue: Inbox, judge: Judge, move: Callable[[Inbox], None]
) -> None:
    judge.read(queue)
    move(queue)
    judge.read(queue)
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]
    judge.read(queue)
    assert judge.judged == []


def test_what_an_earlier_past_of_main_says_is_not_kept_for_a_later_one(
    queue: Inbox, judge: Judge
) -> None:
    main = main_of(queue.checkout)
    queue.checkout.git("commit", "-q", "--allow-empty", "-m", "Move on")
    read_inbox(queue.checkout.root, main)
    judge.read(queue)
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]


def test_what_rests_on_a_text_that_may_yet_arrive_is_judged_each_time(
    queue: Inbox, judge: Judge
) -> None:
    record = "docs/records/gba/talk.yml"
    text = queue.checkout.read(record)
    name, later = re.findall("[0-9a-f]{40}", text)[0], b"a text of a branch elsewhere\n"
    blob = hashlib.sha1(b"blob %d\0%b" % (len(later), later), usedforsecurity=False).hexdigest()
    queue.suggest(4, {record: text.replace(name, blob).encode()})
    queue.fetch()
    for _ in range(2):
        judge.read(queue)
        assert "pr-4" in judge.judged
    command = ["git", "-C", str(queue.checkout.root), "hash-object", "-w", "--stdin"]
    made = subprocess.run(command, input=later, check=True, capture_output=True)
    assert made.stdout.decode().strip() == blob
    judge.read(queue)
    assert judge.judged == ["pr-4"]
    judge.read(queue)
    assert judge.judged == []


def test_what_would_fill_the_disk_is_judged_each_time(
    queue: Inbox, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_LARGEST", 15)
    queue.suggest(4, talk("for an answer", " ".join(f"word{one}" for one in range(20))))
    queue.fetch()
    for _ in range(2):
        found = judge.read(queue)
        assert "pr-4" in found.outlines
    assert "pr-4" in judge.judged
    assert "pr-1" not in judge.judged


def test_on_another_day_all_are_judged_anew(queue: Inbox, judge: Judge) -> None:
    judge.read(queue)
    main = read_workspace(queue.checkout.root, DAY.replace(day=DAY.day + 1)).main
    assert main
    judge.judged.clear()
    read_inbox(queue.checkout.root, main)
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]


def test_another_version_of_the_tool_judges_anew(
    queue: Inbox, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = judge.read(queue)
    monkeypatch.setattr(kept, "_tool", lambda: "another")
    with counted_processes() as started:
        assert judge.read(queue) == first
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]
    assert merging(started)


def test_a_file_of_the_package_that_changes_makes_it_another_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    found = set()
    for name, content in (("a.py", "1"), ("a.py", "2"), ("deep/b.yml", "1"), ("c.css", "1")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
        os.utime(tmp_path / name, (0, 0))  # as a reproducible image has it
        kept._tool.cache_clear()  # noqa: SLF001 - as in another process
        found.add(kept._tool())  # noqa: SLF001
    kept._tool.cache_clear()  # noqa: SLF001
    assert len(found) == 3


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"tool": 1}', b'{"outlines": {"x": {}}}', b"\xff", b"{}"]
)
def test_what_can_not_be_read_back_is_worked_out_anew(
    queue: Inbox, judge: Judge, content: bytes
) -> None:
    first = judge.read(queue)
    file_of(queue).write_bytes(content)
    assert judge.read(queue) == first
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]
    judge.read(queue)
    assert judge.judged == []


def test_a_quarantine_in_which_nothing_can_be_written_does_without(
    queue: Inbox, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(kept, "replace_file", fails)
    first = judge.read(queue)
    assert not file_of(queue).exists()
    assert judge.read(queue) == first


def test_what_is_closed_is_kept_no_longer(queue: Inbox, judge: Judge) -> None:
    judge.read(queue)
    before = file_of(queue).stat().st_size
    queue.forge.git("update-ref", "-d", "refs/pull/3/head")
    queue.fetch()
    judge.read(queue)
    assert file_of(queue).stat().st_size < before


def test_no_word_of_a_stranger_is_kept(queue: Inbox, judge: Judge) -> None:
    judge.read(queue)
    content = file_of(queue).read_bytes().lower()
    assert b"talk" in content
    assert b"zyzzyva" not in content


def test_whose_words_may_be_shown_is_judged_whole_and_the_others_are_there_in_outline(
    queue: Inbox, judge: Judge
) -> None:
    judge.read(queue)
    judge.judged.clear()
    said = record([step("acknowledged", "2026-11-20")], id="pr-2")
    read = read_inbox(queue.checkout.root, with_records(main_of(queue.checkout), said))
    assert judge.judged == ["pr-2"]
    assert list(read.assessed) == ["pr-2"]
    assert list(read.outlines) == ["pr-1", "pr-2", "pr-3"]


def test_while_nothing_else_moves_one_that_is_acknowledged_is_judged_alone(
    queue: Inbox, judge: Judge
) -> None:
    reader, main = InboxReader(), main_of(queue.checkout)
    reader.read(queue.checkout.root, main)
    judge.judged.clear()
    said = record([step("acknowledged", "2026-11-20")], id="pr-2")
    for _ in range(2):
        read = reader.read(queue.checkout.root, with_records(main, said))
        assert list(read.assessed) == ["pr-2"]
    assert judge.judged == ["pr-2"]
    assert reader.read(queue.checkout.root, main).assessed == {}
    assert judge.judged == ["pr-2"]


def test_what_the_tool_failed_at_is_tried_again(
    queue: Inbox, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("playbook.intake.assessment.read_change", None)
        failed = judge.read(queue)
    assert {one.findings for one in failed.outlines.values()} == {1}
    found = judge.read(queue)
    assert judge.judged == ["pr-1", "pr-2", "pr-3"]
    assert found.outlines["pr-3"].findings > 1


def test_many_words_are_compared_by_a_part_of_them() -> None:
    words = [f"{number:016x}" for number in range(10_000)]
    assert similarity(frozenset(words), frozenset(words)) == 1
    assert similarity(frozenset(words[:240]), frozenset(words[:80])) == pytest.approx(1 / 3)
    assert similarity(frozenset(), frozenset()) == 0
