"""How many paths trees hold, how long and how deep, counted without walking them.

Invariants: each tree is read once, however often others name it; no more of them is held at once
than a bound; every count ends where it is enough to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.git_process import ExplainedError
from playbook.intake.objects import read, sizes
from playbook.model.finding import Words

TOO_MANY: Final = Words("too many files", "trop de fichiers")
TOO_LONG: Final = Words(
    "too long names of files or folders", "des noms de fichiers ou de dossiers trop longs"
)
TOO_DEEP: Final = Words("too many folders in folders", "trop de dossiers dans des dossiers")
# Large enough for the folders of a large main; what a suggestion may change is TRE011's matter.
_PATHS: Final = 50_000
_PATH_BYTES: Final = 16 * 1024 * 1024
_DEPTH: Final = 32
# No common file system takes a longer name.
_NAME: Final = 255
_TREE_SIZE: Final = 8 * 1024 * 1024
# Of all trees together, those of many suggestions: what is over it is tried again in halves.
_ALL_TREES: Final = 512 * 1024 * 1024
_ALL_FOLDERS: Final = 2_000_000
_AT_ONCE: Final = 64 * 1024 * 1024
_ENTRY: Final = re.compile(rb"([0-7]+) ([^\0]*)\0(.{20})", re.DOTALL)
_ENTRY_SHA256: Final = re.compile(rb"([0-7]+) ([^\0]*)\0(.{32})", re.DOTALL)
_FOLDER: Final = b"40000"
_SHA1_LENGTH: Final = 40


class _Tree(NamedTuple):
    """What a tree holds by itself: how many entries, the bytes of their names, and its folders.

    Of each folder the length of its name, and its tree.
    """

    entries: int
    named: int
    folders: tuple[tuple[int, str], ...]


class _Extent(NamedTuple):
    """How far all that lies below a tree extends: files and folders are paths."""

    paths: int
    named: int
    depth: int


# A tree that is not at hand is walked by nobody.
_UNKNOWN: Final = _Extent(1, 0, 1)


def refuse_extent(repository: Path, trees: Collection[str], objects: Path | None) -> None:
    """Raise ExplainedError where any of these trees holds more than can be worked with."""
    for extent in _extents(_held(repository, trees, objects)).values():
        if extent.paths > _PATHS:
            raise ExplainedError(TOO_MANY)
        if extent.named > _PATH_BYTES:
            raise ExplainedError(TOO_LONG)
        if extent.depth > _DEPTH:
            raise ExplainedError(TOO_DEEP)


def in_parts(told: Mapping[str, int]) -> Iterator[list[str]]:
    """Objects by their sizes, in parts of which each can be held at once."""
    part: list[str] = []
    total = 0
    for name, size in told.items():
        if part and total + size > _AT_ONCE:
            yield part
            part, total = [], 0
        part.append(name)
        total += size
    if part:
        yield part


def _held(repository: Path, trees: Collection[str], objects: Path | None) -> dict[str, _Tree]:
    """These trees, and all below them: a new one may name an old one a thousand times."""
    held: dict[str, _Tree] = {}
    seen, waiting = set(trees), set(trees)
    size = folders = 0
    while waiting:
        told = sizes(repository, waiting, objects=objects)
        size += sum(told.values())
        if size > _ALL_TREES or max(told.values(), default=0) > _TREE_SIZE:
            raise ExplainedError(TOO_MANY)
        waiting = set()
        for part in in_parts(told):
            for name, content in read(repository, part, objects=objects).items():
                held[name] = tree = _tree(name, content)
                waiting.update(one for _, one in tree.folders)
                folders += len(tree.folders)
            if folders > _ALL_FOLDERS:
                raise ExplainedError(TOO_MANY)
        waiting -= seen
        seen |= waiting
    return held


def _tree(name: str, content: bytes) -> _Tree:
    pattern = _ENTRY if len(name) == _SHA1_LENGTH else _ENTRY_SHA256
    found = pattern.findall(content)
    if len(found) > _PATHS:
        raise ExplainedError(TOO_MANY)
    if max((len(called) for _, called, _ in found), default=0) > _NAME:
        raise ExplainedError(TOO_LONG)
    folders = ((len(one), tree.hex()) for mode, one, tree in found if mode == _FOLDER)
    return _Tree(len(found), sum(len(called) for _, called, _ in found), tuple(folders))


def _extents(held: Mapping[str, _Tree]) -> dict[str, _Extent]:
    """The extent of each tree, those that it names before itself."""
    found: dict[str, _Extent] = {}
    waiting = list(held)
    while waiting:
        name = waiting[-1]
        left = {one for _, one in held[name].folders if one in held and one not in found}
        if name not in found and left:
            waiting += left
            continue
        waiting.pop()
        found[name] = _extent(held[name], found)
    return found


def _extent(tree: _Tree, found: Mapping[str, _Extent]) -> _Extent:
    paths, named, depth = tree.entries, tree.named, 1
    for length, one in tree.folders:
        below = found.get(one, _UNKNOWN)
        paths += below.paths
        named += (length + 1) * below.paths + below.named
        depth = max(depth, 1 + below.depth)
    # Never more than it takes to refuse it: the numbers themselves could grow for ever.
    return _Extent(min(paths, _PATHS + 1), min(named, _PATH_BYTES + 1), min(depth, _DEPTH + 1))
