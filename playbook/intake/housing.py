"""The folder of the quarantine: made whole or not at all, and mended after a git that was killed.

Invariants:
- it counts as there once all that git needs of it is there: its HEAD comes last;
- what is damaged is moved aside within it, and never deleted;
- nothing outside of it is written.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from playbook.intake.git_process import Bare, run
from playbook.intake.lock import locked

_HEAD: Final = "HEAD"
_HEAD_SAYS: Final = re.compile(rb"ref: refs/\S+\n?|[0-9a-f]{40,64}\n?")
# All that git itself keeps in a bare repository; our own notes beside it outlive it.
_OF_GIT: Final = (
    _HEAD,
    "config",
    "objects",
    "refs",
    "packed-refs",
    "logs",
    "description",
    "info",
    "hooks",
    "branches",
)
_LOCK: Final = "making.lock"
_PREFIX: Final = ".making-"
_ASIDE: Final = "damaged"


def is_whole(path: Path) -> bool:
    """Whether a bare repository is there, with all that git needs to take it for one."""
    head = path / _HEAD
    folders = (path / name for name in ("objects", "refs"))
    if not head.is_file() or not (path / "config").is_file():
        return False
    return all(one.is_dir() for one in folders) and bool(_HEAD_SAYS.fullmatch(head.read_bytes()))


def make(path: Path, *arguments: str) -> Path | None:
    """Make a bare repository where there is none; where what was damaged lies now, if any was.

    Raises GitError, or OSError.
    """
    path.mkdir(parents=True, exist_ok=True)
    with locked(path / _LOCK):
        if is_whole(path):
            return None
        for left in path.glob(f"{_PREFIX}*"):
            rmtree(left)
        aside = _set_aside(path)
        with TemporaryDirectory(dir=path, prefix=_PREFIX) as folder:
            run(Bare(folder), "init", "--quiet", "--bare", "--template=", *arguments)
            for piece in sorted(Path(folder).iterdir(), key=lambda one: one.name == _HEAD):
                piece.replace(path / piece.name)
    return aside


def _set_aside(path: Path) -> Path | None:
    damaged = [one for name in _OF_GIT if (one := path / name).exists()]
    if not damaged:
        return None
    places = (path / f"{_ASIDE}-{number}" for number in count(1))
    aside = next(place for place in places if not place.exists())
    aside.mkdir()
    for one in damaged:
        one.rename(aside / one.name)
    return aside


def unlock(path: Path, refs: str) -> None:
    """Take away the locks below some refs that a git which was killed has left.

    Only where no git of ours can be at work on these refs: git itself waits for none to go.
    """
    for lock in (path / refs).rglob("*.lock"):
        lock.unlink(missing_ok=True)
    (path / f"{refs.rstrip('/')}.lock").unlink(missing_ok=True)
