"""The files of a checkout, as they lie on the disk.

Invariants: no link is followed, nothing outside `docs/` is read, no file larger than its limit is
read whole.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from playbook.model.edition import FileKind, TreeFile

_HEAD: Final = 512
_READ_AT_MOST: Final = 4 * 1024 * 1024
_TEXTS: Final = (".md", ".yml")
# What systems and editors leave behind; MkDocs does not publish these either.
_DROPPINGS: Final = (".DS_Store", "Thumbs.db", "desktop.ini", "*~", ".*.swp", ".#*")


@dataclass(frozen=True, slots=True)
class Checkout:
    """The tree under `docs/`, and the bytes of its pages and records."""

    files: tuple[TreeFile, ...]
    contents: Mapping[str, bytes]


def read_checkout(root: Path) -> Checkout:
    """What lies under `docs/` now."""
    files: list[TreeFile] = []
    contents: dict[str, bytes] = {}
    for path in _walk(root / "docs"):
        name = path.relative_to(root).as_posix()
        entry, content = _read(path, name)
        files.append(entry)
        if content is not None:
            contents[name] = content
    return Checkout(tuple(files), contents)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file, sorted; a linked folder is an entry itself and is not entered.

    A folder that can't be read raises: nothing may be judged clean because it was not seen.
    """
    for directory, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(linked))
        for name in sorted([*names, *linked]):
            if not any(fnmatch(name, pattern) for pattern in _DROPPINGS):
                yield here / name


def _refuse(error: OSError) -> None:
    raise error


def _read(path: Path, name: str) -> tuple[TreeFile, bytes | None]:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return TreeFile(name, "symlink", found.st_size), None
    if not stat.S_ISREG(found.st_mode):
        return TreeFile(name, "other", 0), None
    wanted = name.endswith(_TEXTS) and not name.startswith("docs/assets/")
    whole = wanted and found.st_size <= _READ_AT_MOST
    with path.open("rb") as file:
        content = file.read() if whole else file.read(_HEAD)
    executable = found.st_mode & stat.S_IXUSR and os.name == "posix"
    kind: FileKind = "executable" if executable else "file"
    entry = TreeFile(name, kind, found.st_size, content[:_HEAD])
    return entry, content if whole else None
