"""Whatever ends `apply`, the branch and the checkout are finished or undone by the next run."""

from __future__ import annotations

import contextlib
import datetime as dt
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from playbook.intake.applying import Accepted, Message, apply
from playbook.intake.moving import resume
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_suggestion
from playbook.model.remote import Remote
from playbook.model.suggestion import Suggestion
from tests.checkouts import Checkout, make_checkout
from tests.forge import make_forge, suggest

PAGES: Final = ("docs/en/methods/talk.md", "docs/fr/methods/talk.md")
MOVED: Final = "docs/assets/forms/new.md"
LEDGER: Final = "docs/records/suggestions/pr-1.yml"
RECORD: Final = b"id: pr-1\nstate: implemented\n"
SAY: Final = Message("pr-1: Say quiet", "pr-1", "engagement-team")
# What a process does to a disk, as Python tells of it before it is done.
CHANGES: Final = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "subprocess.Popen"}
)
_FORK: Final = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Desk:
    """A checkout with a suggestion in its quarantine that can be taken in."""

    checkout: Checkout
    suggestion: Suggestion

    @property
    def root(self) -> Path:
        return self.checkout.root

    def apply(self) -> None:
        accepted = Accepted(self.suggestion, self.ledger, SAY)
        apply(self.root, self.root / ".playbook/quarantine.git", accepted)

    @property
    def ledger(self) -> dict[str, bytes]:
        return {LEDGER: RECORD}

    def copy(self, to: Path) -> Desk:
        shutil.copytree(self.root, to)
        return Desk(Checkout(to), self.suggestion)

    def is_settled(self) -> bool:
        """Whether the branch holds all or nothing of it, and the checkout what the branch holds."""
        git = self.checkout.git
        changed = git("status", "--porcelain", "--untracked-files=all", "--", "docs")
        taken = git("log", "-1", "--format=%s") == SAY.subject
        listed = git("ls-files", "--", MOVED, LEDGER).split()
        return changed == "" and listed == ([MOVED, LEDGER] if taken else [])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("apply")
    checkout = make_checkout(folder / "checkout")
    forge = make_forge(checkout, folder / "forge.git")
    checkout.git("config", "user.name", "Editor")
    checkout.git("config", "user.email", "editor@example.org")
    files = {page: checkout.read(page).replace("calm", "quiet") + "\n" for page in PAGES}
    suggest(checkout, forge, "refs/pull/1/head", {**files, MOVED: "# Form\n"})
    quarantine = Quarantine(checkout.root)
    quarantine.open()
    remote = Remote(name="main", url=f"file://{forge.root}", main=True)
    main = quarantine.take_main_in()
    day = dt.date(2026, 11, 22)
    quarantine.fetch(remote, day)
    suggestion = read_suggestion(quarantine, [remote], main, "pr-1", day)
    assert suggestion
    return Desk(checkout, suggestion)


def run_and_kill(desk: Desk, ending: Callable[[], None]) -> int | None:
    """Apply in a process of its own that something ends; the signal's negative, or 0."""

    def work() -> None:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        ending()
        desk.apply()

    process = _FORK.Process(target=work)
    process.start()
    process.join(60)
    return process.exitcode


def kill_at(number: int) -> Callable[[], None]:
    """An end with its children just before the change of this number."""
    left = [number]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event in CHANGES or writes:
            left[0] -= 1
            if left[0] == 0:
                os.killpg(0, signal.SIGKILL)

    return lambda: sys.addaudithook(hear)


def kill_after(seconds: float) -> Callable[[], None]:
    """An end with its children some time later, whatever git is doing then."""

    def wait() -> None:
        group = os.getpid()
        if os.fork() == 0:
            os.setpgid(0, 0)
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
            os._exit(0)

    return wait


def assert_whole(desk: Desk) -> None:
    """The next run settles it; if it was undone, it can be done."""
    resume(desk.root)
    assert desk.is_settled()
    if desk.checkout.git("log", "-1", "--format=%s") != SAY.subject:
        desk.apply()
    assert desk.is_settled()
    assert "quiet" in desk.checkout.read(PAGES[0])
    assert (desk.root / LEDGER).read_bytes() == RECORD
    assert not resume(desk.root)


def kills(folder: Path, desk: Desk, every: int, first: int = 1) -> Iterator[Desk]:
    """A copy for each change that `apply` makes, killed there; the last one ran to its end."""
    for number in range(first, 400, every):
        one = desk.copy(folder / str(number))
        ended = run_and_kill(one, kill_at(number))
        yield one
        if ended == 0:
            return
        assert ended == -signal.SIGKILL
    raise AssertionError("it never came to its end")


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.long)])
def test_killed_before_a_change_it_makes_it_is_finished_or_undone(
    desk: Desk, tmp_path: Path, every: int
) -> None:
    moments = 0
    for one in kills(tmp_path, desk, every):
        assert_whole(one)
        moments += 1
        shutil.rmtree(one.root)
    assert moments > 40 // every


@pytest.mark.parametrize("moment", range(4))
def test_killed_at_any_moment_it_is_finished_or_undone(
    desk: Desk, tmp_path: Path, moment: int
) -> None:
    one = desk.copy(tmp_path / "checkout")
    run_and_kill(one, kill_after(random.Random(moment).uniform(0, 0.3)))  # noqa: S311 - no secret
    assert_whole(one)


@pytest.mark.long
def test_killed_at_200_random_moments_it_is_finished_or_undone(desk: Desk, tmp_path: Path) -> None:
    for moment in range(200):
        one = desk.copy(tmp_path / str(moment))
        run_and_kill(one, kill_after(random.Random(moment).uniform(0, 0.4)))  # noqa: S311 - no secret
        assert_whole(one)
        shutil.rmtree(one.root)


def test_a_file_changed_after_the_crash_is_left_to_its_author(desk: Desk, tmp_path: Path) -> None:
    for one in kills(tmp_path, desk, 2, first=30):
        if (one.root / ".playbook/applying.json").exists():
            one.checkout.write(PAGES[1], "Mine.\n")
            resume(one.root)
            assert one.checkout.read(PAGES[1]) == "Mine.\n"
            return
    raise AssertionError("no kill left a journal")
