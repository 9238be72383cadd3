"""The quarantine, against real repositories: it takes in what doors hold, and nothing else."""

from __future__ import annotations

import datetime as dt
import os
import resource
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import ExplainedError, GitError
from playbook.intake.lock import locked
from playbook.intake.quarantine import Fetched, Quarantine
from playbook.model.remote import Remote
from tests.broken_forge import broken_forge
from tests.checkouts import Checkout
from tests.forge import PAGE, add_commit, add_object, entry, make_forge, suggest
from tests.loopback.server import CERTIFICATE
from tests.processes import counted_processes

DAY = dt.date(2026, 11, 20)
POLICY = "docs/records/policy.yml"
NOTHING = Fetched((), (), (), ())


@pytest.fixture
def forge(checkout: Checkout, tmp_path: Path) -> Checkout:
    return make_forge(checkout, tmp_path / "forge.git")


@pytest.fixture
def remote(forge: Checkout) -> Remote:
    return Remote(name="main", url=f"file://{forge.root}", main=True, branches="suggest/")


@pytest.fixture
def quarantine(checkout: Checkout) -> Quarantine:
    opened = Quarantine(checkout.root)
    opened.open()
    return opened


def state(checkout: Checkout) -> dict[str, bytes]:
    """Every file of a repository, its refs and logs among them, but for the quarantine."""
    return {
        path.relative_to(checkout.root).as_posix(): path.read_bytes()
        for path in sorted(checkout.root.rglob("*"))
        if path.is_file() and ".playbook" not in path.parts
    }


def test_what_doors_hold_is_taken_in_and_changes_nothing_else(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    heads = {
        ref: suggest(checkout, forge, ref, {PAGE: ref})
        for ref in ("refs/pull/12/head", "refs/merge-requests/7/head", "refs/heads/suggest/idea")
    }
    suggest(checkout, forge, "refs/heads/other", {PAGE: "Other."})
    before = state(checkout), state(forge)
    fetched = quarantine.fetch(remote, DAY)
    assert fetched == Fetched(tuple(sorted(heads)), (), (), ())
    assert quarantine.heads(remote) == heads
    assert quarantine.take_main_in() == checkout.git("rev-parse", "main")
    assert (state(checkout), state(forge)) == before
    assert not list(quarantine.path.glob("hooks/*"))


def test_a_remote_where_nothing_changed_is_asked_once(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    for number in range(1, 6):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})
    quarantine.fetch(remote, DAY)
    with counted_processes() as started:
        assert quarantine.fetch(remote, DAY) == NOTHING
    assert len(started) == 2


