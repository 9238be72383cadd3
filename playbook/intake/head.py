"""What the checked-out commit holds."""

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
