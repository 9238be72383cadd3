"""The queue of a checkout: what is open, and that no unacknowledged word goes into a site."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from playbook.intake.inbox import Inbox as Read
from playbook.intake.inbox import assess_one, queue_of, read_inbox
from playbook.intake.open_queue import Whereabouts
from playbook.intake.quarantine import Quarantine
from playbook.model.document import Document, Marks
from playbook.model.ledger import LedgerRecord
from playbook.model.queue import Queue
from playbook.rules.judge_change import Main
from tests.checkouts import Checkout
from tests.golden.cases import BASE
from tests.inbox import Inbox, main_of, open_inbox
from tests.ledger import record, step

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
ACKNOWLEDGED = step("acknowledged", "2026-11-20")


def base(path: str, *pairs: tuple[str, str]) -> bytes:
    text = (BASE / path).read_text()
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text.encode()


def secret(where: str) -> bytes:
    return base(TALK, ("Choose a quiet place.", f"Zyzzyva {where}."))


def with_records(main: Main, *records: LedgerRecord) -> Main:
    """Main with these records in its ledger."""
    ledger = tuple(Document(f"{one.id}.yml", one, Marks({}, {})) for one in records)
    return replace(main, edition=replace(main.edition, ledger=ledger))


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """Three suggestions that say one word in every place a stranger can choose."""
    made = open_inbox(tmp_path_factory.mktemp("inbox"))
    said = b"title: Zyzzyva title\nwhy: Zyzzyva reason\nname: Zyzzyva\nlanguage: en\n"
    page = base(TALK, ("id: talk", "id: zyzzyva"), ("## Tips {#tips}", "## Zyzzyva {#zyzzyva}"))
    wholly = {
        TALK: secret("text"),
        "docs/en/methods/zyzzyva.md": page,
        "docs/assets/zyzzyva.png": b"\x89PNG\r\n\x1a\nzyzzyva",
        "hooks/zyzzyva.py": b"zyzzyva",
        "suggestion.yml": said,
    }
    heading = base(TALK, ("## Tips {#tips}", "## Zyzzyva {#zyzzyva}\n\n## Tips {#tips}"))
    made.suggest_all({1: wholly, 2: wholly, 3: {TALK: heading}, 4: {TALK: heading}}, "Zyzzyva")
    made.fetch()
    return made


@pytest.fixture(scope="module")
def main(queue: Inbox) -> Main:
    return main_of(queue.checkout)


@pytest.fixture(scope="module")
def inbox(queue: Inbox, main: Main) -> Read:
    return read_inbox(queue.checkout.root, main)


def told_with(queue: Inbox, main: Main, *records: LedgerRecord) -> Queue:
    """What a site may show once these records are in the ledger."""
    then = with_records(main, *records)
    return queue_of(read_inbox(queue.checkout.root, then), then.edition)


def read_by_somebody(queue: Inbox, number: int) -> LedgerRecord:
    """The record of a suggestion that was acknowledged as it is now."""
    head = queue.forge.git("rev-parse", f"refs/pull/{number}/head")
    return record([step("acknowledged", "2026-11-20", head=head)], id=f"pr-{number}")


def words(queue: Queue) -> list[str]:
    return re.findall("zyzzyva.{0,20}", repr(queue), re.IGNORECASE)


def test_words_that_nobody_acknowledged_are_nowhere(inbox: Read, main: Main) -> None:
    told = queue_of(inbox, main.edition)
    assert words(told) == []
    assert [one.id for one in told.waiting] == ["pr-1", "pr-2", "pr-3", "pr-4"]
    assert {one.pages for one in told.waiting} == {("talk",)}
    assert all(one.findings for one in told.waiting[:2])
    assert told.touching == {"talk": ("pr-1", "pr-2", "pr-3", "pr-4")}
    assert {one.block for one in told.overlaps} <= {"", "steps", "tips"}


def test_what_a_person_acknowledged_is_shown_with_what_was_found(queue: Inbox, main: Main) -> None:
    said = read_by_somebody(queue, 1)
    told = told_with(queue, main, said)
    assert [one.id for one in told.waiting] == ["pr-2", "pr-3", "pr-4"]
    (one,) = told.shown
    assert one.assessment
    assert one.assessment.same == ()
    assert one.assessment.apart == ("hooks/zyzzyva.py",)
    assert "docs/assets/zyzzyva.png" in one.assessment.files
    assert {page.page: page.awaits for page in one.assessment.pages} == {
        "talk": True,
        "zyzzyva": True,
    }
    assert not one.vanished
    assert not one.moved


def test_nothing_sets_one_that_waits_apart_from_the_others(queue: Inbox, main: Main) -> None:
    told = told_with(queue, main, read_by_somebody(queue, 1))
    waiting = {one.id for one in told.waiting}
    assert told.overlaps
    assert not any(waiting.intersection(one.suggestions) for one in told.overlaps)
    assert all(one.waiting for one in told.overlaps)
    (one,) = told.shown
    assert one.assessment
    assert not waiting.intersection(one.assessment.same, one.assessment.near)


def test_suggestions_that_people_have_read_are_named_together(queue: Inbox, main: Main) -> None:
    both = [read_by_somebody(queue, number) for number in (1, 2)]
    told = told_with(queue, main, *both)
    assert [one.assessment.same for one in told.shown if one.assessment] == [("pr-2",), ("pr-1",)]
    assert ("pr-1", "pr-2") in {one.suggestions[:2] for one in told.overlaps}


def test_what_a_person_withheld_is_named_nowhere(queue: Inbox, main: Main) -> None:
    withheld = record([ACKNOWLEDGED, step("withheld", "2026-11-21")], id="pr-2")
    records = (read_by_somebody(queue, 1), withheld)
    told = told_with(queue, main, *records)
    assert "pr-2" not in repr(told)
    (one,) = told.shown
    assert one.assessment
    assert one.assessment.same == ()


def test_an_overlap_of_one_that_may_be_named_is_none(inbox: Read, main: Main) -> None:
    withheld = [
        record([ACKNOWLEDGED, step("withheld", "2026-11-21")], id=f"pr-{number}")
        for number in (2, 3, 4)
    ]
    assert queue_of(inbox, with_records(main, *withheld).edition).overlaps == ()


def test_a_head_that_vanished_or_moved_is_told(queue: Inbox, inbox: Read, main: Main) -> None:
    acknowledged = {"pr-1": inbox.open["pr-1"].head} | dict.fromkeys(
        ("pr-3", "pr-77", "pr-78"), "1" * 40
    )
    then = with_records(
        main,
        *(
            record([step("acknowledged", "2026-11-20", head=head)], id=name)
            for name, head in acknowledged.items()
        ),
    )
    places = {"pr-77": Whereabouts.GONE, "pr-78": Whereabouts.IN_MAIN}
    read = replace(read_inbox(queue.checkout.root, then), missing=places)
    told = {one.record.id: one for one in queue_of(read, then.edition).shown}
    assert {name: (one.vanished, one.moved, one.taken_in) for name, one in told.items()} == {
        "pr-1": (False, False, False),
        "pr-3": (False, True, False),
        "pr-77": (True, False, False),
        "pr-78": (False, False, True),
    }
    assert told["pr-77"].assessment is None
    assert told["pr-1"].assessment
    assert told["pr-3"].assessment is None, "nobody has read what it holds now"
    assert "Zyzzyva" not in repr(told["pr-3"])


def test_without_a_quarantine_nothing_vanished(checkout: Checkout) -> None:
    main = with_records(main_of(checkout), record([ACKNOWLEDGED]))
    unread = read_inbox(checkout.root, main)
    told = queue_of(unread, main.edition)
    assert not told.read
    assert [one.vanished for one in told.shown] == [False]
    assert assess_one(checkout.root, main, "pr-1") is None


def test_where_git_can_not_answer_the_inbox_is_unread(checkout: Checkout) -> None:
    Quarantine(checkout.root).open()
    main = main_of(checkout)
    (checkout.root / ".git").rename(checkout.root / "away")
    assert not read_inbox(checkout.root, main).read


def test_where_the_quarantine_can_not_be_locked_the_inbox_is_unread(
    queue: Inbox, main: Main, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("playbook.intake.quarantine.locked", fails)
    unread = read_inbox(queue.checkout.root, main)
    assert not unread.read
    assert isinstance(unread.trouble, PermissionError)


def test_one_suggestion_is_read_by_its_id(queue: Inbox, main: Main) -> None:
    one = assess_one(queue.checkout.root, main, "pr-3")
    assert one
    assert one.suggestion.id == "pr-3"
    assert assess_one(queue.checkout.root, main, "pr-99") is None


def squash(queue: Inbox, number: int) -> None:
    """Take a suggestion's pages into main as one commit of main's own."""
    queue.checkout.git("fetch", "-q", str(queue.forge.root), f"refs/pull/{number}/head")
    queue.checkout.git("checkout", "-q", "FETCH_HEAD", "--", "docs")
    queue.checkout.commit("Take it in")


def test_what_was_squashed_into_main_is_not_open_any_more(tmp_path: Path) -> None:
    queue = open_inbox(tmp_path)
    said = {"suggestion.yml": b"title: A title\nlanguage: en\n"}
    image = {"docs/assets/room.png": b"\x89PNG\r\n\x1a\n"}
    queue.suggest_all({1: {TALK: secret("one"), **said, **image}, 2: {WELCOME: base(WELCOME)}})
    queue.suggest(3, {TALK: secret("three")})
    queue.fetch()
    squash(queue, 1)
    assert open_ids(queue) == {"pr-2", "pr-3"}


def test_what_was_squashed_and_then_said_in_other_words_is_not_open_either(tmp_path: Path) -> None:
    queue = open_inbox(tmp_path)
    said = {"suggestion.yml": b"title: A title\nlanguage: en\n"}
    queue.suggest_all({1: {TALK: secret("one"), **said}, 2: {TALK: secret("two")}})
    queue.fetch()
    squash(queue, 1)
    queue.checkout.write(TALK, secret("three").decode())
    queue.checkout.commit("Say it in other words")
    assert open_ids(queue) == {"pr-2"}


def open_ids(queue: Inbox) -> set[str]:
    return set(read_inbox(queue.checkout.root, main_of(queue.checkout)).open)


def test_what_a_person_closed_is_not_open(queue: Inbox, main: Main) -> None:
    closed = record(
        [ACKNOWLEDGED, step("withdrawn", "2026-11-21", reason={"en": "Done.", "fr": "Fait."})],
        id="pr-3",
    )
    told = read_inbox(queue.checkout.root, with_records(main, closed))
    assert "pr-3" not in told.open
