"""Suggestions that are alike, or that meet in one block, from real repositories."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook.intake.assessment import Assessed, assess, merged
from playbook.intake.inbox import Inbox as Read
from playbook.intake.inbox import read_inbox
from playbook.intake.kept import Kept
from playbook.intake.likeness import overlaps
from playbook.intake.outline import Block, blocks_changed, outline_of
from playbook.intake.patch_ids import patch_ids
from playbook.intake.taken_in import taken_in
from playbook.model.queue import Overlap
from playbook.model.text import Language
from tests.golden.cases import BASE
from tests.inbox import Inbox, main_of, open_inbox

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
RECORD = "docs/records/gba/talk.yml"
PNG = b"\x89PNG\r\n\x1a\n"
LONG = (
    "Before you meet, ask the person where and when to talk, which language to use, who may sit "
    "in, and what would make it easy to come; then write down what was agreed and send it."
)


def base(path: str, *pairs: tuple[str, str]) -> bytes:
    text = (BASE / path).read_text()
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text.encode()


def steps(words: str) -> dict[str, bytes]:
    return {TALK: base(TALK, ("Choose a quiet place.", words))}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Suggestions on two commits of main."""
    queue = open_inbox(tmp_path_factory.mktemp("alike"))
    queue.suggest_all(
        {
            1: steps("Choose a calm place."),
            2: {**steps(LONG), "suggestion.yml": b"title: One\nlanguage: en\n"},
            3: steps(LONG.replace("send it", "keep it")),
            4: {"docs/assets/room.png": PNG},
            5: {"docs/assets/room.png": PNG + b"x"},
            6: {**steps("Choose a calm place."), "hooks/x.py": b"x = 1\n"},
            7: {TALK: base(TALK, ("for an answer", "for every answer"))},
            8: {TALK: base(TALK, ("## Tips", "## Secret {#secret}\n\nOne.\n\n## Tips"))},
            9: {TALK: base(TALK, ("## Tips", "## Secret {#secret}\n\nTwo.\n\n## Tips"))},
            10: {TALK: "/etc/passwd"},
            11: {"suggestion.yml": b"title: Thank you\nlanguage: en\nkind: compliment\n"},
            12: {"suggestion.yml": b"title: Thanks\nlanguage: en\nkind: compliment\n"},
            13: {TALK: b"not a page"},
            14: {WELCOME: base(WELCOME, ("helps you", "helps all")), RECORD: None},
        }
    )
    queue.checkout.replace(WELCOME, "helps you", "helps everybody")
    queue.checkout.commit("Move on")
    queue.checkout.git("push", "-q", str(queue.forge.root), "main")
    queue.suggest_all({21: steps("Choose a calm place."), 24: {"docs/assets/room.png": PNG}})
    queue.fetch()
    return read_inbox(queue.checkout.root, main_of(queue.checkout))


def test_the_same_change_on_another_base_is_the_same(inbox: Read) -> None:
    assert inbox.same == {
        "pr-1": ("pr-21",),
        "pr-21": ("pr-1",),
        "pr-4": ("pr-24",),
        "pr-24": ("pr-4",),
    }


def test_nearly_the_same_words_are_near(inbox: Read) -> None:
    assert inbox.near["pr-2"] == ("pr-3",)
    assert inbox.near["pr-3"] == ("pr-2",)
    assert "pr-7" not in inbox.near


def test_a_block_is_named_with_all_who_touch_it_and_whether_they_collide(inbox: Read) -> None:
    found = {(one.page, one.block): one for one in inbox.overlaps}
    assert found["talk", "steps"].conflict
    assert {"pr-1", "pr-2", "pr-3", "pr-6", "pr-21"} <= set(found["talk", "steps"].suggestions)
    assert ("talk", "tips") not in found
    assert ("welcome", "in-short") not in found


def test_no_block_is_named_as_a_stranger_names_it(inbox: Read) -> None:
    names = {one.block for one in inbox.overlaps}
    assert names == {"steps"}
    assert {"pr-8", "pr-9"} <= set(inbox.overlaps[0].suggestions)


