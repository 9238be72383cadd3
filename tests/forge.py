"""A forge for tests: a bare repository with refs as forges keep them for pull requests."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path

from tests.checkouts import Checkout

PAGE = "docs/en/start/more.md"


def make_forge(checkout: Checkout, root: Path) -> Checkout:
    """A bare repository with main in it."""
    checkout.git("clone", "-q", "--bare", str(checkout.root), str(root))
    return Checkout(root)


def suggest(checkout: Checkout, forge: Checkout, ref: str, files: Mapping[str, str]) -> str:
    """Push a commit on main with these files to a ref; the commit's id."""
    checkout.git("checkout", "-q", "--detach", "main")
    for path, text in files.items():
        checkout.write(path, text)
    commit = checkout.commit(f"Secret words of a stranger for {ref}")
    checkout.git("push", "-q", "-f", str(forge.root), f"HEAD:{ref}")
    checkout.git("checkout", "-q", "main")
    return commit


def add_object(forge: Checkout, kind: bytes, content: bytes) -> str:
    """Write an object as it is, past every check of git's own commands; its id."""
    data = b"%s %d\x00" % (kind, len(content)) + content
    name = sha1(data, usedforsecurity=False).hexdigest()
    place = forge.root / "objects" / name[:2] / name[2:]
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(zlib.compress(data))
    return name


def add_commit(forge: Checkout, tree: str, *parents: str) -> str:
    """Write a commit with a tree that may be anything; its id."""
    who = "A <a@example.org> 1790000000 +0000"
    named = "".join(f"parent {parent}\n" for parent in parents)
    text = f"tree {tree}\n{named}author {who}\ncommitter {who}\n\nSecret words\n"
    return add_object(forge, b"commit", text.encode())


def entry(mode: str, name: str, blob: str) -> bytes:
    """An entry of a tree."""
    return f"{mode} {name}".encode() + b"\x00" + bytes.fromhex(blob)
