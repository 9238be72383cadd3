"""The files of a commit, read from git as a checkout of it would lie on the disk.

Invariants: no work tree is needed or touched; two processes of git answer, however many files there
are; of a file that is no page or record only its kind and size are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.checkout import READ_AT_MOST, Checkout, is_dropping, is_text
from playbook.intake.git_process import run
from playbook.intake.objects import read
from playbook.model.edition import FileKind, TreeFile

KINDS: Final[dict[str, FileKind]] = {
    "100644": "file",
    "100664": "file",
    "100755": "executable",
    "120000": "symlink",
    "160000": "submodule",
}
_ENTRY: Final = re.compile(rb"([0-7]{6}) [a-z]+ ([0-9a-f]+) +([0-9]+|-)\t(.+)", re.DOTALL)
_HEAD: Final = 512


class _Entry(NamedTuple):
    """A file of a tree as git lists it."""

    path: str
    kind: FileKind
    blob: str
    size: int

    @property
    def is_read(self) -> bool:
        plain = self.kind in {"file", "executable"}
        return plain and is_text(self.path) and self.size <= READ_AT_MOST


def read_tree(repository: Path, commit: str) -> Checkout:
    """What lies under `docs/` in a commit, by its full id; raises GitError."""
    listed = run(repository, "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", "docs/")
    entries = list(_entries(listed))
    wanted = {one.blob for one in entries if one.is_read}
    held = read(repository, wanted)
    contents = {one.path: held[one.blob] for one in entries if one.is_read and one.blob in held}
    files = (
        TreeFile(one.path, one.kind, one.size, contents.get(one.path, b"")[:_HEAD])
        for one in entries
    )
    return Checkout(tuple(files), contents)


def _entries(listed: bytes) -> Iterator[_Entry]:
    for line in listed.split(b"\0"):
        found = _ENTRY.fullmatch(line)
        if found:
            mode, blob, size, name = found.groups()
            path = name.decode(errors="surrogateescape")
            if not is_dropping(path.rpartition("/")[2]):
                kind = KINDS.get(mode.decode(), "other")
                yield _Entry(path, kind, blob.decode(), int(size) if size != b"-" else 0)
