"""Commits made of a tree and some files, by the person at the checkout, signed where theirs are.

Invariants: hooks are off; the index of the checkout is not touched; no ref names what is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from playbook.intake.git_process import GitError, run
from playbook.intake.lineage import Writer
from playbook.intake.own_git import Person, committer, signing

_UTF_8: Final = ("-c", "i18n.commitEncoding=UTF-8")
# Git takes these away from the ends of a name, and refuses one that is nothing else.
_NO_NAME: Final = " .,:;<>\"\\'"


class NobodyError(GitError):
    """The person's git does not know who they are."""


class NotSignedError(GitError):
    """The person's git is asked to sign commits, and could not; the message is what it said."""


def somebody(root: Path) -> Person:
    """Who sits at the checkout. Raises NobodyError, or GitError."""
    here = committer(root)
    if not (here.name and here.address):
        raise NobodyError("no user.name or user.email")
    return here


def new_blob(root: Path, content: bytes) -> str:
    """The id of a file with this content, which is there from now on. Raises GitError."""
    arguments = ("hash-object", "-w", "--stdin", "--no-filters")
    return run(root, *arguments, stdin=content).decode().strip()


def new_tree(root: Path, tree: str, entries: Iterable[str], bench: Path) -> str:
    """A tree with these entries laid over it, as `update-index --index-info` takes them.

    `bench` is a folder for an index of its own. Raises GitError.
    """
    index = {"GIT_INDEX_FILE": str(bench / "index")}
    run(root, "read-tree", tree, variables=index)
    listing = "".join(f"{entry}\0" for entry in entries).encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=listing, variables=index)
    return run(root, "write-tree", variables=index).decode().strip()


def new_commit(
    root: Path, tree: str, parents: Sequence[str], message: str, author: Writer | None = None
) -> str:
    """The id of a commit by the person at the checkout, for whoever wrote it.

    Raises NobodyError, NotSignedError, or GitError.
    """
    here = somebody(root)
    wrote = author or Writer(*here, "")
    signed = signing(root)
    arguments = [*_UTF_8, *(signed or ()), "commit-tree", tree]
    for parent in parents:
        arguments += ["-p", parent]
    arguments += ["-S"] if signed is not None else []
    people = {
        "GIT_AUTHOR_NAME": wrote.name if wrote.name.strip(_NO_NAME) else "?",
        "GIT_AUTHOR_EMAIL": wrote.address,
        "GIT_COMMITTER_NAME": here.name,
        "GIT_COMMITTER_EMAIL": here.address,
        **({"GIT_AUTHOR_DATE": f"@{wrote.date}"} if wrote.date else {}),
    }
    try:
        return run(root, *arguments, stdin=message.encode(), variables=people).decode().strip()
    except GitError as error:
        if signed is None:
            raise
        raise NotSignedError(str(error).partition("\n")[0]) from error
