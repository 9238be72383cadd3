"""Builds a forge that holds one suggestion for each case of the hostile corpus.

Objects are written as they are, past every check of git's own commands; names too.
"""

from __future__ import annotations

import struct
import subprocess
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha1
from types import MappingProxyType
from typing import Final

from tests.checkouts import SMALL, Checkout

# A word that only strangers write: in contents, names of files, messages and names of authors.
CANARY: Final = "zqcanary"
TALK: Final = "docs/en/methods/talk.md"
PLAIN: Final = "100644"
TREE: Final = "40000"
# Branches below it are suggestions; what else a forge holds is none.
BRANCHES: Final = "suggest/"


_FIRST: Final = 1001


class Fate(StrEnum):
    """What must happen to a suggestion."""

    IGNORED = "its ref is no door's, and is never asked for"
    NOT_FETCHED = "it is refused at the fetch, and nothing of it is kept under a name"
    REFUSED = "its tree is refused by a TRE code"
    APART = "it needs a maintainer's own review"
    FINDING = "a finding says what is wrong"
    KEPT = "it is harmless text"


@dataclass(frozen=True)
class Case:
    """A suggestion, named in words, and what must happen to it.

    `codes` are those of the rules, or the words of git, that must be told. `files` are laid over
    main by their paths; `make` writes what no files can say, and gives the object that the ref
    names. Without a `ref` of its own a case is a pull request.
    """

    name: str
    fate: Fate
    codes: tuple[str, ...] = ()
    files: Mapping[str | bytes, File] = field(default_factory=dict)
    make: Callable[[Objects], str] | None = None
    ref: bytes = b""


@dataclass(frozen=True)
class Entry:
    """An entry of a tree with a mode of its own, at an object that is there or is written."""

    mode: str
    content: bytes = b""
    id: str = ""


File = bytes | Entry | None
Folder = dict[bytes, "Entry | Folder"]


@dataclass(frozen=True)
class Built:
    """The forge, and the ref of each case."""

    forge: Checkout
    refs: Mapping[str, Case]


class Objects:
    """The objects of a forge, written loose; main's tree lies below each case's files."""

    def __init__(self, forge: Checkout) -> None:
        self._root = forge.root / "objects"
        self.main = forge.git("rev-parse", "main")
        self._main = _tree_of(forge)

    def add(self, kind: str, content: bytes) -> str:
        """Write an object; its id."""
        data = b"%s %d\x00" % (kind.encode(), len(content)) + content
        name = sha1(data, usedforsecurity=False).hexdigest()
        place = self._root / name[:2] / name[2:]
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(zlib.compress(data, 1))
        return name

    def add_pack(self, objects: Sequence[bytes]) -> None:
        """Take a pack in, of objects as packs hold them."""
        pack = b"PACK" + struct.pack(">II", 2, len(objects)) + b"".join(objects)
        pack += sha1(pack, usedforsecurity=False).digest()
        index = ["git", "-C", str(self._root.parent), "index-pack", "--stdin"]
        subprocess.run(index, input=pack, check=True, capture_output=True)

    def tree(self, *entries: tuple[str, bytes, str]) -> str:
        """A tree with these entries, in this order; its id."""
        return self.add("tree", b"".join(map(_written, entries)))

    def commit(
        self, tree: str, parents: Sequence[str] | None = None, message: bytes = b"", who: str = ""
    ) -> str:
        """A commit of a tree on main, in a stranger's name and words; its id."""
        by = f"{who or CANARY} <{CANARY}@example.org> 1790000000 +0000"
        named = "".join(f"parent {one}\n" for one in (parents or [self.main]))
        head = f"tree {tree}\n{named}author {by}\ncommitter {by}\n\n"
        return self.add("commit", head.encode() + (message or f"Say {CANARY}\n".encode()))

    def on_main(
        self, files: Mapping[str | bytes, File], instead: Mapping[str, str] = MappingProxyType({})
    ) -> str:
        """Main's tree with files laid over it, and whole folders put in; its id."""
        root = _copied(self._main)
        for path, file in files.items():
            *folders, name = _bytes(path).split(b"/")
            folder = _folder(root, folders)
            if file is None:
                del folder[name]
            else:
                folder[name] = Entry(PLAIN, file) if isinstance(file, bytes) else file
        for path, tree in instead.items():
            *folders, name = _bytes(path).split(b"/")
            _folder(root, folders)[name] = Entry(TREE, id=tree)
        return self._folder_written(root)

    def _folder_written(self, folder: Folder) -> str:
        entries = []
        for name, one in folder.items():
            if isinstance(one, dict):
                entries.append((TREE, name, self._folder_written(one)))
            else:
                entries.append((one.mode, name, one.id or self.add("blob", one.content)))
        return self.tree(*sorted(entries, key=_order))


