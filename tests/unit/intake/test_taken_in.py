"""What main has already is not open, however it was taken in; what it took back may come again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from playbook.intake.inbox import read_inbox
from playbook.intake.open_queue import open_suggestions
from playbook.intake.taken_in import taken_in
from tests.cli.running import english
from tests.forge import add_commit
from tests.inbox import main_of, open_inbox
from tests.processes import counted_processes

TALK: Final = "docs/en/methods/talk.md"
WELCOME: Final = "docs/en/start/welcome.md"
PNG: Final = b"\x89PNG\r\n\x1a\n"
Steps = Sequence[Mapping[str, str | bytes]]


class Forge:
    """A queue whose suggestions change one long page each in a place of its own."""

    def __init__(self, root: Path) -> None:
        self.inbox = open_inbox(root)
        self.checkout = self.inbox.checkout
        self.checkout.write(TALK, f"{self.checkout.read(TALK)}\n{self.page()}")
        self.checkout.commit("A long page")
        self.head = self.checkout.read(TALK).removesuffix(self.page())
        self.push()

    def page(self, **changed: str) -> str:
        lines = (changed.get(f"p{number}", f"words number {number}") for number in range(60))
        return "".join(f"Part {number}: {line}.\n\n" for number, line in enumerate(lines))

    def talk(self, **changed: str) -> dict[str, str | bytes]:
        return {TALK: f"{self.head}{self.page(**changed)}"}

    def push(self) -> None:
        self.checkout.git("push", "-q", "-f", str(self.inbox.forge.root), "main")

    def pull(
        self, number: int, *steps: Mapping[str, str | bytes], begin: str = "main"
    ) -> list[str]:
        """Suggest these states as one commit after the other; the commits."""
        self.checkout.git("checkout", "-q", "--detach", begin)
        made = []
        for files in steps:
            for path, content in files.items():
                data = content if isinstance(content, bytes) else content.encode()
                file = self.checkout.root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            self.checkout.commit(f"Suggest {number}")
            made.append(self.checkout.git("rev-parse", "HEAD"))
        ref = f"HEAD:refs/pull/{number}/head"
        self.checkout.git("push", "-q", "-f", str(self.inbox.forge.root), ref)
        self.checkout.git("update-ref", f"refs/kept/{number}", "HEAD")
        self.checkout.git("checkout", "-q", "main")
        return made

    def squash(self, number: int) -> None:
        self.checkout.git("merge", "-q", "--squash", f"refs/kept/{number}")
        self.checkout.git("rm", "-q", "-f", "--ignore-unmatch", "suggestion.yml")
        self.checkout.commit(f"Squash {number}")

    def pick(self, commits: Sequence[str]) -> None:
        """Take commits over one by one, as a forge rebases them."""
        self.checkout.git("-c", "user.name=forge", "cherry-pick", *commits)

    def later(self, *words: str) -> None:
        """Change on main what these suggestions said."""
        text = self.checkout.read(TALK)
        for one in words:
            assert one in text
            text = text.replace(one, f"{one}, later")
        self.checkout.write(TALK, text)
        self.checkout.commit("Say it otherwise")

    def open(self) -> list[str]:
        """The open suggestions: the same for the list and for the site."""
        self.push()
        self.inbox.fetch()
        main = main_of(self.checkout)
        commit = self.inbox.quarantine.take_main_in()
        listed = open_suggestions(self.inbox.quarantine, main.edition, commit).suggestions
        assert list(read_inbox(self.checkout.root, main).open) == [one.id for one in listed]
        told = english(self.checkout.root, "intake", "list").out
        assert [line.partition(":")[0] for line in told.splitlines()] == [one.id for one in listed]
        return [one.id for one in listed]


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Suggestions that main took in in every way, and then changed; and some that it did not."""
    made = Forge(tmp_path_factory.mktemp("taken"))
    made.pull(1, made.talk(p1="merged"))
    made.pull(2, made.talk(p3="squashed"))
    made.pull(3, made.talk(p5="squashed one"), made.talk(p5="squashed one", p7="squashed two"))
    rebased = made.pull(
        4, made.talk(p9="rebased one"), made.talk(p9="rebased one", p15="rebased two")
    )
    twice = made.pull(5, made.talk(p20="first wording"), made.talk(p20="second wording"))
    made.pull(6, made.talk(p24="declined"))
    made.pull(7, {**made.talk(p28="with an image"), "docs/assets/seven.png": PNG})
    partly = made.pull(8, made.talk(p36="half"), made.talk(p36="half", p40="the other half"))
    said = "title: Said\nlanguage: en\n"
    made.pull(9, {**made.talk(p44="said aside"), "suggestion.yml": said})
    made.pull(10, {"docs/assets/ten.png": PNG + b"ten"})
    both = made.pull(11, {"docs/assets/eleven.png": PNG + b"11"}, made.talk(p50="beside an image"))
    made.checkout.git("merge", "-q", "--no-ff", "-m", "Merge", "refs/kept/1")
    for number in (2, 3):
        made.squash(number)
    made.pick(rebased)
    made.pick(twice)
    made.squash(7)
    made.pick(partly[:1])
    made.squash(9)
    made.squash(10)
    made.pick(both)
    return made


