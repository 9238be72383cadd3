"""What the checked-out commit holds, and how commits of a checkout stand to each other."""

from __future__ import annotations

from pathlib import Path

from playbook.intake.git_process import GitError, run


def committed_blob(root: Path, path: str) -> str | None:
    """The blob that the checked-out commit holds at a path of the checkout, or None."""
    try:
        listed = run(root, "ls-tree", "-z", "HEAD", "--", path)
    except GitError:
        return None
    described = listed.partition(b"\t")[0].decode().split(" ")
    return described[2] if described[1:2] == ["blob"] else None


def commit_named(root: Path, revision: str) -> str | None:
    """The full id of a commit of the checkout, however a person names it; None where none is."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return run(root, *asked).decode().strip()
    except GitError:
        return None


def has_in_its_past(root: Path, commit: str, earlier: str) -> bool:
    """Whether a commit is another one or came after it; both are commit ids."""
    try:
        run(root, "merge-base", "--is-ancestor", earlier, commit)
    except GitError:
        return False
    return True