def test_a_push_a_new_push_and_a_closed_request_are_told_apart(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    suggest(checkout, forge, "refs/pull/2/head", {PAGE: "Two."})
    quarantine.fetch(remote, DAY)
    newer = suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One, again."})
    forge.git("update-ref", "-d", "refs/pull/2/head")
    third = suggest(checkout, forge, "refs/pull/3/head", {PAGE: "Three."})
    assert quarantine.fetch(remote, DAY) == Fetched(
        ("refs/pull/3/head",), ("refs/pull/1/head",), ("refs/pull/2/head",), ()
    )
    assert quarantine.heads(remote) == {"refs/pull/1/head": newer, "refs/pull/3/head": third}


def hostile_tree(forge: Checkout) -> str:
    """A commit with a folder named `.git`, which no honest client makes."""
    blob = forge.git("rev-parse", "main:docs/records/policy.yml")
    inner = add_object(forge, b"tree", entry("100644", "config", blob))
    return add_commit(forge, add_object(forge, b"tree", entry("40000", ".git", inner)))


def test_what_git_refuses_keeps_nothing_else_out(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    heads = {
        ref: suggest(checkout, forge, ref, {PAGE: ref})
        for ref in (f"refs/pull/{number}/head" for number in (1, 2, 4, 5))
    }
    hostile = hostile_tree(forge)
    forge.git("update-ref", "refs/pull/3/head", hostile)
    fetched = quarantine.fetch(remote, DAY)
    assert [ref for ref, _ in fetched.refused] == ["refs/pull/3/head"]
    assert "hasDotgit" in fetched.refused[0][1]
    assert fetched.new == tuple(sorted(heads))
    assert quarantine.heads(remote) == heads
    kept = Checkout(quarantine.path)
    with pytest.raises(subprocess.CalledProcessError):
        kept.git("cat-file", "-e", hostile)
    forge.git("update-ref", "refs/pull/3/head", heads["refs/pull/1/head"])
    assert quarantine.fetch(remote, DAY).new == ("refs/pull/3/head",)


@pytest.mark.parametrize("url", ["file:///no/such/repository", "ssh://-oProxyCommand=x/y"])
def test_a_remote_that_can_not_be_asked_is_told(quarantine: Quarantine, url: str) -> None:
    with pytest.raises(GitError):
        quarantine.fetch(Remote(name="main", url=url, main=True), DAY)


def test_the_quarantine_may_stand_elsewhere(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_QUARANTINE", str(tmp_path / "kept" / "queue.git"))
    quarantine = Quarantine(checkout.root)
    quarantine.open()
    quarantine.open()
    assert (
        Checkout(tmp_path / "kept" / "queue.git").git("rev-parse", "--is-bare-repository") == "true"
    )
    assert not (checkout.root / ".playbook").exists()


def submodule_of_options(forge: Checkout, name: str) -> str:
    """A commit with a submodule that git refuses only once it has the whole pack."""
    text = f'[submodule "{name}"]\n\tpath = x\n\turl = -u{name}\n'
    blob = add_object(forge, b"blob", text.encode())
    return add_commit(forge, add_object(forge, b"tree", entry("100644", ".gitmodules", blob)))


def test_a_fetch_that_is_refused_leaves_nothing_that_the_next_one_would_trust(
    forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    commits = [submodule_of_options(forge, name) for name in ("a", "b", "c")]
    for number, commit in enumerate(commits, start=1):
        forge.git("update-ref", f"refs/pull/{number}/head", commit)
    for _ in range(3):
        fetched = quarantine.fetch(remote, DAY)
        assert len(fetched.refused) == 3
        (quarantine.path / "refused-main").unlink()
    assert quarantine.heads(remote) == {}
    assert not list(quarantine.path.glob("objects/pack/*"))
    assert not list(quarantine.path.glob("incoming-*"))


def test_what_is_refused_is_not_asked_for_again(
    forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    for number in range(1, 4):
        hostile = submodule_of_options(forge, str(number))
        forge.git("update-ref", f"refs/pull/{number}/head", hostile)
    first = quarantine.fetch(remote, DAY).refused
    with counted_processes() as started:
        second = quarantine.fetch(remote, DAY).refused
    assert [ref for ref, _ in second] == [ref for ref, _ in first]
    assert all("gitmodulesUrl" in reason for _, reason in second)
    assert len(started) == 2


def test_a_head_is_a_commit(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    commit = suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    forge.git("tag", "-a", "-m", "x", "named", commit)
    for number, name in ((2, "named"), (3, "main^{tree}"), (4, f"main:{POLICY}")):
        forge.git("update-ref", f"refs/pull/{number}/head", forge.git("rev-parse", name))
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == ("refs/pull/1/head",)
    assert {reason for _, reason in fetched.refused} == {"not a commit"}


def test_a_tree_of_billions_of_paths_is_refused_before_it_is_walked(
    forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    blob = forge.git("rev-parse", f"main:{POLICY}")
    tree = add_object(forge, b"tree", entry("100644", "a", blob))
    for _ in range(60):
        tree = add_object(forge, b"tree", entry("40000", "a", tree) + entry("40000", "b", tree))
    forge.git("update-ref", "refs/pull/1/head", add_commit(forge, tree))
    assert quarantine.fetch(remote, DAY).refused == (("refs/pull/1/head", "too many files"),)


def test_names_that_can_not_stand_beside_each_other_keep_nothing_else_out(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    commit = suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    names = ("refs/heads/suggest/a", "refs/heads/suggest/a/b", "refs/pull/1/head")
    (forge.root / "packed-refs").write_text(
        "# pack-refs with: peeled fully-peeled sorted \n"
        + "".join(f"{commit} {name}\n" for name in names)
    )
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == ("refs/heads/suggest/a", "refs/pull/1/head")
    assert [ref for ref, _ in fetched.refused] == ["refs/heads/suggest/a/b"]


@pytest.mark.parametrize("status", [200, 500])
def test_a_remote_that_breaks_off_has_refused_nothing_and_is_asked_once(
    checkout: Checkout,
    forge: Checkout,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
) -> None:
    monkeypatch.setenv("PLAYBOOK_CA_FILE", str(CERTIFICATE))
    for number in range(1, 5):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})
    quarantine.fetch(remote, DAY)
    before = quarantine.heads(remote)
    forge.git("update-ref", "-d", "refs/pull/1/head")
    for number in range(2, 10):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: f"{number}, again."})
    with broken_forge(forge.root, status) as server:
        moved = remote.model_copy(update={"url": f"{server.address}/forge.git"})
        with pytest.raises(GitError):
            quarantine.fetch(moved, DAY)
        assert [one.method for one in server.asked].count("POST") == 1
    assert quarantine.heads(remote) == before
    assert not (quarantine.path / "refused-main").exists()
    assert len(quarantine.fetch(remote, DAY).changed) == 3


def test_a_branch_may_become_the_folder_of_another(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    suggest(checkout, forge, "refs/heads/suggest/a", {PAGE: "One."})
    quarantine.fetch(remote, DAY)
    forge.git("update-ref", "-d", "refs/heads/suggest/a")
    suggest(checkout, forge, "refs/heads/suggest/a/b", {PAGE: "Two."})
    assert quarantine.fetch(remote, DAY) == Fetched(
        ("refs/heads/suggest/a/b",), (), ("refs/heads/suggest/a",), ()
    )


# In the place of a connection: it runs here what it was to run there.
SSH = """\
#!/bin/sh
printf '%s\\n' "$*" >>"$CALLED"
for last; do :; done
exec sh -c "$last"
"""


def test_a_line_over_ssh_that_is_gone_is_noticed(
    checkout: Checkout,
    forge: Checkout,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = checkout.root.parent / "bin" / "ssh"
    program.parent.mkdir()
    program.write_text(SSH)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    called = checkout.root.parent / "called"
    monkeypatch.setenv("CALLED", str(called))
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    over = remote.model_copy(update={"url": f"ssh://forge.example{forge.root}"})
    assert quarantine.fetch(over, DAY).new == ("refs/pull/1/head",)
    calls = called.read_text().splitlines()
    assert len(calls) == 2
    assert all("-o ServerAliveInterval=15 -o ServerAliveCountMax=4" in call for call in calls)


def test_two_builds_take_main_in_at_the_same_moment(checkout: Checkout) -> None:
    quarantine = Quarantine(checkout.root)
    quarantine.open()
    for number in range(5):
        commit = checkout.commit(f"Move on {number}")
        with ThreadPoolExecutor(4) as pool:
            taken = [pool.submit(Quarantine(checkout.root).take_main_in) for _ in range(4)]
        assert {one.result() for one in taken} == {commit}


def test_what_is_kept_stays_where_a_remote_begins_at_a_later_number(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    refs = ("refs/pull/1/head", "refs/changes/02/2/1", "refs/heads/suggest/idea")
    heads = {ref: suggest(checkout, forge, ref, {PAGE: ref}) for ref in refs}
    forge.git("update-ref", "refs/pull/1/meta", forge.git("rev-parse", f"main:{POLICY}"))
    assert quarantine.fetch(remote, DAY).before == 0
    kept = quarantine.heads(remote)
    suggest(checkout, forge, "refs/changes/02/2/2", {PAGE: "Another patch set."})
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "Pushed again."})
    suggest(checkout, forge, "refs/pull/3/head", {PAGE: "Never taken in."})
    later = remote.model_copy(update={"since": 850})
    assert quarantine.fetch(later, DAY) == Fetched((), (), (), (), before=3)
    assert quarantine.heads(remote) == kept
    forge.git("update-ref", "-d", "refs/pull/1/head")
    assert quarantine.fetch(later, DAY).vanished == ("refs/pull/1/head",)
    back = quarantine.fetch(remote, DAY)
    assert (back.new, back.before) == (("refs/changes/02/2/2", "refs/pull/3/head"), 0)
    assert quarantine.heads(remote)["refs/heads/suggest/idea"] == heads["refs/heads/suggest/idea"]


def test_four_fetches_at_the_same_moment_refuse_nothing(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    for number in range(1, 6):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})
    with ThreadPoolExecutor(4) as pool:
        fetches = [pool.submit(Quarantine(checkout.root).fetch, remote, DAY) for _ in range(4)]
    fetched = [one.result() for one in fetches]
    assert sorted(len(one.new) for one in fetched) == [0, 0, 0, 5]
    assert [one for one in fetched if one.refused] == []
    assert len(quarantine.received()) == 5


def test_nobody_waits_for_ever(
    remote: Remote, quarantine: Quarantine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(quarantine.path / "fetch.lock"):
        monkeypatch.setattr("playbook.intake.lock._SECONDS", 0)
        with pytest.raises(GitError, match="another run"):
            quarantine.fetch(remote, DAY)


# In the place of git: a transaction of refs is killed where it puts the first one in its place.
KILLED = """\
#!/bin/sh
case "$*" in
*update-ref*) exec strace -f -o /dev/null -e 'inject=/^rename:signal=KILL:when=3+' {git} "$@" ;;
*) exec {git} "$@" ;;
esac
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this machine")
def test_locks_of_a_git_that_was_killed_keep_nothing_out(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    program = checkout.root.parent / "bin" / "git"
    program.parent.mkdir()
    program.write_text(KILLED.format(git=shutil.which("git")))
    program.chmod(0o755)
    for number in range(1, 6):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        with pytest.raises(GitError):
            quarantine.fetch(remote, DAY)
    assert list(quarantine.path.glob("refs/intake/main/pull/*/head.lock"))
    assert quarantine.fetch(remote, DAY).refused == ()
    assert len(quarantine.heads(remote)) == 5
    Checkout(quarantine.path).git("pack-refs", "--all")
    forge.git("update-ref", "-d", "refs/pull/3/head")
    (quarantine.path / "packed-refs.lock").touch()
    assert quarantine.fetch(remote, DAY).vanished == ("refs/pull/3/head",)
    (quarantine.path / "refs" / "main.lock").touch()
    checkout.commit("Move on")
    assert quarantine.take_main_in() == checkout.git("rev-parse", "main")


def test_a_note_that_can_not_be_read_is_as_none(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    for number in (1, 2):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})
    (quarantine.path / "received").write_bytes(b"pr-1 2026-1\n\xff\npr-2 2026-11-02\n\n x\n")
    (quarantine.path / "refused-main").write_bytes(b"abc\n\xff \xff\n")
    assert quarantine.received() == {"pr-2": dt.date(2026, 11, 2)}
    assert len(quarantine.fetch(remote, DAY).new) == 2
    assert quarantine.received() == {"pr-1": DAY, "pr-2": dt.date(2026, 11, 2)}


def test_a_file_that_could_not_be_written_leaves_no_part_of_itself(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    replace_file(kept, b"as it was")
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            replace_file(kept, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]
    assert kept.read_bytes() == b"as it was"


def test_a_branch_without_a_commit_is_told_in_words(tmp_path: Path) -> None:
    unborn = Checkout(tmp_path)
    unborn.git("init", "-q")
    quarantine = Quarantine(tmp_path)
    quarantine.open()
    with pytest.raises(ExplainedError, match="nothing is committed"):
        quarantine.take_main_in()
