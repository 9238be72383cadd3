"""What main would be with a suggestion, worked out by git without a work tree.

Invariants: merges are made as trees in the quarantine and nowhere else; however many there are, one
process makes them; git's configuration and attributes of the trees decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.git_process import run

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


class Merge(NamedTuple):
    """What came of merging two commits: the tree, and the paths where they collide."""

    tree: str
    conflicts: tuple[str, ...]


def merges(path: Path, wanted: Iterable[Sides]) -> dict[Sides, Merge]:
    """The merge of each two commits that have a common past; both sides are commit ids."""
    pairs = sorted(set(wanted))
    if not pairs:
        return {}
    asked = "".join(f"{one} {other}\n" for one, other in pairs).encode()
    return dict(zip(pairs, _merges(run(path, *_MERGING, stdin=asked)), strict=True))


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