def build(forge: Checkout, cases: Iterable[Case]) -> Built:
    """Write each case into a forge under a ref of its own."""
    objects = Objects(forge)
    refs: dict[str, Case] = {}
    lines = [b"# pack-refs with: peeled fully-peeled sorted \n"]
    heads = {b"refs/heads/main": objects.main}
    # Those that are refused stand together, so that a fetch finds them in few attempts.
    ordered = sorted(cases, key=lambda case: case.fate is Fate.NOT_FETCHED)
    for number, case in enumerate(ordered, start=_FIRST):
        ref = case.ref or f"refs/pull/{number}/head".encode()
        made = case.make(objects) if case.make else objects.commit(objects.on_main(case.files))
        assert ref not in heads, f"two cases at {ref!r}"
        heads[ref] = made
        refs[ref.decode(errors="surrogateescape")] = case
    lines += [head.encode() + b" " + ref + b"\n" for ref, head in sorted(heads.items())]
    forge.root.joinpath("packed-refs").write_bytes(b"".join(lines))
    return Built(forge, refs)


def talk(body: str = "", front: str = "", before: str = "", after: str = "") -> bytes:
    """The page of main with a line of metadata put in, words at its end, or words replaced."""
    text = (SMALL / TALK).read_text(encoding="utf-8")
    assert before in text
    text = text.replace(before, after, 1) if before else text
    text = text.replace("\n---\n## ", f"\n{front}\n---\n## ", 1) if front else text
    return f"{text}\n{body}\n".encode("utf-8", "surrogatepass")


def says(words: str) -> Mapping[str | bytes, File]:
    """A change of the page alone: these words at its end."""
    return {TALK: talk(f"{CANARY} says:\n\n{words}")}


def words_of(case: Case) -> bytes | None:
    """What a case writes in the page, where it writes only that."""
    held = case.files.get(TALK)
    return held if isinstance(held, bytes) else None


def _tree_of(forge: Checkout) -> Folder:
    root: Folder = {}
    for line in forge.git("ls-tree", "-r", "-z", "main").split("\0"):
        described, _, path = line.partition("\t")
        if path:
            mode, _, blob = described.split(" ")
            *folders, name = path.encode().split(b"/")
            _folder(root, folders)[name] = Entry(mode, id=blob)
    return root


def _folder(root: Folder, parts: Iterable[bytes]) -> Folder:
    for part in parts:
        inside = root.setdefault(part, {})
        if not isinstance(inside, dict):
            inside = root[part] = {}
        root = inside
    return root


def _copied(folder: Folder) -> Folder:
    return {name: _copied(one) if isinstance(one, dict) else one for name, one in folder.items()}


def _order(entry: tuple[str, bytes, str]) -> bytes:
    """Git's order: a folder stands as if its name ended with a slash."""
    mode, name, _ = entry
    return name + b"/" if mode == TREE else name


def _written(entry: tuple[str, bytes, str]) -> bytes:
    mode, name, blob = entry
    return mode.encode() + b" " + name + b"\x00" + bytes.fromhex(blob)


def _bytes(path: str | bytes) -> bytes:
    return path if isinstance(path, bytes) else path.encode("utf-8", "surrogateescape")