def test_a_page_that_can_not_be_read_changes_no_block(inbox: Read) -> None:
    assert inbox.outlines["pr-13"].blocks == frozenset()


@pytest.fixture
def queue(tmp_path: Path) -> Inbox:
    return open_inbox(tmp_path)


def judged(queue: Inbox) -> Mapping[str, Assessed]:
    found = queue.read()
    commit = queue.quarantine.take_main_in()
    path = queue.quarantine.path
    listed = assess(path, main_of(queue.checkout), merged(path, commit, found))
    return {one.suggestion.id: one for one in listed}


def met(queue: Inbox) -> tuple[Overlap, ...]:
    """The blocks in which suggestions meet."""
    found = judged(queue)
    outlines = {name: outline_of(one) for name, one in found.items()}
    heads = {name: one.suggestion.head for name, one in found.items()}
    kept = Kept(queue.quarantine.path, main_of(queue.checkout), queue.quarantine.take_main_in())
    return overlaps(outlines, heads, kept.collisions)


def test_a_deleted_page_is_touched_in_every_block_and_two_that_agree_do_not_collide(
    queue: Inbox,
) -> None:
    queue.suggest_all({1: {TALK: None}, 2: {TALK: None}})
    found = met(queue)
    named = ("pr-1", "pr-2")
    assert found == tuple(
        Overlap("talk", Language.EN, block, named, conflict=False)
        for block in ("", "steps", "tips")
    )


def test_a_collision_in_another_file_is_none_here(queue: Inbox) -> None:
    change = {TALK: base(TALK, ("quiet place", "calm place"))}
    queue.suggest_all({1: {**change, RECORD: base(RECORD, ("All employees.", "All."))}, 2: change})
    queue.suggest(3, {**change, RECORD: base(RECORD, ("All employees.", "Everybody."))})
    (found,) = met(queue)
    assert (found.block, found.conflict) == ("steps", False)


def test_the_front_of_a_page_is_a_block_without_a_name(queue: Inbox) -> None:
    queue.suggest(1, {TALK: base(TALK, ("## Steps", "Sit down first.\n\n## Steps"))})
    (one,) = judged(queue).values()
    assert blocks_changed(one) == {Block("talk", Language.EN, "", TALK)}


def test_metadata_and_code_are_parts_of_their_blocks(queue: Inbox) -> None:
    said = [("A calm meeting", "A quiet meeting"), ("A calm meeting", "A short meeting")]
    coded = base(TALK, ("## Tips", "```\ncode\n```\n\n## Tips"))
    queue.suggest_all(
        {1: {TALK: base(TALK, said[0])}, 2: {TALK: base(TALK, said[1])}, 3: {TALK: coded}}
    )
    found = judged(queue)
    assert blocks_changed(found["pr-3"]) == {Block("talk", Language.EN, "steps", TALK)}
    assert met(queue) == (Overlap("talk", Language.EN, "", ("pr-1", "pr-2"), conflict=True),)


def test_two_ways_to_one_text_are_two_changes(queue: Inbox) -> None:
    both = base(TALK, ("quiet place", "calm place"), ("for an answer", "for every answer"))
    queue.suggest(1, {TALK: both})
    queue.checkout.replace(TALK, "quiet place", "calm place")
    queue.checkout.commit("Move on")
    queue.checkout.git("push", "-q", str(queue.forge.root), "main")
    queue.suggest(2, {TALK: both})
    named = patch_ids(queue.quarantine.path, queue.read())
    assert len(set(named.values())) == 2


def test_nothing_is_taken_in_since_main_itself(queue: Inbox) -> None:
    queue.quarantine.take_main_in()
    assert taken_in(queue.quarantine.path, "0" * 40, [], {}) == frozenset()
    assert patch_ids(queue.quarantine.path, []) == {}
    assert met(queue) == ()