def test_what_main_took_in_is_not_open_and_what_it_took_half_is(forge: Forge) -> None:
    assert forge.open() == ["pr-6", "pr-8"]


def test_it_stays_so_when_main_changes_the_same_lines_later(forge: Forge) -> None:
    forge.later(
        "merged", "squashed one", "squashed two", "rebased one", "rebased two", "second wording",
        "with an image", "said aside", "beside an image",
    )  # fmt: skip
    for name in ("seven", "ten", "eleven"):
        (forge.checkout.root / f"docs/assets/{name}.png").write_bytes(PNG + b"later")
    forge.checkout.commit("Draw it anew")
    assert forge.open() == ["pr-6", "pr-8"]


def test_what_was_taken_back_can_be_suggested_again(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    first = forge.pull(1, forge.talk(p1="loud"))
    older = {WELCOME: forge.checkout.read(WELCOME).replace("helps you", "helps all")}
    forge.pull(2, older)
    forge.pick(first)
    forge.checkout.git("revert", "--no-edit", "HEAD")
    forge.pull(3, forge.talk(p1="loud"))
    assert forge.open() == ["pr-2", "pr-3"]


def test_a_branch_that_took_main_in_on_its_way_is_known_when_it_is_squashed(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.pull(1, forge.talk(p1="mine"))
    forge.checkout.write(WELCOME, forge.checkout.read(WELCOME).replace("helps you", "helps all"))
    forge.checkout.commit("Move on")
    forge.checkout.git("checkout", "-q", "--detach", "refs/kept/1")
    forge.checkout.git("merge", "-q", "-m", "Take main in", "main")
    forge.checkout.git("push", "-q", "-f", str(forge.inbox.forge.root), "HEAD:refs/pull/1/head")
    forge.checkout.git("update-ref", "refs/kept/1", "HEAD")
    forge.checkout.git("checkout", "-q", "main")
    forge.squash(1)
    forge.later("mine")
    assert forge.open() == []


def test_a_long_line_of_commits_is_not_compared_one_by_one(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    steps = [
        forge.talk(**{f"p{number}": "mine" for number in range(last)}) for last in range(1, 53)
    ]
    made = forge.pull(1, *steps)
    forge.pick(made)
    forge.later("mine")
    assert forge.open() == ["pr-1"]


def test_large_commits_are_not_compared(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    image = {"docs/assets/large.png": PNG + b"x" * (5 * 1024 * 1024)}
    made = forge.pull(1, image, forge.talk(p1="mine"))
    forge.pick(made)
    forge.later("mine")
    (forge.checkout.root / "docs/assets/large.png").write_bytes(PNG)
    forge.checkout.commit("Draw it anew")
    assert forge.open() == ["pr-1"]


def test_nine_that_were_rebased_take_as_many_processes_as_three(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    counts = []
    for numbers in (range(1, 4), range(4, 10)):
        pages = {number: f"docs/en/start/more-{number}.md" for number in numbers}
        made = [
            forge.pull(number, {page: f"One {number}.\n"}, {page: f"One and two {number}.\n"})
            for number, page in pages.items()
        ]
        for commits in made:
            forge.pick(commits)
        for page in pages.values():
            forge.checkout.write(page, "Another text.\n")
        forge.checkout.commit("Say it otherwise")
        forge.push()
        queue = forge.inbox.read()
        main = forge.inbox.quarantine.take_main_in()
        with counted_processes() as started:
            found = taken_in(forge.inbox.quarantine.path, main, queue, {})
        assert len(found) == numbers[-1]
        counts.append(len(started))
    assert counts[0] == counts[1]


def test_a_past_of_its_own_that_came_into_main_closes_no_queue(tmp_path: Path) -> None:
    """A suggestion brought a root of its own along, and another one begins there."""
    forge = Forge(tmp_path)
    root = add_commit(forge.inbox.forge, forge.checkout.git("rev-parse", "main^{tree}"))
    first = forge.checkout.git("rev-parse", "main")
    forge.checkout.git("fetch", "-q", str(forge.inbox.forge.root), root)
    forge.checkout.git(
        "merge", "-q", "--no-edit", "--allow-unrelated-histories", "-s", "ours", root
    )
    forge.push()
    forge.pull(1, forge.talk(p1="mine"), begin=first)
    forge.pull(2, forge.talk(p5="mine too"), begin=root)
    assert forge.open() == ["pr-1", "pr-2"]


def test_words_without_a_change_stay_open_until_somebody_answers(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.pull(1, {"suggestion.yml": "title: Thank you\nlanguage: en\nkind: compliment\n"})
    forge.checkout.commit("Move on")
    assert forge.open() == ["pr-1"]
