"""The quarantine's folder, whatever killed git in it: whole or not there, and nothing outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from playbook.intake.git_process import GitError
from playbook.intake.housing import is_whole
from playbook.intake.quarantine import Quarantine
from tests.checkouts import ROOT, Checkout

STRACE = shutil.which("strace")
OPEN = """
import sys
from pathlib import Path
from playbook.intake.quarantine import Quarantine
quarantine = Quarantine(Path(sys.argv[1]))
quarantine.open()
quarantine.take_main_in()
"""


def state(checkout: Checkout) -> dict[str, bytes]:
    """Every file of a checkout and of its repository, but for the quarantine."""
    return {
        path.relative_to(checkout.root).as_posix(): path.read_bytes()
        for path in sorted(checkout.root.rglob("*"))
        if path.is_file() and ".playbook" not in path.parts
    }


def works(checkout: Checkout) -> bool:
    """Whether the quarantine opens and takes main in, whatever lies there."""
    quarantine = Quarantine(checkout.root)
    quarantine.open()
    here = quarantine.take_main_in()
    return Checkout(quarantine.path).git("rev-parse", "refs/main") == here


@pytest.mark.parametrize("when", range(1, 9))
def test_an_init_that_is_killed_at_any_folder_leaves_none_that_counts(
    checkout: Checkout, when: int
) -> None:
    quarantine, before = Quarantine(checkout.root), state(checkout)
    quarantine.path.mkdir(parents=True)
    git = ["git", "-C", str(quarantine.path), "init", "--quiet", "--bare", "--template="]
    if STRACE is None:
        pytest.skip("no strace on this machine")
    killing = [STRACE, "-f", "-o", os.devnull, "-e", f"inject=mkdir:signal=KILL:when={when}"]
    subprocess.run([*killing, *git], check=False, capture_output=True)
    assert is_whole(quarantine.path) == quarantine.is_there
    if not quarantine.is_there:
        with pytest.raises(GitError, match="not a git repository"):
            quarantine.mail_heads()
    assert works(checkout)
    assert state(checkout) == before


@pytest.mark.skipif(STRACE is None, reason="no strace on this machine")
@pytest.mark.parametrize("call", ["mkdir", "rename"])
def test_a_first_run_that_is_killed_anywhere_is_made_good_by_the_next(
    checkout: Checkout, call: str
) -> None:
    before = state(checkout)
    log = checkout.root.parent / "calls"
    command = [sys.executable, "-c", OPEN, str(checkout.root)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    calls = f"/^{call}(at2?)?$"
    traced = [str(STRACE), "-f", "-o", str(log), "-e", f"trace={calls}"]
    subprocess.run([*traced, *command], check=True, capture_output=True, env=surroundings)
    # Each process counts its own calls: the longest of them says how many there are to die at.
    of_each = [line.split()[0] for line in log.read_text().splitlines() if re.search(r"= 0$", line)]
    most = max(of_each.count(one) for one in set(of_each))
    killed = 0
    for when in range(1, most + 1):
        shutil.rmtree(checkout.root / ".playbook")
        inject = f"inject={calls}:signal=KILL:when={when}"
        died = [str(STRACE), "-f", "-o", os.devnull, "-e", inject]
        ran = subprocess.run([*died, *command], check=False, capture_output=True, env=surroundings)
        killed += ran.returncode != 0
        assert works(checkout), when
        assert state(checkout) == before, when
    assert killed


def test_what_was_damaged_is_moved_aside_and_not_deleted(checkout: Checkout) -> None:
    quarantine = Quarantine(checkout.root)
    assert quarantine.open() is None
    quarantine.take_main_in()
    (quarantine.path / "received").write_text("pr-1 2026-11-02\n")
    packs = {one.name for one in quarantine.path.glob("objects/pack/*")}
    (quarantine.path / "HEAD").write_bytes(b"\0" * 20)
    assert not is_whole(quarantine.path)
    aside = quarantine.open()
    assert aside == quarantine.path / "damaged-1"
    assert {one.name for one in aside.glob("objects/pack/*")} == packs
    assert is_whole(quarantine.path)
    assert list(quarantine.received()) == ["pr-1"]
    (quarantine.path / "HEAD").unlink()
    assert quarantine.open() == quarantine.path / "damaged-2"


def test_four_runs_make_it_at_the_same_moment(checkout: Checkout) -> None:
    command = [sys.executable, "-c", OPEN, str(checkout.root)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [subprocess.Popen(command, env=surroundings) for _ in range(4)]
    assert [one.wait(120) for one in started] == [0, 0, 0, 0]
    assert not list(Quarantine(checkout.root).path.glob("damaged-*"))
