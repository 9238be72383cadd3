"""What main would be with a suggestion, worked out by git without a work tree.

Invariants: merges are made as trees in the quarantine and nowhere else; however many there are, one
process makes them, and a few more where git fails on one; git's configuration and attributes of the
trees decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.git_process import GitError, run

_MERGING: Final = (
    "-c",
    "merge.directoryRenames=false",
    "-c",
    "merge.renameLimit=400",
    "merge-tree",
    "--write-tree",
    "--stdin",
    "-z",
    "--name-only",
    "--no-messages",
)
Sides = tuple[str, str]
# The lines that git writes around a collision: it names the two commits.
_BEGINS: Final = re.compile(rb"<{7} [0-9a-f]{40}")
_MIDDLE: Final = b"======="
_ENDS: Final = re.compile(rb">{7} [0-9a-f]{40}")


# However many merges git fails at: the others are made, up to here.
_ATTEMPTS: Final = 60


class Merge(NamedTuple):
    """What came of merging two commits: the tree, and the paths where they collide.

    There is no tree where git failed at it: nothing is known of such a merge but that.
    """

    tree: str | None
    conflicts: tuple[str, ...] = ()


def merges(path: Path, wanted: Iterable[Sides]) -> dict[Sides, Merge]:
    """The merge of each two commits that have a common past; both sides are commit ids.

    Some histories make git itself fail: they are set apart by halves, so that they keep no other
    merge from being made.
    """
    made: dict[Sides, Merge] = {}
    waiting, attempts = [sorted(set(wanted))], 0
    while waiting:
        pairs = waiting.pop()
        if not pairs:
            continue
        attempts += 1
        try:
            made.update(_made(path, pairs) if attempts <= _ATTEMPTS else _failed(pairs))
        except GitError:
            half = len(pairs) // 2
            made.update(() if half else _failed(pairs))
            waiting += [pairs[half:], pairs[:half]] if half else []
    return made


def as_suggested(merged: bytes, head: str) -> bytes:
    """A file that git has merged, with the lines of `head` wherever the two sides collide.

    No commit can name itself, so that nobody can write the line with which git ends a collision.
    """
    kept: list[bytes] = []
    begins = middle = None
    for line in merged.split(b"\n"):
        if _ENDS.match(line) and line.split()[1].startswith(head.encode()):
            if begins is not None and middle is not None:
                kept[begins:] = kept[middle + 1 :]
            begins = middle = None
            continue
        if middle is None and _BEGINS.match(line):
            begins = len(kept)
        elif begins is not None and middle is None and line.rstrip() == _MIDDLE:
            middle = len(kept)
        kept.append(line)
    return b"\n".join(kept)


def _made(path: Path, pairs: Sequence[Sides]) -> dict[Sides, Merge]:
    asked = "".join(f"{one} {other}\n" for one, other in pairs).encode()
    return dict(zip(pairs, _merges(run(path, *_MERGING, stdin=asked)), strict=True))


def _failed(pairs: Iterable[Sides]) -> dict[Sides, Merge]:
    return dict.fromkeys(pairs, Merge(None))


def _merges(answer: bytes) -> Iterator[Merge]:
    """Each merge as its status, its tree, the paths that collide, and an empty field."""
    fields: Sequence[bytes] = answer.split(b"\0")
    at = 0
    while at + 1 < len(fields):
        tree, at = fields[at + 1].decode(), at + 2
        end = fields.index(b"", at)
        names = {name.decode(errors="surrogateescape") for name in fields[at:end]}
        yield Merge(tree, tuple(sorted(names)))
        at = end + 1
