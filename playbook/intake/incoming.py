"""What a fetch brings is looked at before it is kept, and thrown away where it is refused.

A fetch that fails keeps its objects all the same, and the next one finds them there and no longer
checks them. So each fetch writes to a folder of its own, as git does for what is pushed to it.

Invariants:
- an object is in the quarantine only if all that came with it passed every check;
- no tree is walked by its paths before they are counted: a few small trees can hold billions.
"""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from playbook.intake.git_process import GitError, run
from playbook.intake.objects import kinds, read, sizes
from playbook.metadata.limits import FRONT_MATTER

NOT_A_COMMIT: Final = "not a commit"
NO_WORDS: Final = "no words of a suggestion"
TOO_MANY: Final = "too many files"
_PREFIX: Final = "incoming-"
_LOCK: Final = "lock"
# Large enough for the folders of a large main; what a suggestion may change is TRE011's matter.
_PATHS: Final = 50_000
_TREE_SIZE: Final = 8 * 1024 * 1024
_ENTRY: Final = re.compile(rb"([0-7]+) [^\0]*\0(.{20})", re.DOTALL)
_ENTRY_SHA256: Final = re.compile(rb"([0-7]+) [^\0]*\0(.{32})", re.DOTALL)
_FOLDER: Final = b"40000"
_NEW_TREES: Final = (
    "rev-list",
    "--objects",
    "--no-object-names",
    "--filter=blob:none",
    "--stdin",
    "--not",
    "--all",
)
_SHA1_LENGTH: Final = 40


@contextmanager
def incoming(quarantine: Path) -> Iterator[Path]:
    """A folder for the objects of one fetch; they are kept where the block ends without error."""
    _clear(quarantine)
    with TemporaryDirectory(dir=quarantine, prefix=_PREFIX) as folder, _locked(Path(folder)):
        objects = Path(folder)
        yield objects
        kept = quarantine / "objects" / "pack"
        kept.mkdir(parents=True, exist_ok=True)
        # The index comes last: without it a pack is nothing to git.
        for ending in (".pack", ".rev", ".idx"):
            for path in sorted(objects.glob(f"pack/pack-*{ending}")):
                path.replace(kept / path.name)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Say that a folder is in use; the system takes that back when the process dies."""
    with (folder / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _clear(quarantine: Path) -> None:
    """Take away what a fetch that was killed has left."""
    for lock in quarantine.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError), _locked(lock.parent):
            rmtree(lock.parent)


def refuse(quarantine: Path, commits: Sequence[str], words: Sequence[str], objects: Path) -> None:
    """Raise GitError where a head is no commit, or the trees that are new hold too many files.

    `words` are what was said with pushes: texts, and no more of them than a reader takes.
    """
    found = kinds(quarantine, [*commits, *words], objects=objects)
    if any(found.get(commit) != "commit" for commit in commits):
        raise GitError(NOT_A_COMMIT)
    said = sizes(quarantine, words, objects=objects)
    if any(found.get(one) != "blob" or said[one] > FRONT_MATTER.size for one in words):
        raise GitError(NO_WORDS)
    listing = "".join(f"{commit}\n" for commit in commits)
    answer = run(quarantine, *_NEW_TREES, stdin=listing.encode(), objects=objects)
    told = kinds(quarantine, answer.decode().split(), objects=objects)
    trees = [name for name, kind in told.items() if kind == "tree"]
    large = any(size > _TREE_SIZE for size in sizes(quarantine, trees, objects=objects).values())
    if large or _most(_folders(quarantine, trees, objects)) > _PATHS:
        raise GitError(TOO_MANY)


def _folders(
    quarantine: Path, trees: Sequence[str], objects: Path
) -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """How many files each tree holds by itself, and the folders in it."""
    held = read(quarantine, trees, objects=objects)
    return {name: _entries(name, content) for name, content in held.items()}


def _entries(name: str, tree: bytes) -> tuple[int, tuple[str, ...]]:
    pattern = _ENTRY if len(name) == _SHA1_LENGTH else _ENTRY_SHA256
    found = pattern.findall(tree)
    inside = tuple(one.hex() for mode, one in found if mode == _FOLDER)
    return len(found) - len(inside), inside


def _most(folders: Mapping[str, tuple[int, tuple[str, ...]]]) -> int:
    """The paths of the tree that has the most; what main has already counts as one."""
    counted: dict[str, int] = {}
    waiting = list(folders)
    while waiting:
        name = waiting[-1]
        files, inside = folders[name]
        left = [one for one in set(inside) if one in folders and one not in counted]
        if name not in counted and left:
            waiting += left
            continue
        waiting.pop()
        # Never more than it takes to refuse it: the numbers themselves could grow for ever.
        counted[name] = min(files + sum(counted.get(one, 1) for one in inside), _PATHS + 1)
    return max(counted.values(), default=0)
