"""The intake beside a forge on which anything happens, in any order, and with kills in between.

`scripts/test --all` runs 300 examples of 30 steps. What fails is kept in `.hypothesis/examples` at
the root of the project, and is tried first by the next run: stopped or failed, it can be taken up
again by starting it anew.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from playbook.intake import git_process
from playbook.intake.inbox import read_inbox
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_queue
from playbook.model.remote import Remote
from playbook.workspace import read_workspace
from tests.checkouts import ROOT, Checkout
from tests.cli.running import english
from tests.hostile.suggestions.builder import BRANCHES, Objects
from tests.hostile.suggestions.forges import attacked

_SECRETS: Final = "zqwords"
_FIRST_DAY: Final = dt.date(2026, 11, 1)


def template(root: Path) -> Path:
    """A checkout that takes its suggestions from a forge beside it; its objects are the forge's."""
    attacked(root, ())
    alternates = root / "checkout/.git/objects/info/alternates"
    alternates.write_text("../../../forge.git/objects\n")
    return root


class Intake(RuleBasedStateMachine):
    """A forge as a model (which commit each door has, what is in main), and the real intake."""

    template: Path
    doors = Bundle("doors")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        root = Path(self._folder.name)
        for name in ("checkout", "forge.git"):
            shutil.copytree(self.template / name, root / name, symlinks=True)
        self.checkout, self.forge = Checkout(root / "checkout"), Checkout(root / "forge.git")
        policy = "docs/records/policy.yml"
        self.checkout.replace(policy, str(self.template), str(root))
        url = f"file://{self.forge.root}"
        self.remote = Remote(name="main", url=url, main=True, branches=BRANCHES)
        self.quarantine = Quarantine(self.checkout.root)
        self.quarantine.open()
        self.objects = Objects(self.forge)
        self.main = self.objects.main
        self.files: dict[str | bytes, bytes] = {}
        self.heads: dict[str, str] = {}
        self.parents: dict[str, list[str]] = {self.main: []}
        self.written: dict[str, dict[str | bytes, bytes]] = {}
        self.received: dict[str, dt.date] = {}
        self.withheld: set[str] = set()
        self.spoken: set[str] = set()
        self.day = _FIRST_DAY
        self.count = 0

    def teardown(self) -> None:
        self._folder.cleanup()

    # What happens on the forge.

    def _commit(self, files: dict[str | bytes, bytes], *parents: str) -> str:
        self.count += 1
        message = f"{_SECRETS} {self.count}\n".encode()
        made = self.objects.commit(self.objects.on_main(files), parents, message)
        self.parents[made] = list(parents)
        self.written[made] = files
        return made

    def _words(self, ref: str) -> dict[str | bytes, bytes]:
        self.count += 1
        name = ref.replace("/", "-").lower()
        return {f"docs/en/start/{name}.md": f"{_SECRETS} {self.count}\n".encode()}

    def _move(self, ref: str, commit: str | None) -> None:
        if commit:
            self.forge.git("update-ref", ref, commit)
            self.heads[ref] = commit
        else:
            self.forge.git("update-ref", "-d", ref)
            del self.heads[ref]

    def _take(self, files: dict[str | bytes, bytes], *parents: str) -> None:
        self.files = {**self.files, **files}
        self.main = self._commit(self.files, self.main, *parents)
        for repository in (self.forge, self.checkout):
            repository.git("update-ref", "refs/heads/main", self.main)

    @rule(target=doors, branch=st.booleans())
    def open(self, branch: bool) -> str:  # noqa: FBT001 - a rule's argument
        self.count += 1
        ref = (
            f"refs/heads/{BRANCHES}idea-{self.count}" if branch else f"refs/pull/{self.count}/head"
        )
        self._move(ref, self._commit({**self.files, **self._words(ref)}, self.main))
        return ref

    @rule(ref=doors)
    def push(self, ref: str) -> None:
        before = self.heads[ref]
        files = {**self.written[before], **self._words(ref)}
        self._move(ref, self._commit(files, before))

    @rule(ref=doors)
    def force_push(self, ref: str) -> None:
        self._move(ref, self._commit({**self.files, **self._words(ref)}, self.main))

    @rule(ref=doors)
    def take_main_into_a_suggestion(self, ref: str) -> None:
        before = self.heads[ref]
        if self.main not in self._past_of(before):
            own = {**self.files, **self._own(ref)}
            self._move(ref, self._commit(own, before, self.main))

    @rule(target=doors)
    def say_something_without_a_change(self) -> str:
        self.count += 1
        ref = f"refs/pull/{self.count}/head"
        said = f"title: {_SECRETS} {self.count}\nlanguage: en\nkind: question\n".encode()
        self._move(ref, self._commit({**self.files, "suggestion.yml": said}, self.main))
        self.spoken.add(ref)
        return ref

    @rule(target=doors, ref=consumes(doors))
    def rename_branch(self, ref: str) -> str:
        if "heads" not in ref:
            return ref
        renamed, head = f"{ref}-renamed", self.heads[ref]
        self._move(ref, None)
        self._move(renamed, head)
        return renamed

    @rule(ref=consumes(doors))
    def delete(self, ref: str) -> None:
        self._move(ref, None)

    @rule(ref=doors)
    def merge_into_main(self, ref: str) -> None:
        head = self.heads[ref]
        self._take(self._own(ref), head)

    @rule()
    def advance_main(self) -> None:
        self._take(self._words("main"))

    @rule(ref=doors)
    def squash_into_main(self, ref: str) -> None:
        own = self._own(ref)
        if self.heads[ref] in self._past() or own.items() <= self.files.items():
            return
        first = own.keys().isdisjoint(self.files)
        self._take(own)
        found = self._run()
        if first:
            workspace = read_workspace(self.checkout.root)
            assert workspace.main
            inbox = read_inbox(self.checkout.root, workspace.main)
            assert inbox.read
            assert ref not in {one.ref for one in inbox.open.values()}
            assert inbox.open.keys() <= found.keys()

    def _own(self, ref: str) -> dict[str | bytes, bytes]:
        name = f"docs/en/start/{ref.replace('/', '-').lower().removesuffix('-renamed')}.md"
        files = self.written[self.heads[ref]]
        return {path: text for path, text in files.items() if str(path).startswith(name[:-3])}

    # What the intake does.

    def _fetch(self) -> None:
        self.day += dt.timedelta(days=1)
        fetched = self.quarantine.fetch(self.remote, self.day)
        assert fetched.refused == ()

    def _run(self) -> dict[str, str]:
        """Take in and list; what must hold after every run."""
        before = self._refs()
        self._fetch()
        assert self.quarantine.heads(self.remote) == self.heads
        found = self._listed()
        assert self._refs() == before
        return found

    def _listed(self) -> dict[str, str]:
        main = self.quarantine.take_main_in()
        assert main == self.main
        listed = read_queue(self.quarantine, [self.remote], main, self.day)
        ids = [one.id for one in listed]
        assert len(set(ids)) == len(ids)
        past = self._past()
        assert {one.ref: one.head for one in listed} == {
            ref: head for ref, head in self.heads.items() if head not in past
        }
        for one in listed:
            # A day is noted once and for all.
            assert self.received.setdefault(one.id, one.received_on) == one.received_on
            assert one.base in past
        return {one.id: one.head for one in listed}

    def _past(self) -> set[str]:
        return self._past_of(self.main)

    def _past_of(self, commit: str) -> set[str]:
        seen, waiting = set[str](), [commit]
        while waiting:
            commit = waiting.pop()
            if commit not in seen:
                seen.add(commit)
                waiting += self.parents[commit]
        return seen

    def _refs(self) -> list[str]:
        form = "--format=%(objectname) %(refname)"
        both = (self.checkout, self.forge)
        return [one.git("for-each-ref", form) for one in both]

    @rule()
    def run_intake(self) -> None:
        found = self._run()
        workspace = read_workspace(self.checkout.root)
        assert workspace.main
        inbox = read_inbox(self.checkout.root, workspace.main)
        assert inbox.read
        # Words alone are open until somebody answers: nothing in main can be what they suggest.
        open_words = {ref for ref in self.spoken & self.heads.keys() if self._waits(ref, found)}
        assert open_words <= {one.ref for one in inbox.open.values()}

    def _waits(self, ref: str, found: dict[str, str]) -> bool:
        words_alone = "suggestion.yml" in self.written[self.heads[ref]] and not self._own(ref)
        left = (head for name, head in found.items() if name not in self.withheld)
        return words_alone and self.heads[ref] in left

    @rule()
    def run_intake_twice(self) -> None:
        first = self._run()
        assert self._run() == first
        assert self.quarantine.fetch(self.remote, self.day).new == ()

    @rule(at=st.integers(1, 9), after=st.booleans())
    def crash_and_run_again(self, at: int, after: bool) -> None:  # noqa: FBT001 - a rule's argument
        before = self._refs()
        _in_a_process_that_dies(self._fetch, at, after=after)
        self.day += dt.timedelta(days=1)
        assert self._refs() == before
        self._noted()
        self._run()
        assert not list(self.quarantine.path.glob("incoming-*"))

    def _noted(self) -> None:
        """What a run that died has noted stays: the day on which it saw a suggestion first."""
        for name, day in self.quarantine.received().items():
            assert self.received.setdefault(name, day) == day

    @precondition(lambda self: len(self.withheld) < 2)
    @rule(verb=st.sampled_from(["acknowledge", "withhold"]), data=st.data())
    def write_the_ledger(self, verb: str, data: st.DataObject) -> None:
        found = sorted(self._run().keys() - self.withheld)
        if not found:
            return
        name = data.draw(st.sampled_from(found))
        self.withheld.add(name)
        arguments = ("--by", "engagement-team", "--reason", "Not ours.")
        ran = english(self.checkout.root, "intake", verb, name, *arguments)
        assert ran.code == 0, ran.err
        queue = read_workspace(self.checkout.root).queue
        shown = [one.record.id for one in queue.shown]
        waiting = [one.id for one in queue.waiting]
        assert name not in waiting
        assert (name in shown) == (verb == "acknowledge")
        others = self._listed().keys() - self.withheld
        assert {one for one in waiting if one in others} == set(waiting)

    @invariant()
    def main_is_where_people_left_it(self) -> None:
        for repository in (self.checkout, self.forge):
            head = repository.root / ".git" if repository is self.checkout else repository.root
            ref = head / "refs/heads/main"
            assert not ref.is_file() or ref.read_text().strip() == self.main


