"""Moves a branch from one commit to the next, and the checkout with it.

Invariant: whatever ends the process, the next run finds the branch and the checkout as they were,
or finishes them: a journal is on the disk before the first ref moves and until the last file is in
its place.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import GitError, run
from playbook.intake.placing import place

_WORK: Final = ".playbook"
_JOURNAL: Final = "applying.json"
_LOCK: Final = "applying.lock"
_BENCH: Final = "applying"  # what is being written lies here, not among the pages


class NotAppliedError(Exception):
    """Why a suggestion could not be taken in; nothing has changed. `paths` are in the way."""

    def __init__(self, reason: str, paths: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.paths = tuple(paths)


@dataclass(frozen=True)
class Journal:
    """A move of the branch from one commit to another that is not finished yet."""

    ref: str
    old: str
    new: str

    @property
    def content(self) -> bytes:
        """What stands in the file."""
        return json.dumps({"ref": self.ref, "old": self.old, "new": self.new}).encode()


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One at a time in a checkout; the system lets go of the lock of a process that died."""
    work = root / _WORK
    work.mkdir(exist_ok=True)
    with (work / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise NotAppliedError("busy") from error
        shutil.rmtree(work / _BENCH, ignore_errors=True)
        yield
        shutil.rmtree(work / _BENCH, ignore_errors=True)


def bench_of(root: Path) -> Path:
    """Where what is being written lies."""
    bench = root / _WORK / _BENCH
    bench.mkdir(exist_ok=True)
    return bench


def resume(root: Path) -> bool:
    """Finish or undo what an earlier run was killed in; whether there was anything."""
    if not (root / _WORK / _JOURNAL).is_file():
        return False
    with alone(root):
        return resume_alone(root)


def move(root: Path, journal: Journal) -> None:
    """Move the branch, then the checkout."""
    replace_file(root / _WORK / _JOURNAL, journal.content)
    try:
        command = f"update {journal.ref} {journal.new} {journal.old}\n"
        run(root, "update-ref", "-m", "playbook intake apply", "--stdin", stdin=command.encode())
    except GitError:
        (root / _WORK / _JOURNAL).unlink()
        raise
    _finish(root, journal)


def resume_alone(root: Path) -> bool:
    """Finish a move whose ref has moved; forget one whose ref has not. Nobody else is at work."""
    journal = _journal(root)
    if journal is None:
        return False
    _unlock(root, journal.ref)
    now = run(root, "rev-parse", "--verify", f"{journal.ref}^{{commit}}").decode().strip()
    if now == journal.old or not _is_ancestor(root, journal.new, now):
        (root / _WORK / _JOURNAL).unlink()
    else:
        _finish(root, journal)
    return True


def _journal(root: Path) -> Journal | None:
    try:
        content = (root / _WORK / _JOURNAL).read_bytes()
    except FileNotFoundError:
        return None
    return Journal(**json.loads(content))


def _unlock(root: Path, ref: str) -> None:
    """Take away the locks of a git that was killed with the process that kept the journal."""
    for name in ("index", ref, "HEAD"):
        place = run(root, "rev-parse", "--git-path", f"{name}.lock").decode().strip()
        with suppress(FileNotFoundError):
            (root / place).unlink()


def _is_ancestor(root: Path, one: str, other: str) -> bool:
    try:
        run(root, "merge-base", "--is-ancestor", one, other)
    except GitError:
        return False
    return True


def _finish(root: Path, journal: Journal) -> None:
    place(root, bench_of(root), journal.old, journal.new)
    (root / _WORK / _JOURNAL).unlink()
