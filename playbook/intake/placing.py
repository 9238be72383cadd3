"""Puts what a commit changes in its place in the checkout.

Invariant: a file of the checkout that differs from what the branch held is never overwritten.
"""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import GitError, run
from playbook.intake.objects import read
from playbook.intake.queue import changes_between, trees_of
from playbook.metadata.files import LEDGER
from playbook.model.history import blob_id
from playbook.model.suggestion import Change


def changes_of(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """The files that differ between two commits."""
    trees = trees_of(root, {old, new})
    pair = (trees[old], trees[new])
    return changes_between(root, [pair]).get(pair, ())


def entry(change: Change) -> str:
    """A file as `update-index --index-info` takes it; a page is never executable."""
    if change.blob is None:
        return f"0 {'0' * 40}\t{change.path}"
    return f"100644 {change.blob}\t{change.path}"


def holds(path: Path, blob: str | None) -> bool:
    """Whether a file of the checkout is this blob; None is no file."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return blob is None
    if not stat.S_ISREG(found.st_mode) or blob is None:
        return False
    return blob_id(path.read_bytes(), like=blob) == blob


def place(root: Path, bench: Path, old: str, new: str) -> None:
    """Bring the checkout from one commit to another; done twice, it is the same.

    `bench` is where what is being written lies, not among the pages.
    """
    changes = changes_of(root, old, new)
    blobs = read(root, [change.blob for change in changes if change.blob])
    for change in changes:
        file = root / change.path
        if not change.path.startswith(LEDGER) and not holds(file, change.before):
            continue  # it is there already, or somebody has changed it since
        if change.blob:
            replace_file(file, blobs[change.blob], at=bench)
        else:
            file.unlink(missing_ok=True)
            _prune(root, file.parent)
    listing = "".join(f"{entry(change)}\0" for change in changes)
    stdin = listing.encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=stdin)
    with suppress(GitError):  # it ends with 1 where other files of the checkout have changed
        run(root, "update-index", "-q", "--refresh")


def _prune(root: Path, folder: Path) -> None:
    """Take away the folders that a deleted file leaves empty, as git does."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
