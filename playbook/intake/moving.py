"""Moves a branch from one commit to the next, and the checkout with it.

Invariants:
- whatever ends the process, the next run finds the branch and the checkout as they were, or
  finishes them: a journal is on the disk before the first ref moves and until the last file is in
  its place;
- nothing is written where the branch of the journal is not the one that is checked out.
"""

from __future__ import annotations

import fcntl
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import GitError, run
from playbook.intake.head import has_in_its_past
from playbook.intake.placing import changes_of, place, prepare
from playbook.metadata.files import LEDGER

_WORK: Final = ".playbook"
_JOURNAL: Final = "applying.json"
_LOCK: Final = "applying.lock"
_BENCH: Final = "applying"  # what is being written lies here, not among the pages
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_BRANCH: Final = "refs/heads/"


class Left(StrEnum):
    """What became of the work of a run that was ended in the middle."""

    NOTHING = ""
    SETTLED = "settled"  # finished, or as if it had never begun
    FORGOTTEN = "forgotten"  # its branch is no longer checked out: nothing was written


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
        return json.dumps(asdict(self)).encode()

    @classmethod
    def read(cls, content: bytes) -> Journal | None:
        """What stands in a file; None where no run can have written it."""
        try:
            said = json.loads(content)
            journal = cls(*(str(said[name]) for name in ("ref", "old", "new")))
        except (ValueError, TypeError, KeyError):
            return None
        known = map(_COMMIT.fullmatch, (journal.old, journal.new))
        return journal if journal.ref.startswith(_BRANCH) and all(known) else None


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
        try:
            yield
        finally:
            shutil.rmtree(work / _BENCH, ignore_errors=True)


def bench_of(root: Path) -> Path:
    """Where what is being written lies."""
    bench = root / _WORK / _BENCH
    bench.mkdir(exist_ok=True)
    return bench.resolve()


def checked_out(root: Path) -> str | None:
    """The ref of the branch that is checked out; None where there is none."""
    try:
        return run(root, "symbolic-ref", "--quiet", "HEAD").decode().strip()
    except GitError:
        return None


def resume(root: Path) -> Left:
    """Finish, undo or forget what an earlier run was killed in."""
    if not (root / _WORK / _JOURNAL).is_file():
        return Left.NOTHING
    with alone(root):
        return resume_alone(root)


def move(root: Path, journal: Journal) -> None:
    """Move the branch, then the checkout. GitError; then nothing has moved."""
    _prepare(root, journal)
    replace_file(root / _WORK / _JOURNAL, journal.content)
    try:
        command = f"update {journal.ref} {journal.new} {journal.old}\n"
        run(root, "update-ref", "-m", "playbook intake apply", "--stdin", stdin=command.encode())
    except GitError:
        _forget(root)
        raise
    _finish(root, journal, journal.new)


def resume_alone(root: Path) -> Left:
    """Finish a move whose ref has moved; forget one whose ref has not. Nobody else is at work."""
    try:
        content = (root / _WORK / _JOURNAL).read_bytes()
    except FileNotFoundError:
        return Left.NOTHING
    journal = Journal.read(content)
    if journal is None:
        _forget(root)
        return Left.FORGOTTEN
    _unlock(root, journal.ref)
    now = _commit_of(root, journal.ref)
    if now is None or checked_out(root) != journal.ref:
        _forget(root)
        return Left.FORGOTTEN
    if now == journal.old or not has_in_its_past(root, now, journal.new):
        _forget(root)
    else:
        _prepare(root, journal)
        _finish(root, journal, now)
    return Left.SETTLED


def _commit_of(root: Path, ref: str) -> str | None:
    try:
        return run(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    except GitError:
        return None


def _unlock(root: Path, ref: str) -> None:
    """Take away the locks of a git that was killed with the process that kept the journal."""
    for name in ("index", ref, "HEAD"):
        place = run(root, "rev-parse", "--git-path", f"{name}.lock").decode().strip()
        with suppress(FileNotFoundError):
            (root / place).unlink()


def _prepare(root: Path, journal: Journal) -> None:
    prepare(root, bench_of(root), journal.new, changes_of(root, journal.old, journal.new))


def _finish(root: Path, journal: Journal, now: str) -> None:
    """Put the files in their places; `now` is where the branch is."""
    changes = changes_of(root, journal.old, journal.new)
    # Once the branch has gone on, somebody else may have written the ledger.
    ledger = [one.path for one in changes if one.path.startswith(LEDGER)]
    place(root, bench_of(root), changes, ledger if now == journal.new else ())
    _forget(root)


def _forget(root: Path) -> None:
    (root / _WORK / _JOURNAL).unlink()
