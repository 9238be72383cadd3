"""The files of a checkout, as they lie on the disk.

Invariants: no link is followed, nothing outside `docs/` is read, no file larger than its limit is
read whole.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import Final, NamedTuple

from playbook.model.edition import FileKind, TreeFile

_HEAD: Final = 512
READ_AT_MOST: Final = 4 * 1024 * 1024
_TEXTS: Final = (".md", ".yml")
# What systems and editors leave behind; MkDocs does not publish these either.
_DROPPINGS: Final = (".DS_Store", "Thumbs.db", "desktop.ini", "*~", ".*.swp", ".#*")
_DROPPING: Final = re.compile("|".join(map(translate, map(os.path.normcase, _DROPPINGS))))


@dataclass(frozen=True, slots=True)
class Checkout:
    """The tree under `docs/`, and the bytes of its pages and records."""

    files: tuple[TreeFile, ...]
    contents: Mapping[str, bytes]


class Stamp(NamedTuple):
    """What a system tells of a file without opening it; another stamp, another file."""

    mode: int
    size: int
    modified: int
    changed: int
    number: int


class _Known(NamedTuple):
    """A file as it was read last."""

    stamp: Stamp
    entry: TreeFile
    content: bytes | None


class CheckoutReader:
    """Reads a checkout again and again; a file with the stamp it had is not opened.

    What is read again and found the same stays the same object, so that others can tell.
    """

    def __init__(self, root: Path) -> None:
        self._docs = root / "docs"
        self._known: Mapping[str, _Known] = {}

    def unread(self) -> dict[str, Stamp] | None:
        """The stamps of the files there are, where they are not those that were read last."""
        now = {name: _stamp(entry) for name, entry in _walk(self._docs)}
        return None if now == {name: one.stamp for name, one in self._known.items()} else now

    def read(self) -> Checkout:
        """What lies under `docs/` now."""
        self._known = {name: self._look(name, entry) for name, entry in _walk(self._docs)}
        read = self._known.items()
        contents = {name: known.content for name, known in read if known.content is not None}
        return Checkout(tuple(known.entry for known in self._known.values()), contents)

    def _look(self, name: str, found: os.DirEntry[str]) -> _Known:
        before, stamp = self._known.get(name), _stamp(found)
        if before and before.stamp == stamp:
            return before
        read = _Known(stamp, *_read(found.path, name, stamp))
        return before._replace(stamp=stamp) if before and before[1:] == read[1:] else read


def read_checkout(root: Path) -> Checkout:
    """What lies under `docs/` now."""
    return CheckoutReader(root).read()


def is_text(path: str) -> bool:
    """Whether a file is read whole: a page or a record, by its place and ending."""
    return path.endswith(_TEXTS) and not path.startswith("docs/assets/")


def is_dropping(name: str) -> bool:
    """Whether systems and editors leave a file of this name behind."""
    return _DROPPING.match(os.path.normcase(name)) is not None


def _walk(docs: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file, sorted, with its path from the root; a linked folder is not entered.

    A folder that can't be read raises: nothing may be judged clean because it was not seen.
    """
    folders = [(str(docs), docs.name)]
    while folders:
        folder, name = folders.pop()
        with os.scandir(folder) as listed:
            found = sorted(listed, key=lambda entry: entry.name)
        inside: list[tuple[str, str]] = []
        for entry in found:
            here = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                inside.append((entry.path, here))
            elif not is_dropping(entry.name):
                yield here, entry
        folders += reversed(inside)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    found = entry.stat(follow_symlinks=False)
    return Stamp(found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _read(path: str, name: str, stamp: Stamp) -> tuple[TreeFile, bytes | None]:
    if stat.S_ISLNK(stamp.mode):
        return TreeFile(name, "symlink", stamp.size), None
    if not stat.S_ISREG(stamp.mode):
        return TreeFile(name, "other", 0), None
    whole = is_text(name) and stamp.size <= READ_AT_MOST
    with Path(path).open("rb") as file:
        content = file.read() if whole else file.read(_HEAD)
    executable = stamp.mode & stat.S_IXUSR and os.name == "posix"
    kind: FileKind = "executable" if executable else "file"
    entry = TreeFile(name, kind, stamp.size, content[:_HEAD])
    return entry, content if whole else None