def _in_a_process_that_dies(act: Callable[[], None], at: int, *, after: bool) -> None:
    """Do something in a process that is killed at a call of git, before it or after it."""
    with warnings.catch_warnings():
        # Python warns of forks beside threads; this one runs git and nothing else.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        _die_at(at, after=after)
        act()
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def _die_at(at: int, *, after: bool) -> None:
    calls = 0

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **rest: object) -> None:
            nonlocal calls
            calls += 1
            self._is_last = calls == at
            if self._is_last and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            super().__init__(*arguments, **rest)  # type: ignore[call-overload]

        def communicate(
            self,
            input: bytes | None = None,  # noqa: A002
            timeout: float | None = None,
        ) -> tuple[bytes, bytes]:
            answer = super().communicate(input, timeout)
            if self._is_last:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

    git_process.subprocess.Popen = Counted  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> type[Intake]:
    root = template(tmp_path_factory.mktemp("template"))
    return type("IntakeOfTemplate", (Intake,), {"template": root})


def run_machine(machine: type[Intake], examples: int, steps: int) -> None:
    """Run the machine; what fails is kept and tried first the next time."""
    kept = ROOT / ".hypothesis" / "examples"
    print(f"failing examples are kept in {kept}")  # noqa: T201 - who takes the run up again asks
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            database=DirectoryBasedExampleDatabase(kept),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_intake_loses_and_moves_nothing_whatever_happens_on_the_forge(
    machine: type[Intake],
) -> None:
    run_machine(machine, examples=10, steps=12)


@pytest.mark.long
def test_the_intake_loses_and_moves_nothing_however_long(machine: type[Intake]) -> None:
    run_machine(machine, examples=300, steps=30)
